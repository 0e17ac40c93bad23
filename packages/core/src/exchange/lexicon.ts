/**
 * What people write in logs, in English, French, Arabic and Spanish, and the term that it means. Compared
 * after folding (case, accents, Arabic diacritics, spaces). Only unambiguous words stand here; what is not
 * here is asked for or refused, never guessed.
 */
import { fold } from '../incidents/period.ts';

type Synonyms = Readonly<Record<string, readonly string[]>>;

const FORM: Synonyms = {
  rape: ['rape', 'raped', 'rapes', 'viol', 'viols', 'viole', 'violee', 'violees', 'violacion', 'r', 'اغتصاب', 'إغتصاب', 'حالة اغتصاب'],
  gang_rape: ['gang rape', 'gangrape', 'gr', 'multiple perpetrator rape', 'viol collectif', 'viols collectifs', 'viol en reunion', 'vc', 'violacion grupal', 'violacion colectiva', 'اغتصاب جماعي', 'إغتصاب جماعي'],
  attempted_rape: ['attempted rape', 'attempt rape', 'attempt of rape', 'rape attempt', 'ar', 'tentative de viol', 'tentatives de viol', 'tv', 'intento de violacion', 'محاولة اغتصاب', 'شروع في اغتصاب'],
  sexual_slavery: ['sexual slavery', 'sex slavery', 'ss', 'esclavage sexuel', 'esclavitud sexual', 'استرقاق جنسي', 'عبودية جنسية', 'رق جنسي', 'استعباد جنسي'],
  forced_prostitution: ['forced prostitution', 'enforced prostitution', 'prostitution forcee', 'prostitucion forzada', 'إكراه على البغاء', 'دعارة قسرية', 'بغاء قسري'],
  forced_pregnancy: ['forced pregnancy', 'grossesse forcee', 'embarazo forzado', 'حمل قسري'],
  forced_abortion: ['forced abortion', 'avortement force', 'aborto forzado', 'إجهاض قسري'],
  enforced_sterilization: ['enforced sterilization', 'forced sterilization', 'forced sterilisation', 'enforced sterilisation', 'sterilisation forcee', 'esterilizacion forzada', 'تعقيم قسري'],
  forced_marriage: ['forced marriage', 'fm', 'early and forced marriage', 'mariage force', 'mariages forces', 'matrimonio forzado', 'زواج قسري', 'زواج بالإكراه', 'تزويج قسري'],
  forced_nudity: ['forced nudity', 'forced stripping', 'stripped', 'stripped naked', 'stripped naked/torn clothes', 'strippednaked/tornclothes', 'nudite forcee', 'deshabillage force', 'desnudez forzada', 'تعرية قسرية', 'تعري قسري'],
  sexual_mutilation: ['genital mutilation', 'sexual mutilation', 'genital or other sexual mutilation', 'castration', 'mutilation sexuelle', 'mutilation genitale', 'mutilations genitales', 'mutilacion sexual', 'تشويه جنسي', 'تشويه الأعضاء التناسلية'],
  sexual_torture: ['sexual torture', 'torture sexuelle', 'tortura sexual', 'تعذيب جنسي'],
  trafficking: ['trafficking', 'human trafficking', 'trafficking for sexual exploitation', 'sexual trafficking', 'traite', 'traite des personnes', "traite a des fins d'exploitation sexuelle", 'trata', 'اتجار', 'الاتجار بالأشخاص', 'اتجار بالبشر'],
  other_comparable: [
    'other',
    'other sexual violence',
    'sexual assault',
    'sexual violence',
    'sv',
    'sexual harassment',
    'sexual abuse',
    'agression sexuelle',
    'agressions sexuelles',
    'violence sexuelle',
    'violences sexuelles',
    'attouchements',
    'autre',
    'autres',
    'otro',
    'acceso carnal violento',
    'أخرى',
    'اعتداء جنسي',
    'عنف جنسي',
    'تحرش جنسي',
    'no information',
    'unspecified',
    'unspecified sexual violence',
    'sexualassault',
    'sexualharassment',
    'sexualabuse',
    'sexualviolence',
    'unspecifiedsexualviolence',
    'indecentassault',
    'sexual touching',
    'threat of sexual violence',
  ],
};
/** Acts that a log names beside the sexual violence; they are not forms of it and are left to the narrative. */
const NOT_A_FORM = [
  'abduction',
  'enlevement',
  'kidnapping',
  'looting',
  'pillage',
  'killing',
  'meurtre',
  'beating',
  'assault',
  'physical assault',
  'coups et blessures',
  'torture',
  'robbery',
  'vol',
  'secuestro',
  'اختطاف',
  'خطف',
  'نهب',
  'قتل',
  'ضرب',
  'سرقة',
  'murder',
  'kidnap',
  'detention',
  'arson',
  'forced labour',
  'travail force',
];

