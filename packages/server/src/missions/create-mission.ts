import { forEachLocale, type Locale } from '@openmara/core/language/languages';
import { newId } from '@openmara/vault/ids';
import { z } from 'zod';
import { missionCode, missionCountry } from './mission-fields.ts';
import { insertMission } from './mission-names.ts';
import { defineOperation } from '../operations/operation.ts';

const capital = <Code extends string>(code: Code): Capitalize<Code> =>
  `${code.charAt(0).toUpperCase()}${code.slice(1)}` as Capitalize<Code>;

export const createMission = defineOperation({
  name: 'mission.create',
  summary: 'Create a mission',
  kind: 'command',
  who: 'manage_missions',
  within: 'installation',
  input: z.object({
    code: missionCode,
    nameEn: z.string().min(1),
    nameFr: z.string().min(1).optional(),
    nameAr: z.string().min(1).optional(),
    country: missionCountry,
  }),
  output: z.object({ id: z.string() }),
  audit: (_, output) => ({ record: output.id }),
  async handler({ db, now }, input) {
    const id = newId();
    const given: Readonly<Partial<Record<`name${Capitalize<Locale>}`, string>>> = input;
    await insertMission(db, {
      id,
      code: input.code,
      country: input.country,
      names: forEachLocale((locale) => given[`name${capital(locale)}`] ?? input.nameEn),
      synthetic: false,
      createdAt: now,
    });
    return { id };
  },
});
