/** All records that a list would show, as far as they may be chosen at once. */
import { type Answer, ask } from '../frame/api.ts';
import { period } from '../frame/language.ts';
import { sentence } from '../frame/parts.tsx';
import { MOST } from './SeveralBar.tsx';
import type { Tickable } from './ticks.ts';

/** Records of one question. */
const AT_ONCE = 200;
interface Found {
  readonly items: readonly Tickable[];
  readonly next: string | null;
}
async function gathered(
  page: (after: string) => Promise<Found>,
): Promise<{ items: Tickable[]; more: boolean }> {
  const items: Tickable[] = [];
  let after: string | null = '';
  while (after !== null && items.length < MOST) {
    const found: Found = await page(after);
    items.push(...found.items);
    after = found.next;
  }
  return { items: items.slice(0, MOST), more: after !== null || items.length > MOST };
}

type Asked = Readonly<Record<string, string>>;
type Named = Parameters<typeof sentence>[0] & {
  readonly id: string;
  readonly occurred: Parameters<typeof period>[0];
};
/** An incident, as it is chosen. */
export const tickableIncident = (item: Named & { readonly reference: string }): Tickable => ({
  id: item.id,
  label: `${item.reference} · ${sentence(item, period(item.occurred))}`,
});
/** A report, as it is chosen. */
export const tickableReport = (item: Named & { readonly incidentId: string | null }): Tickable => ({
  id: item.id,
  label: sentence(item, period(item.occurred)),
  free: item.incidentId === null,
});

export const allIncidents = (mission: string, asked: Asked) =>
  gathered(async (after) => {
    const question = { mission, limit: AT_ONCE, ...(asked as object), ...(after ? { after } : {}) };
    const { items, next } = await ask('incident.list', question);
    return { items: items.map(tickableIncident), next };
  });
/** Before what follows further back in what was told. */
const FURTHER = 'further:';
/** How a list of reports goes on after a page: with the next one, then further back in what was told. */
export const wayOn = ({ next, lookedTo }: Answer<'report.list'>): string | null =>
  next ?? (lookedTo ? FURTHER + lookedTo.further : null);
/** The same as a question. */
export const onward = (way: string): { after?: string; further?: string } => {
  if (way.startsWith(FURTHER)) return { further: way.slice(FURTHER.length) };
  return way ? { after: way } : {};
};
export const allReports = (mission: string, asked: Asked) =>
  gathered(async (after) => {
    const question = { mission, limit: AT_ONCE, ...(asked as object), ...onward(after) };
    const found = await ask('report.list', question);
    return { items: found.items.map(tickableReport), next: wayOn(found) };
  });