const SEX: Synonyms = {
  female: ['f', 'female', 'woman', 'women', 'girl', 'girls', 'females', 'feminin', 'femme', 'femmes', 'fille', 'filles', 'mujer', 'mujeres', 'femenino', 'w', 'أنثى', 'انثى', 'امرأة', 'نساء', 'فتاة', 'فتيات', 'بنت', 'إناث', 'female women'],
  male: ['m', 'male', 'man', 'men', 'boy', 'boys', 'males', 'masculin', 'homme', 'hommes', 'garcon', 'garcons', 'h', 'hombre', 'hombres', 'masculino', 'ذكر', 'رجل', 'رجال', 'ولد', 'فتى', 'أولاد', 'ذكور'],
  other: ['other', 'autre', 'otro', 'lgbti', 'intersex', 'transgender', 'آخر', 'lgbt', 'persona lgbti'],
  unknown: ['unknown', 'unk', '?', 'unclear', 'inconnu', 'inconnue', 'no information', 'unspecified', 'sin informacion', 'desconocido', 'n/a', 'غير معروف', 'probablyfemale', 'probablymale', 'probably female', 'probably male', 'femaleunclear', 'no info', 'both', 'mixed', 'female, male'],
};
const DISPLACEMENT: Synonyms = {
  idp: ['idp', 'idps', 'yes', 'y', 'yes (idp)', 'internally displaced', 'internally displaced person', 'displaced', 'deplace', 'deplacee', 'deplaces', 'deplace interne', 'pdi', 'oui', 'o', 'desplazado', 'desplazada', 'نازح', 'نازحة', 'نازحون', 'نازحات', 'نعم', 'نازح داخلياً', 'personne deplacee', 'deplacee interne'],
  refugee: ['refugee', 'refugees', 'refugie', 'refugiee', 'refugies', 'لاجئ', 'لاجئة', 'refugiado'],
  returnee: ['returnee', 'returnees', 'retourne', 'retournee', 'rapatrie', 'rapatriee', 'retornes', 'عائد', 'عائدة', 'retornado'],
  resident: ['resident', 'residente', 'no', 'n', 'non', 'non-idp', 'not idp', 'host community', 'host', 'residents', 'communaute hote', 'hote', 'local', 'autochtone', 'مقيم', 'مقيمة', 'لا', 'مجتمع مضيف', 'residant', 'residante'],
  migrant: ['migrant', 'migrante', 'migrants', 'مهاجر', 'مهاجرة'],
  unknown: ['unknown', 'unk', 'unk.', '?', 'n/a', 'na', 'inconnu', 'inconnue', 'nsp', 'غير معروف', 'desconocido', '-', 'tbc', 'nd'],
};
const SOURCE: Synonyms = {
  survivor: ['survivor', 'victim', 'self', 'survivante', 'survivant', 'victime', 'la survivante', 'ناجية', 'الناجية', 'ضحية', 'victima', 'ناجٍ', 'ناج'],
  witness: ['witness', 'eyewitness', 'temoin', 'temoin oculaire', 'شاهد', 'شاهد عيان', 'شاهدة', 'testigo'],
  relative: ['relative', 'family', 'family member', 'mother', 'father', 'husband', 'parent', 'famille', 'proche', 'membre de la famille', 'mere', 'قريب', 'أسرة', 'عائلة', 'أقارب', 'familiar'],
  service_provider: [
    'service provider',
    'service_provider',
    'hospital',
    'clinic',
    'health',
    'health centre',
    'health center',
    'medical',
    'doctor',
    'hopital',
    'centre de sante',
    'structure sanitaire',
    'prestataire',
    'prestataire de services',
    'psychosocial',
    'imc',
    'msf',
    'مستشفى',
    'عيادة',
    'مقدم خدمات',
    'مركز صحي',
    'one stop centre',
    'safe house',
  ],
  community_leader: ['community leader', 'community_leader', 'chief', 'elder', 'religious leader', 'leader communautaire', 'chef', 'chef de village', 'chef communautaire', 'relais communautaire', 'leader religieux', 'زعيم مجتمعي', 'شيخ', 'عمدة', 'قائد مجتمعي', 'imam', 'pastor', 'community'],
  ngo: ['ngo', 'ngo partner', 'ingo', 'nngo', 'local ngo', 'cso', 'partner', 'civil society', 'ong', 'ong locale', 'ong internationale', 'partenaire', 'societe civile', 'منظمة غير حكومية', 'منظمة', 'مجتمع مدني', 'protection cluster', 'cluster protection', 'gbv sub-cluster', 'sous-cluster vbg'],
  authority: ['authority', 'authorities', 'government', 'police', 'court', 'prosecutor', 'autorite', 'autorites', 'gouvernement', 'parquet', 'tribunal', 'شرطة', 'حكومة', 'سلطات', 'نيابة', 'local authority', 'autorites locales'],
  un_component: [
    'un',
    'un_component',
    'hrd',
    'unpol',
    'jmac',
    'human rights',
    'unmiss',
    'minusma',
    'minusca',
    'monusco',
    'unfpa',
    'unicef',
    'unhcr',
    'un women',
    'onu',
    'dsdh',
    'bcnudh',
    'droits de l homme',
    'civil affairs',
    'affaires civiles',
    "droits de l'homme",
    'الأمم المتحدة',
    'حقوق الإنسان',
    'un agency',
    'mission',
    'force',
    'pol nu',
    'police des nations unies',
    'child protection',
  ],
  media: ['media', 'press', 'radio', 'newspaper', 'presse', 'medias', 'إعلام', 'وسائل الإعلام', 'صحافة', 'social media', 'prensa'],
  other: ['other', 'autre', 'unknown', 'unk', '?', 'inconnu', 'anonymous', 'anonyme', 'أخرى', 'غير معروف', 'n/a'],
};
const CIRCUMSTANCE: Synonyms = {
  village_attack: ['attack', 'village attack', 'attack on village', 'attack on a village', 'raid', 'attaque', 'attaque de village', 'attaque du village', 'هجوم', 'هجوم على قرية'],
  checkpoint: ['checkpoint', 'check point', 'roadblock', 'barrage', 'barriere', 'poste de controle', 'نقطة تفتيش', 'حاجز'],
  house_search: ['house search', 'home', 'house', 'at home', 'victims home', 'victims residence', 'home invasion', 'perquisition', 'maison', 'domicile', 'a domicile', 'منزل', 'تفتيش منزل', 'survivors home', "victim's home"],
  detention: ['detention', 'in detention', 'under arrest/detention', 'in captivity', 'captivity', 'prison', 'police station', 'military base', 'captivite', 'en captivite', 'احتجاز', 'سجن', 'اعتقال'],
  displacement_route: ['displacement route', 'road', 'street, road or field', 'whilst travelling', 'travelling', 'on the road', 'route', 'en route', 'axe routier', 'طريق', 'في الطريق', 'طريق النزوح'],
  camp: ['camp', 'idp camp', 'poc', 'poc site', 'site', 'refugee camp', 'idp/refugee camp', 'camp idp/refugee', 'idp or refugee camp', 'camp de deplaces', 'site de deplaces', 'مخيم', 'معسكر'],
  livelihood: ['farm', 'firewood', 'water', 'collecting firewood', 'fetching water', 'farming', 'field', 'champ', 'champs', 'bois', 'corvee de bois', "corvee d'eau", 'eau', 'حطب', 'جمع الحطب', 'مزرعة', 'ماء', 'forest', 'foret'],
  school: ['school', 'ecole', 'education building', 'مدرسة'],
  mine: ['mine', 'mining site', 'site minier', 'carre minier', 'منجم'],
  other: ['other', 'autre', 'health facility', 'public building', 'أخرى', 'church', 'eglise', 'mosque', 'market', 'marche', 'سوق', 'aid programme', 'office'],
  unknown: ['unknown', 'unk', 'no information', 'inconnu', 'inconnue', '?', 'n/a', 'غير معروف', 'not specified'],
};
const AGE_WORDS: Synonyms = {
  minor: ['minor', 'minors', 'child', 'children', 'under 18', '<18', 'u18', '-18', 'mineur', 'mineure', 'mineurs', 'mineures', 'enfant', 'قاصر', 'قاصرة', 'طفل', 'طفلة', 'أطفال', 'menor', 'girl', 'boy', 'moins de 18'],
  adult: ['adult', 'adults', '18+', '>18', 'over 18', 'adulte', 'adultes', 'majeur', 'majeure', 'بالغ', 'بالغة', 'راشد', 'adultez', 'plus de 18', '+18', 'juventud', 'juventud (18-28 anos)', 'adultez (29-59 anos)'],
  '0-11': ['infant', 'baby', 'nourrisson', '0-11', 'primera infancia', 'infancia', 'primera infancia (0-5 anos)', 'infancia (6-11 anos)', 'under 12'],
  '12-17': ['adolescent', 'adolescente', 'teenager', 'teen', '12-17', 'adolescencia (12-17 anos)', 'مراهق', 'مراهقة'],
  '18-24': ['18-24', 'young adult'],
  '25-49': ['25-49'],
  '50+': ['50+', 'elderly', '60+', 'persona mayor', 'persona mayor (60 anos o mas)', 'elder', 'agee', 'personne agee', 'مسن', 'مسنة', 'adulto mayor'],
  unknown: ['unknown', 'unk', 'unk.', '?', 'n/a', 'na', 'unspecified', 'unclear', 'inconnu', 'inconnue', 'no information', 'غير معروف', 'desconocida', 'sin informacion', 'nd', '-', 'tbc', 'adult, minor', 'adult,minor'],
};
const CONSENT: Synonyms = {
  yes: ['yes', 'y', 'oui', 'o', 'true', '1', 'نعم', 'si', 'given', 'consented'],
  no: ['no', 'n', 'non', 'false', '0', 'لا', 'refused', 'withdrawn'],
  unknown: ['unknown', 'unk', '?', 'n/a', 'inconnu', 'غير معروف', '-'],
};
const STATED_VERIFICATION: Synonyms = {
  verified: ['v', 'verified', 'yes', 'y', 'verifie', 'oui', 'o', 'confirmed', 'confirme', 'نعم', 'تم التحقق', 'متحقق'],
  under_verification: ['under verif.', 'under verif', 'under verification', 'pending', 'ongoing', 'en cours', 'en cours de verification', 'قيد التحقق', 'in progress', 'uv', 'tbc'],
  not_verified: ['no', 'n', 'non', 'not verified', 'unverified', 'non verifie', 'لا', 'لم يتم التحقق', 'nv'],
};
/** Words for armed men whom nobody could identify: a party of its own. */
export const UNIDENTIFIED_WORDS: ReadonlySet<string> = new Set(
  [
    'unidentified armed men',
    'unidentified armed men in uniform',
    'unknown armed men',
    'unidentified',
    'unidentified armed actor',
    'unidentified armed actors',
    'unidentified armed group',
    'unknown',
    'unk',
    '?',
    'uam',
    'armed men',
    'unknown gunmen',
    'hommes armes non identifies',
    'homme arme non identifie',
    'hani',
    'inconnu',
    'inconnus',
    'inconnus armes',
    'non identifie',
    'non identifies',
    'porteurs d armes non identifies',
    "porteurs d'armes non identifies",
    'no information',
    'مسلحون مجهولون',
    'مجهولون',
    'مجهول',
    'رجال مسلحون مجهولون',
    'مسلحون مجهولو الهوية',
    'مجهول الهوية',
    'غير معروف',
    'unidentified gunmen',
    'hommes armes',
    'hommes en uniforme non identifies',
    'uniformed men',
    'not identified',
    'n/a',
    'unidentified perpetrators',
    'hommes armes inconnus',
  ].map(fold),
);

