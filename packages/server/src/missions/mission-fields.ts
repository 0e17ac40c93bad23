/** What is said of a mission, wherever one is made. */
import { z } from 'zod';

export const missionCode = z.string().regex(/^[A-Z][A-Z0-9-]{1,15}$/, 'problem.why.mission-code');
export const missionCountry = z.string().regex(/^[A-Z]{3}$/, 'problem.why.country-code');
