/** What is proposed for each of several reports, what a person makes of it, and the decisions that follow. */
import type { Candidates, Likeness } from './likeness.ts';

/** Nothing for now, a new incident, an incident that is there, or the same new one as another of the reports. */
export type Choice =
  | { readonly does: 'leave' | 'open' }
  | { readonly does: 'join'; readonly incidentId: string }
  | { readonly does: 'follow'; readonly reportId: string };
export type Choices = Readonly<Record<string, Choice>>;

/** A choice as the value of an option. */
export const codeOf = (choice: Choice): string =>
  choice.does === 'join'
    ? `join:${choice.incidentId}`
    : choice.does === 'follow'
      ? `follow:${choice.reportId}`
      : choice.does;
export function choiceOf(code: string): Choice {
  const [does, id = ''] = code.split(':');
  if (does === 'join') return { does, incidentId: id };
  if (does === 'follow') return { does, reportId: id };
  return { does: does === 'open' ? 'open' : 'leave' };
}

/**
 * What is chosen before anybody has looked: joined where place, date and more agree and nothing contradicts; opened
 * where place or date contradict every incident and every report before it; what lies between is left to be looked at.
 */
export function proposeChoices(items: readonly Candidates[]): Choices {
  const choices: Record<string, Choice> = {};
  for (const { report, proposals, alike } of items) {
    const best = proposals.find((proposal) => !proposal.apart && proposal.possible);
    const twin = alike.find(
      ({ reportId, strong }) => strong && ['open', 'join'].includes(choices[reportId]?.does ?? ''),
    );
    const followed = twin && choices[twin.reportId];
    if (report.incidentId) choices[report.id] = { does: 'leave' };
    else if (best?.strong) choices[report.id] = { does: 'join', incidentId: best.incident.id };
    else if (twin && followed)
      choices[report.id] = followed.does === 'join' ? followed : { does: 'follow', reportId: twin.reportId };
    else {
      const doubtful = best ?? alike.find(({ reportId }) => choices[reportId]);
      choices[report.id] = { does: doubtful ? 'leave' : 'open' };
    }
  }
  return choices;
}

/** How the report stands to what is chosen for it; nothing where a new incident is opened, or nothing is done. */
export function likenessOf(item: Candidates, choice: Choice): Likeness | undefined {
  if (choice.does === 'join')
    return item.proposals.find((proposal) => proposal.incident.id === choice.incidentId);
  if (choice.does === 'follow') return item.alike.find((other) => other.reportId === choice.reportId);
  return undefined;
}

interface Decision {
  readonly reportId: string;
  readonly incidentId?: string;
  readonly withReport?: string;
}
/**
 * The decisions that the choices come to: who follows a report that is joined joins there as well.
 * @returns without those that are left; and which of them follow a report for which nothing is chosen
 */
export function decisionsOf(choices: Choices): { decisions: Decision[]; loose: string[] } {
  const decisions: Decision[] = [];
  const loose: string[] = [];
  for (const [reportId, choice] of Object.entries(choices)) {
    if (choice.does === 'leave') continue;
    const end = endOf(choices, reportId);
    const last = end === null ? undefined : choices[end];
    if (end === null || !last || last.does === 'leave') loose.push(reportId);
    else if (last.does === 'join') decisions.push({ reportId, incidentId: last.incidentId });
    else decisions.push(end === reportId ? { reportId } : { reportId, withReport: end });
  }
  return { decisions, loose };
}
/** The report that is followed in the end; null where they follow each other in a circle. */
function endOf(choices: Choices, reportId: string): string | null {
  const seen = new Set<string>();
  let at = reportId;
  for (let choice = choices[at]; choice?.does === 'follow'; choice = choices[at]) {
    if (seen.has(at)) return null;
    seen.add(at);
    at = choice.reportId;
  }
  return at;
}
