/**
 * The catalogue of errors (RFC 9457). Every refusal has a stable code, says what happened and what the
 * person can do, and carries no personal data. The words are messages of `locales/{language}/problems.json`.
 */

/** Every refusal with its HTTP status; `problem.{code}` says what happened, `problem.{code}.how` what to do. */
export const PROBLEMS = {
  sign_in_needed: { status: 401 },
  sign_in_failed: { status: 401 },
  not_allowed: { status: 403 },
  not_found: { status: 404 },
  no_such_operation: { status: 404 },
  input_invalid: { status: 422 },
  body_not_json: { status: 400 },
  body_too_large: { status: 413 },
  cross_site: { status: 403 },
  too_many_attempts: { status: 429 },
  four_eyes: { status: 409 },
  standard_of_proof: { status: 409 },
  composed_it: { status: 409 },
  step_needed: { status: 409 },
  out_of_order: { status: 409 },
  changed_meanwhile: { status: 409 },
  already_joined: { status: 409 },
  second_person: { status: 403 },
  invitation_over: { status: 410 },
  already_set_up: { status: 409 },
  already_exists: { status: 409 },
  file_refused: { status: 422 },
  file_too_demanding: { status: 422 },
  upload_quota: { status: 409 },
  import_asks: { status: 409 },
  import_built_on: { status: 409 },
  import_not_ready: { status: 409 },
  locale_missing: { status: 422 },
  busy: { status: 503 },
  database_away: { status: 503 },
  fault: { status: 500 },
} as const;
/** The stable code of a refusal. */
export type ProblemCode = keyof typeof PROBLEMS;

/** What exactly was refused: a field by its path, and the reason. */
export interface ProblemDetail {
  readonly field?: string;
  /** The id of a message, or a sentence where what refuses writes its own. */
  readonly reason: string;
  /** What fills the places of the message. */
  readonly places?: Readonly<Record<string, string>>;
}

/** A refusal from the catalogue. `detail` holds field names and reasons, never a person's data. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: readonly ProblemDetail[];
  /** Seconds after which asking again makes sense, where that is known. */
  readonly retryAfter: number | null;
  constructor(code: ProblemCode, details: readonly ProblemDetail[] = [], retryAfter: number | null = null) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.details = details;
    this.retryAfter = retryAfter;
  }
}
