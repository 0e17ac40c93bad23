/** What is said of an account, wherever one is made. */
import { FIRST_LOCALE, LOCALES } from '@openmara/core/language/languages';
import { z } from 'zod';

export const email = z.email('problem.why.email').max(254);
export const personName = z.string().min(1).max(200);
export const password = z.string().min(12, 'problem.why.password').max(1000);
export const locale = z.enum(LOCALES).default(FIRST_LOCALE);
