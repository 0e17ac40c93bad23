/** Which country a cell names: codes, the names of four languages, and those that missions write. */
import { fold } from '@openmara/core/language/fold';
import { LOCALES } from '@openmara/core/language/languages';

/** The countries of the missions: ISO 3166-1 alpha-3, alpha-2, and names that the platform's tables do not have. */
const MISSIONS: ReadonlyArray<readonly [string, string, readonly string[]]> = [
  ['SSD', 'SS', ['South Sudan', 'Republic of South Sudan', 'RSS']],
  ['MLI', 'ML', ['Mali']],
  ['CIV', 'CI', ['Ivory Coast', "Côte d'Ivoire", 'Cote d Ivoire', 'ساحل العاج', 'كوت ديفوار']],
  ['CAF', 'CF', ['CAR', 'RCA', 'Central African Republic', 'République centrafricaine', 'Centrafrique']],
  [
    'COD',
    'CD',
    [
      'DRC',
      'RDC',
      'DR Congo',
      'RD Congo',
      'Congo',
      'Democratic Republic of the Congo',
      'Democratic Republic of Congo',
      'République démocratique du Congo',
      'República Democrática del Congo',
      'جمهورية الكونغو الديمقراطية',
    ],
  ],
  ['SDN', 'SD', ['Sudan', 'Soudan', 'السودان', 'Darfur']],
  ['SOM', 'SO', ['Somalia', 'Somalie', 'الصومال']],
  ['LBY', 'LY', ['Libya', 'Libye', 'ليبيا']],
];
/** Logs are written in it, pages are not. */
const ALSO_WRITTEN = ['es'];
const keyOf = (name: string): string => fold(name).replace(/[^\p{L}\p{N}]+/gu, '');

/** The names of every country, to its alpha-2 code. */
function names(): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const language of [...LOCALES, ...ALSO_WRITTEN]) {
    const display = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const code of letters.flatMap((a) => letters.map((b) => a + b))) {
      const name = display.of(code);
      if (name) known.set(keyOf(name), code);
    }
  }
  for (const [alpha3, alpha2, others] of MISSIONS)
    for (const name of [alpha3, alpha2, ...others]) known.set(keyOf(name), alpha2);
  return known;
}
let all: ReadonlyMap<string, string> | null = null;

/**
 * Whether a text names the country; null where no country is known by it.
 * @param country ISO 3166-1 alpha-3
 */
export function isCountry(country: string, text: string): boolean | null {
  all ??= names();
  const named = all.get(keyOf(text));
  if (keyOf(text) === keyOf(country)) return true;
  const own = MISSIONS.find(([alpha3]) => alpha3 === country)?.[1];
  return named === undefined || own === undefined ? null : named === own;
}
