/** What of a release is drawn: parties as bars, areas as a map, by the drawings of the report. */
import type { Locale } from '@openmara/core/language/languages';
import type { MapArea } from '@openmara/documents/area-map';
import { areasPicture, barsPicture, barsShown } from '@openmara/documents/quarterly/pictures';
import { disputedLinesOn } from '../missions/disputed-lines.ts';
import type { Context } from '../operations/operation.ts';
import { firstLevelAreas } from '../places/first-level-areas.ts';
import { NOT_STATED } from './release-counts.ts';

/** A picture as a page shows it: the drawing, what it says in words, and what stands under it. */
interface ReleasePicture {
  readonly svg: string;
  readonly alternative: string;
  readonly under: string;
}
interface Drawable {
  readonly population: string;
  readonly rows: string;
  readonly columns: string | null;
  readonly rowKeys: ReadonlyArray<{ readonly code: string; readonly label: string }>;
  readonly rowTotals: ReadonlyArray<number | null>;
}
async function mapOf(
  { db, mission }: Pick<Context, 'db' | 'mission'>,
  { rowKeys, rowTotals }: Drawable,
  locale: Locale,
): Promise<ReleasePicture | null> {
  const shapes = await firstLevelAreas(db, mission.country);
  if (shapes.length === 0) return null;
  const areas = shapes.map(({ name, geometry }): MapArea => {
    const at = rowKeys.findIndex(({ code }) => code === name);
    const value = at < 0 ? 0 : (rowTotals[at] ?? null);
    const state = value === null ? 'withheld' : value === 0 ? 'none' : 'shown';
    return { name: rowKeys[at]?.label ?? name, geometry, state, value: state === 'shown' ? value : null };
  });
  const counts = rowKeys.map(({ code, label }, r) => ({ code, label, value: rowTotals[r] ?? null }));
  const some = counts.filter(({ value }) => value !== 0);
  const notDrawn = some
    .filter(({ code }) => code !== NOT_STATED && !shapes.some(({ name }) => name === code))
    .map(({ label }) => label);
  return areasPicture(areas, disputedLinesOn(mission.country), some, notDrawn, locale);
}

/** The pictures of a release, each with what it is drawn by: verified incidents by party and by first-level area. */
export async function picturesOf(
  context: Pick<Context, 'db' | 'mission'>,
  tables: readonly Drawable[],
  locale: Locale,
): Promise<Array<ReleasePicture & { readonly rows: string }>> {
  const pictures: Array<ReleasePicture & { readonly rows: string }> = [];
  for (const table of tables) {
    if (table.population !== 'verified_incidents' || table.columns !== null) continue;
    const picture =
      table.rows === 'adm1'
        ? await mapOf(context, table, locale)
        : table.rows === 'party'
          ? barsOf(table, locale)
          : null;
    if (!picture) continue;
    const { svg, alternative, under } = picture;
    pictures.push({ rows: table.rows, svg, alternative, under });
  }
  return pictures;
}
function barsOf({ rowKeys, rowTotals }: Drawable, locale: Locale): ReleasePicture | null {
  const counts = rowKeys.map(({ label }, r) => ({ label, value: rowTotals[r] ?? null }));
  return barsPicture(barsShown(counts.filter(({ value }) => value !== 0)), locale);
}
