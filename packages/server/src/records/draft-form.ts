/** Which form a draft is of. */
import { z } from 'zod';

/** Which form it is of: the name of a kind, or of another form. */
export const form = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/, 'the name of a form, in lower case')
  .max(100);
