/** What stands against an input, as messages of the catalogue: the schema finds it, the reader's language says it. */
import type { ProblemDetail } from '@openmara/core/access/problems';
import type { z } from 'zod';

type Issue = Parameters<z.core.$ZodErrorMap>[0];

/** Whether a limit is one of characters, of entries, or of the number itself. */
const limited = (issue: { readonly origin: string }, small: boolean): string => {
  if (issue.origin === 'string') return small ? 'problem.why.too-short' : 'problem.why.too-long';
  if (['array', 'set', 'map', 'file'].includes(issue.origin))
    return small ? 'problem.why.too-few' : 'problem.why.too-many';
  return small ? 'problem.why.too-small' : 'problem.why.too-large';
};

function formatted(issue: { readonly format: string }): string {
  if (issue.format === 'uuid') return 'problem.why.address';
  if (issue.format === 'email') return 'problem.why.email';
  return 'problem.why.format';
}

/** The id of the message for what a schema has no words of its own for. */
export function whyNot(issue: Issue): string {
  if (issue.input === undefined) return 'problem.why.missing';
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1 ? 'problem.why.missing' : limited(issue, true);
    case 'too_big':
      return limited(issue, false);
    case 'invalid_format':
      return formatted(issue);
    case 'invalid_value':
      return 'problem.why.choice';
    case 'unrecognized_keys':
      return 'problem.why.fields';
    case 'custom':
      return 'problem.why.impossible';
    default:
      return 'problem.why.type';
  }
}

/** What fills the places of the message. */
function placesOf(issue: z.core.$ZodIssue): Record<string, string> {
  switch (issue.code) {
    case 'too_small':
      return { limit: String(issue.minimum) };
    case 'too_big':
      return { limit: String(issue.maximum) };
    case 'invalid_value':
      return { choices: issue.values.map(String).join(', ') };
    case 'unrecognized_keys':
      return { fields: issue.keys.join(', ') };
    default:
      return {};
  }
}

/** One issue as the catalogue has it. */
export const detailOf = (issue: z.core.$ZodIssue): ProblemDetail => ({
  field: issue.path.join('.'),
  reason: issue.message,
  places: placesOf(issue),
});
