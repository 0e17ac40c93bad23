import { FIRST_LOCALE, forEachLocale, type Locale, LOCALES } from '@openmara/core/language/languages';
import type pg from 'pg';
import { z } from 'zod';
import { execute } from '../database/rows.ts';

const names: Readonly<Record<string, z.ZodOptional<z.ZodNullable<z.ZodString>>>> = Object.fromEntries(
  LOCALES.map((locale) => [`name_${locale}`, z.string().nullish()]),
);
/** The columns of a mission that hold its name; a language that has no column yet is absent. */
export const missionNameColumns = z.object(names);
/** A name in the first language at least. */
export type MissionNames = Readonly<Partial<Record<Locale, string>> & Record<typeof FIRST_LOCALE, string>>;

/** The name of a mission in each language; where one has none of its own, that of the first, then the code. */
export const missionNames = (
  columns: z.infer<typeof missionNameColumns>,
  code: string,
): Record<Locale, string> =>
  forEachLocale((locale) => columns[`name_${locale}`] ?? columns[`name_${FIRST_LOCALE}`] ?? code);

/** A mission before it is written. */
export interface NewMission {
  readonly id: string;
  readonly code: string;
  readonly country: string;
  readonly names: MissionNames;
  readonly synthetic: boolean;
  readonly createdAt: Date;
}
/** The columns of a new mission; a language without a name is given that of the first. */
export function missionColumns(mission: NewMission): Readonly<Record<string, unknown>> {
  const { id, code, country, names, synthetic, createdAt } = mission;
  // By the names of the columns: a language that the table has no column for yet is passed over.
  const columns = LOCALES.map((locale) => [`name_${locale}`, names[locale] ?? names[FIRST_LOCALE]]);
  return { id, code, country, synthetic, created_at: createdAt, ...Object.fromEntries(columns) };
}
/** Writes a mission. */
export async function insertMission(db: pg.ClientBase, mission: NewMission): Promise<void> {
  await execute(
    db,
    'insert into openmara.mission select * from jsonb_populate_record(null::openmara.mission, $1)',
    [JSON.stringify(missionColumns(mission))],
  );
}