const index = (synonyms: Synonyms): ReadonlyMap<string, string> => new Map(Object.entries(synonyms).flatMap(([code, words]) => [[code, code], ...words.map((word): [string, string] => [fold(word), code])] as Array<[string, string]>));

export const LEXICON = {
  form: index(FORM),
  sex: index(SEX),
  displacement: index(DISPLACEMENT),
  sourceType: index(SOURCE),
  circumstance: index(CIRCUMSTANCE),
  ageBand: index(AGE_WORDS),
  consent: index(CONSENT),
  statedVerification: index(STATED_VERIFICATION),
} as const;
export type LexiconName = keyof typeof LEXICON;
const notForms = new Set(NOT_A_FORM.map(fold));

/** Folded, with underscores and CamelCase opened, final punctuation gone. */
export const foldValue = (text: string): string => fold(text.replace(/([a-z])([A-Z][a-z])/g, '$1 $2').replaceAll('_', ' ')).replace(/[\s.,;:]+$/, '');

/** The term for what is written; undefined when the list does not know it. */
export function lookUp(name: LexiconName, text: string): string | undefined {
  return LEXICON[name].get(fold(text)) ?? LEXICON[name].get(foldValue(text));
}
export const isOtherAct = (text: string): boolean => notForms.has(foldValue(text));

