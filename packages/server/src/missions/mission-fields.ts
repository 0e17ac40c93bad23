/** What is said of a mission, wherever one is made. */
import { z } from 'zod';

export const missionCode = z.string().regex(/^[A-Z][A-Z0-9-]{1,15}$/, 'capital letters, as UNMISS');
export const missionCountry = z.string().regex(/^[A-Z]{3}$/, 'three letters, as SSD');
