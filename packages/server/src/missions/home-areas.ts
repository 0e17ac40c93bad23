/** The first-level areas of a mission's home: what is known of each in a release, and where nobody listened. */
import type { Locale } from '@openmara/core/language/languages';
import { z } from 'zod';
import { listeningIn } from '../network/listening.ts';
import type { Context } from '../operations/operation.ts';
import { areaNames } from '../places/area-names.ts';
import { tableFor } from '../releases/kept-releases.ts';
import { NOT_STATED } from '../releases/release-counts.ts';
import { type Opened, PLACES } from './home-figures.ts';

/** An area of the map: its number, that it is withheld, that nothing was verified, or that nobody was there to hear. */
export const homeArea = z.object({
  /** As records and releases know it. */
  name: z.string(),
  /** In the language that is asked for. */
  label: z.string(),
  state: z.enum(['shown', 'withheld', 'none', 'unheard']),
  /** Verified incidents; only where they are shown. */
  incidents: z.number().nullable(),
});
type HomeArea = z.infer<typeof homeArea>;

/** Areas that no focal point covered, as it was known at the moment of the release; null where that is not known here. */
async function unheardIn(
  { db, mission, may }: Context,
  { release }: Opened,
): Promise<readonly string[] | null> {
  // Whoever does not read the list of focal points is not told by a map either where there are none.
  if (!may('read_network')) return null;
  const { first_day: from, last_day: to, moment } = release;
  const asked = { missionId: mission.id, country: mission.country, from, to, moment };
  return (await listeningIn(db, asked)).unheard;
}

/**
 * Every area with what the release says of it; where its table was refused, all are withheld.
 * @returns listening false where it is not known where anybody listened, so that no area can be `unheard`
 */
export async function areasOf(
  context: Context,
  shown: Opened,
  locale: Locale,
): Promise<{ areas: HomeArea[]; listening: boolean }> {
  const names = await areaNames(context.db, context.mission.country, locale);
  const unheard = await unheardIn(context, shown);
  const table = tableFor(shown.tables, PLACES);
  const keys = table ? table.rowKeys.filter((key) => key !== NOT_STATED) : [...names.keys()];
  const areas = keys.map((name): HomeArea => {
    const said = { name, label: names.get(name) ?? name };
    const incidents = table?.rowTotals[table.rowKeys.indexOf(name)] ?? null;
    if (incidents === null) return { ...said, state: 'withheld', incidents };
    if (incidents > 0) return { ...said, state: 'shown', incidents };
    return { ...said, state: unheard?.includes(name) ? 'unheard' : 'none', incidents: null };
  });
  return { areas, listening: unheard !== null };
}
