/** Names of places made comparable across transliterations, and the level that their words name. */
import { fold } from '../language/fold.ts';
import { loosenArabic } from '../language/loosen-arabic.ts';
import { foldPlace } from './fold-place.ts';

/**
 * A place's name without its kind, spaces, doubled letters, and the letters that transliterations exchange:
 * “Kismaayo” is “Kismayo”, “بنغازى” is “بنغازي”, “Buur Hakaba” is “Burhakaba”. Two towns may share one key.
 */
export const placeKey = (name: string): string =>
  loosenArabic(foldPlace(name.replace(/[«»“”„"()[\]{}<>]/g, ' ')))
    .replace(/(?<!\p{L})ال(?=\p{L}{2})/gu, '')
    .replace(/(?<!\p{L})(?:al|el|ad|as|ash|az|an|ar|at)[\s-](?=\p{L}{3})/gu, '')
    .replace(/ou/g, 'u')
    .replace(/dj/g, 'j')
    .replace(/y/g, 'i')
    .replace(/q/g, 'k')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/(\p{L})\1+/gu, '$1');

const LEVEL_WORDS: ReadonlyArray<readonly [RegExp, readonly string[]]> = [
  [
    /(?<!\p{L})(?:town|city|village|hamlet|camp|poc|boma|site|ville|localite|quartier|cite|ciudad|pueblo|aldea|vereda|مدينه|قريه|بلده|مخيم|معسكر|حي)(?!\p{L})/u,
    ['settlement'],
  ],
  [
    /(?<!\p{L})(?:sous-prefecture|sous prefecture|sub-prefecture|county|cercle|territoire|commune|locality|condado|municipio|محليه|مقاطعه|مديريه)(?!\p{L})/u,
    ['adm2'],
  ],
  [/(?<!\p{L})(?:district|distrito|departement|departamento|دائره)(?!\p{L})/u, ['adm2', 'adm1']],
  [
    /(?<!\p{L})(?:state|province|region|governorate|prefecture|provincia|estado|wilaya|ولايه|محافظه|اقليم)(?!\p{L})/u,
    ['adm1', 'adm2'],
  ],
];

/** The levels that a name's own words allow, best first: “Koch county” is no town; empty where they say nothing. */
export function levelsNamed(name: string): readonly string[] {
  const text = loosenArabic(fold(name));
  return LEVEL_WORDS.find(([words]) => words.test(text))?.[1] ?? [];
}
