/** What is said of an account, wherever one is made. */
import { FIRST_LOCALE, LOCALES } from '@openmara/core/language/languages';
import { z } from 'zod';

export const email = z.email('an e-mail address').max(254);
export const personName = z.string().min(1).max(200);
export const password = z.string().min(12, 'at least 12 characters').max(1000);
export const locale = z.enum(LOCALES).default(FIRST_LOCALE);
