/**
 * From a report to a verified incident: a history of steps and its pure fold. The rules are those of the
 * provisional guidance note on resolution 1960 (2010): four eyes, and for *verified* one direct primary
 * source or two independent ones.
 */
import { Problem } from '../access/problems.ts';

/** Where an incident stands (domain: reported → under verification → decided). */
export type IncidentStatus =
  'reported' | 'under_verification' | 'verified' | 'not_verified' | 'unfounded' | 'out_of_scope';
/** What can be decided on an incident; `reopened` takes a decision back. */
export const DECISIONS = [
  'verified',
  'not_verified',
  'unfounded',
  'out_of_scope',
  'under_verification',
] as const;
/** A decision on an incident. */
export type Decision = (typeof DECISIONS)[number];
/** How a step was taken. */
export const METHODS = [
  'interview',
  'medical_document',
  'independent_sources',
  'site_visit',
  'official_record',
] as const;
/** A method of verification. */
export type Method = (typeof METHODS)[number];

/** What the house notes among the steps: what happened to a source, or to what is held; labels: list `noticeCause`. */
export const NOTICE_CAUSES = [
  'report_changed',
  'source_withdrawn',
  'source_separated',
  'source_dependent',
  'source_independent',
  'facts_corrected',
] as const;
/** What a notice tells of. */
export type NoticeCause = (typeof NOTICE_CAUSES)[number];
const TAKES_BACK: ReadonlySet<NoticeCause> = new Set([
  'source_withdrawn',
  'source_separated',
  'source_dependent',
  'facts_corrected',
]);
/**
 * Whether what was verified is under verification again: it has one source less to rest on, or what is held is no
 * longer what was verified.
 */
export const takesVerifiedBack = (cause: NoticeCause): boolean => TAKES_BACK.has(cause);

/**
 * One step or decision: who, when, how, on which grounds. A notice is written by the house when something happened
 * to a source or a fact was corrected; its officer is who did that, and its decision is `under_verification` where it takes *verified* back.
 */
export interface VerificationStep {
  readonly kind: 'step' | 'decision' | 'notice';
  readonly method: Method | null;
  readonly decision: Decision | null;
  readonly primarySource: boolean;
  /** The report whose source was heard, or to which something happened. */
  readonly reportId: string | null;
  readonly cause: NoticeCause | null;
  readonly officerId: string;
  readonly takenOn: string;
  readonly grounds: string;
}

/** What the steps so far amount to. */
export interface VerificationState {
  readonly status: IncidentStatus;
  readonly decidedOn: string | null;
  readonly reversals: number;
}

/** The state after the steps in order. A decision of `under_verification` reopens: it reverses, keeping all. */
export function foldVerification(steps: readonly VerificationStep[]): VerificationState {
  let state: VerificationState = { status: 'reported', decidedOn: null, reversals: 0 };
  for (const step of steps) {
    if (step.kind !== 'step' && step.decision) {
      const wasDecided = state.status !== 'reported' && state.status !== 'under_verification';
      state = {
        status: step.decision,
        decidedOn: step.decision === 'under_verification' ? null : step.takenOn,
        reversals: state.reversals + (wasDecided && step.decision !== state.status ? 1 : 0),
      };
    } else if (step.kind === 'step' && state.status === 'reported')
      state = { ...state, status: 'under_verification' };
  }
  return state;
}

/**
 * What a decision may rest on at the moment at which it is made. A report that was withdrawn by its publisher, or
 * separated from the incident, is no source of it.
 */
export interface Evidence {
  /** Accounts that filed, changed, joined or separated a report of the incident, or corrected what is held of it. */
  readonly involved: ReadonlySet<string>;
  /** Sources that do not go back to one conversation. */
  readonly independentSources: number;
  /** Recorded steps that heard a direct primary source which still stands. */
  readonly primarySources: number;
}

/** What can stand against a decision, each the code of its refusal. */
export const OBSTACLES = ['four_eyes', 'step_needed', 'standard_of_proof'] as const;
/** What stands against a decision. */
export type Obstacle = (typeof OBSTACLES)[number];

/** *Verified* rests on one direct primary source or two independent ones. */
const meetsStandard = (evidence: Pick<Evidence, 'independentSources' | 'primarySources'>): boolean =>
  evidence.primarySources >= 1 || evidence.independentSources >= 2;

/**
 * Whether an incident waits for nothing but the decision of somebody who had no hand in it.
 * @param taken whether a step with a method is recorded
 */
export const isDecidable = (
  status: string,
  taken: boolean,
  evidence: Pick<Evidence, 'independentSources' | 'primarySources'>,
): boolean => status === 'under_verification' && taken && meetsStandard(evidence);

/** All that stands against a decision by this officer as things stand; a page says it before anything is written. */
export function obstaclesTo(
  decision: Decision,
  history: readonly VerificationStep[],
  evidence: Evidence,
  officerId: string,
): Obstacle[] {
  // Taking a decision back rests on nothing new; every other one on something that somebody did and recorded.
  const taken = history.some((step) => step.kind === 'step' && step.method !== null);
  const stands: Readonly<Record<Obstacle, boolean>> = {
    four_eyes: evidence.involved.has(officerId),
    step_needed: decision !== 'under_verification' && !taken,
    standard_of_proof: decision === 'verified' && !meetsStandard(evidence),
  };
  return OBSTACLES.filter((obstacle) => stands[obstacle]);
}

/**
 * Whether the step may follow; throws the refusal from the catalogue.
 * @throws Problem four_eyes, step_needed, standard_of_proof or out_of_order
 */
export function assertMayFollow(
  history: readonly VerificationStep[],
  next: VerificationStep,
  evidence: Evidence,
): void {
  if (next.kind !== 'decision') return;
  if (!next.decision)
    throw new Problem('input_invalid', [{ field: 'decision', reason: 'problem.why.which-decision' }]);
  const [first] = obstaclesTo(next.decision, history, evidence, next.officerId);
  if (first === 'four_eyes') throw new Problem(first);
  const current = foldVerification(history);
  if (current.status === next.decision)
    throw new Problem('out_of_order', [{ reason: 'problem.why.decided-so' }]);
  if (first) throw new Problem(first);
}

/** Late verification: decided after the quarter in which the incident happened (counted in the quarter of decision). */
export function isLate(happenedTo: string | null, decidedOn: string | null): boolean {
  if (!happenedTo || !decidedOn) return false;
  const quarterOf = (iso: string): number =>
    Number(iso.slice(0, 4)) * 4 + Math.floor((Number(iso.slice(5, 7)) - 1) / 3);
  return quarterOf(decidedOn) > quarterOf(happenedTo);
}