/** The age band of one age in completed years. */
export function bandOfAge(age: number): string {
  if (age < 12) return '0-11';
  if (age < 18) return '12-17';
  if (age < 25) return '18-24';
  return age < 50 ? '25-49' : '50+';
}

/**
 * The age bands that a cell names: one for "12-17", "~20" or "minor", several for "14, 16"; null when it
 * cannot be read. A range across bands becomes minor, adult or unknown, whichever is certain.
 */
export function parseAges(raw: string): string[] | null {
  const text = foldValue(raw)
    .replace(/\b(years?|yrs?|yo|y\/o|ans|an|anos|old|aged?|agee?s? de)\b|سنوات|سنة|عاما|عام/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '') return ['unknown'];
  const word = LEXICON.ageBand.get(text) ?? LEXICON.ageBand.get(fold(raw).replace(/[, ]+$/, ''));
  if (word) return [word];
  const range = /^[~<>]?\s*(\d{1,3})\s*(?:-|to|a|et|à|الى|إلى)\s*(\d{1,3})$/.exec(text);
  if (range) return [bandOfRange(Number(range[1]), Number(range[2]))];
  const parts = text
    .split(/[,;/&+]|\band\b|\bet\b|(?<=\s)و(?=\s|\d)/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const bands: string[] = [];
  for (const part of parts) {
    const age = /^[~≈c.]*\s*(?:about|environ|around|vers|حوالي|approx)?\s*(\d{1,3})\s*\+?$/.exec(part);
    const known = LEXICON.ageBand.get(part);
    if (age && Number(age[1]) <= 120) bands.push(bandOfAge(Number(age[1])));
    else if (known) bands.push(known);
    else return null;
  }
  return bands.length > 0 ? bands : null;
}
function bandOfRange(low: number, high: number): string {
  const [a, b] = [bandOfAge(low), bandOfAge(high)];
  if (a === b) return a;
  if (high < 18) return 'minor';
  return low >= 18 ? 'adult' : 'unknown';
}
