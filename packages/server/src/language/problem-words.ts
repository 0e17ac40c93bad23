/** A refusal in words: what happened, what the person can do, and why each field was refused. */
import { type Problem, PROBLEMS } from '@openmara/core/access/problems';
import { type Locale, LOCALES } from '@openmara/core/language/languages';
import { hasMessage, message } from './messages.ts';

/** A reason in words, and the id of its message where it is one, for a form that puts it beside the field. */
interface Fault {
  readonly field?: string;
  readonly reason: string;
  readonly message?: string;
}

/** @param locale of the reader */
export function problemWords(
  problem: Problem,
  locale: Locale,
): { readonly title: string; readonly action: string; readonly errors: readonly Fault[] } {
  const id = `problem.${problem.code}`;
  return {
    title: message(locale, id),
    action: message(locale, `${id}.how`, { languages: LOCALES.join(', ') }),
    errors: problem.details.map(({ field, reason, places = {} }) => ({
      ...(field === undefined ? {} : { field }),
      reason: message(locale, reason, places),
      ...(hasMessage(reason) ? { message: reason } : {}),
    })),
  };
}

/** The problem document that is sent (RFC 9457). @param locale of the reader */
export function problemDocument(problem: Problem, locale: Locale): Record<string, unknown> {
  const { title, action, errors } = problemWords(problem, locale);
  return {
    type: `urn:openmara:problem:${problem.code}`,
    title,
    status: PROBLEMS[problem.code].status,
    detail: action,
    code: problem.code,
    errors,
  };
}
