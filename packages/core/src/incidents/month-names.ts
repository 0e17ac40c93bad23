/** The names of months in languages that no file of words teaches, as the platform's own tables have them. */
import { fold } from '../language/fold.ts';

/** Written by the countries of the missions and their neighbours, beside the taught ones. */
const LANGUAGES =
  'sw ha am om so ti rw rn lg ln sg sn st wo ff yo ig zu xh af mg pt it de nl ru uk tr fa ps ur id ms ku vi pl ro el sq sr'.split(
    ' ',
  );

/** Folded name → month (1–12). A name that two languages give to different months is in none. */
function build(): ReadonlyMap<string, number> {
  const names = new Map<string, number | null>();
  for (const language of LANGUAGES)
    for (const form of ['long', 'short'] as const)
      for (const options of [{ month: form }, { month: form, day: 'numeric' }] as const) {
        const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, {
          ...options,
          timeZone: 'UTC',
        });
        for (let month = 0; month < 12; month += 1) {
          const part = format
            .formatToParts(new Date(Date.UTC(2016, month, 5)))
            .find(({ type }) => type === 'month');
          const name = fold(part?.value ?? '').replace(/\.$/, '');
          if (name.length < 3 || /[\d\s]/.test(name)) continue;
          names.set(name, (names.get(name) ?? month + 1) === month + 1 ? month + 1 : null);
        }
      }
  return new Map([...names].filter((entry): entry is [string, number] => entry[1] !== null));
}
let known: ReadonlyMap<string, number> | null = null;

/** The month (1–12) of a folded name in any language that the platform knows; undefined where it is none. */
export function monthOfAnyLanguage(name: string): number | undefined {
  known ??= build();
  return known.get(name);
}
