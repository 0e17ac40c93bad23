/**
 * The catalogue of errors (RFC 9457). Every refusal has a stable code, says what happened and what the
 * person can do, and carries no personal data.
 */
import { LOCALES } from '../language/languages.ts';

/** Every refusal: HTTP status, what happened, what the person can do. */
export const PROBLEMS = {
  sign_in_needed: { status: 401, title: 'Sign in first', action: 'Sign in and try again.' },
  sign_in_failed: {
    status: 401,
    title: 'E-mail address or password do not match',
    action: 'Check both and try again.',
  },
  not_allowed: {
    status: 403,
    title: 'Your role does not include this',
    action: 'Ask the Senior Women’s Protection Adviser of the mission.',
  },
  not_found: {
    status: 404,
    title: 'There is nothing here that you may see',
    action: 'Check the reference, or go back to the list.',
  },
  no_such_operation: {
    status: 404,
    title: 'No such operation',
    action: 'See /api/openapi.json for the list.',
  },
  input_invalid: {
    status: 422,
    title: 'Something in the request is missing or wrong',
    action: 'Correct the fields named below and send it again.',
  },
  body_not_json: { status: 400, title: 'The request body is not JSON', action: 'Send a JSON object.' },
  body_too_large: {
    status: 413,
    title: 'The request is larger than allowed',
    action: 'Send less at once; a large file goes through import.',
  },
  cross_site: {
    status: 403,
    title: 'The request came from another site',
    action: 'Use the pages of this address.',
  },
  too_many_attempts: {
    status: 429,
    title: 'Too many attempts',
    action: 'Wait for the time that is said below and try again.',
  },
  four_eyes: {
    status: 409,
    title: 'Whoever filed, changed, joined or separated a report cannot decide on its incident',
    action: 'Ask another verifying officer to decide.',
  },
  standard_of_proof: {
    status: 409,
    title: 'The standard for “verified” is not met',
    action: 'Record one direct primary source, or two independent sources, first.',
  },
  composed_it: {
    status: 409,
    title: 'Whoever composed a document does not clear it',
    action: 'Ask another who clears documents in the mission.',
  },
  step_needed: {
    status: 409,
    title: 'No verification step with a method is recorded yet',
    action: 'Record what was done, by which method and on what grounds, and then decide.',
  },
  out_of_order: {
    status: 409,
    title: 'That step does not follow from the present state',
    action: 'Open the incident again and see its history.',
  },
  changed_meanwhile: {
    status: 409,
    title: 'Somebody changed this record meanwhile',
    action: 'Open it again and repeat the change.',
  },
  already_joined: {
    status: 409,
    title: 'The report already belongs to an incident',
    action: 'Separate it there first.',
  },
  second_person: {
    status: 403,
    title: 'A role is given by a second person who holds it, and never to oneself',
    action: 'Ask somebody who holds that role in the mission, or its Senior Women’s Protection Adviser.',
  },
  invitation_over: {
    status: 410,
    title: 'This invitation was used, replaced or has run out',
    action: 'Ask whoever invited you for a new one.',
  },
  already_set_up: {
    status: 409,
    title: 'This installation already has an administrator',
    action: 'Ask the administrator for an account.',
  },
  already_exists: {
    status: 409,
    title: 'There is already one with that code or name',
    action: 'Choose another, or open the existing one.',
  },
  file_refused: {
    status: 422,
    title: 'The file cannot be read',
    action: 'See the reason, correct the file and import it again.',
  },
  file_too_demanding: {
    status: 422,
    title: 'Reading the file takes more time or memory than a file may take',
    action: 'Save only the sheet and the columns that are needed as CSV, or divide it, and import the parts.',
  },
  upload_quota: {
    status: 409,
    title: 'Too many uploaded files are waiting',
    action: 'Import those that you have, or wait: what is not imported is deleted after a day.',
  },
  import_asks: {
    status: 409,
    title: 'The import needs an answer first',
    action: 'Answer the question below with the import, and start it again.',
  },
  import_built_on: {
    status: 409,
    title: 'Something was built on this import',
    action: 'Take that back first, or correct single reports instead.',
  },
  import_not_ready: {
    status: 409,
    title: 'The import is not in a state for that',
    action: 'Wait until it has been read, or start again.',
  },
  locale_missing: {
    status: 422,
    title: 'That language is not available',
    action: `Use one of ${LOCALES.join(', ')}.`,
  },
  busy: { status: 503, title: 'The server is busy', action: 'Try again in a few seconds.' },
  database_away: {
    status: 503,
    title: 'The database does not answer at the moment',
    action:
      'It is being started again. Try again in a few seconds; if you were sending something, look first whether it has arrived.',
  },
  fault: {
    status: 500,
    title: 'Something went wrong on our side',
    action: 'Nothing was changed. Try again; if it persists, give the operator the reference.',
  },
} as const;
/** The stable code of a refusal. */
export type ProblemCode = keyof typeof PROBLEMS;

/** What exactly was refused: a field by its path, and the reason as a sentence. */
export interface ProblemDetail {
  readonly field?: string;
  readonly reason: string;
  /** The message that says the reason in the reader's language, where there is one. */
  readonly message?: string;
}

/** A refusal from the catalogue. `detail` holds field names and reasons, never a person's data. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: readonly ProblemDetail[];
  /** Seconds after which asking again makes sense, where that is known. */
  readonly retryAfter: number | null;
  constructor(code: ProblemCode, details: readonly ProblemDetail[] = [], retryAfter: number | null = null) {
    super(PROBLEMS[code].title);
    this.name = 'Problem';
    this.code = code;
    this.details = details;
    this.retryAfter = retryAfter;
  }
}

/** The problem document that is sent. */
export function problemDocument(problem: Problem): Record<string, unknown> {
  const entry = PROBLEMS[problem.code];
  return {
    type: `urn:openmara:problem:${problem.code}`,
    title: entry.title,
    status: entry.status,
    detail: entry.action,
    code: problem.code,
    errors: problem.details,
  };
}
