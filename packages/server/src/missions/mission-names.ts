import { forEachLocale, type Locale } from '@openmara/core/language/languages';

/** The columns of a mission that hold its name; a language that has no column yet is absent. */
export type MissionNameColumns = Readonly<Partial<Record<`name_${Locale}`, string>>> & {
  readonly name_en: string;
};

/** The name of a mission in each language; the English one where a language has none of its own. */
export const missionNames = (row: MissionNameColumns): Record<Locale, string> =>
  forEachLocale((locale) => row[`name_${locale}`] ?? row.name_en);
