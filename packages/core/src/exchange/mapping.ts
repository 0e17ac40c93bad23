/** A mapping says what each column of a file means. It is small, readable, and proposed from the header. */
import { z } from 'zod';
import { fold } from '../incidents/period.ts';
import type { ReportField } from './mapping-fields.ts';

export const TARGETS = ['report', 'place', 'party', 'event', 'coding', 'provider'] as const;

export const mappingSchema = z.strictObject({
  name: z.string().min(1).max(80).default('unnamed'),
  target: z.enum(TARGETS).default('report'),
  /** Names the register that the keys belong to; a later state of the same source updates. */
  source: z.string().min(1).max(80).optional(),
  sheet: z.string().optional(),
  headerRow: z.number().int().min(1).max(200).optional(),
  delimiter: z.string().length(1).optional(),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1256']).optional(),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).default('dmy'),
  columns: z.record(z.string(), z.string()).default({}),
  values: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  constants: z.record(z.string(), z.string()).default({}),
  /** The file is the whole register: what is missing from it was withdrawn by its publisher. */
  snapshot: z.boolean().default(false),
});
export type Mapping = z.output<typeof mappingSchema>;

/** A header as it is compared: its first line, hints in brackets and stars gone. */
export const foldHeader = (header: string): string => fold((header.split('\n')[0] ?? '').replace(/[*:_/.]+/g, ' ').replace(/\([^)]*\)/g, (hint) => (/f|m|h/i.test(hint) && hint.length <= 3 ? ` ${hint.slice(1, -1)}` : ' ')));

const HEADERS: Readonly<Partial<Record<ReportField, readonly string[]>>> = {
  key: [
    'id',
    'no',
    'no.',
    'n°',
    'nº',
    '#',
    'num',
    'numero',
    'case id',
    'case no',
    'case number',
    'case code',
    'incident id',
    'incident number',
    'incident code',
    'report id',
    'reference',
    'ref',
    'ref no',
    'ref.',
    'code',
    'code incident',
    'code du cas',
    'uuid',
    'sind event id',
    'event id',
    'id caso',
    'numero de cas',
    'n° incident',
    'id incident',
    'identifiant',
    'الرقم',
    'رقم',
    'م',
    'رقم الحالة',
    'رقم الحادثة',
    'رقم البلاغ',
    'المرجع',
    'رمز الحالة',
    'numero du cas',
    'serial no',
    's n',
    'sn',
    'n° d ordre',
    'ordre',
    'reference no',
    'رقم مرجعي',
    'الرقم المرجعي',
    'n',
    'no d ordre',
    'n° cas',
  ],
  survivorKey: ['id persona', 'survivor code', 'survivor id', 'code survivant', 'code survivante', 'رمز الناجية'],
  occurred: [
    'date',
    'date of incident',
    'incident date',
    'date incident',
    'date of event',
    'event date',
    'date occurred',
    'date of occurrence',
    'when',
    'date de l incident',
    "date de l'incident",
    'date des faits',
    'date du fait',
    "date de l'evenement",
    'date evenement',
    'date de la violation',
    'date violation',
    'quand',
    'تاريخ الحادثة',
    'تاريخ الحادث',
    'تاريخ الواقعة',
    'التاريخ',
    'تاريخ وقوع الحادث',
    'تاريخ الانتهاك',
    'date when',
    'fecha',
    'g when date incident',
    'date start',
    'تاريخ الحدث',
    'تاريخ الاعتداء',
    "date de l'agression",
    'date of assault',
    'date of violation',
    'period',
    'periode',
  ],
  occurredPrecision: ['time precision', 'date precision', 'precision', 'g when precision', 'precision de la date', 'precision date', 'دقة التاريخ'],
  year: ['ano', 'year', 'annee', 'السنة'],
  month: ['mes', 'month', 'mois', 'الشهر'],
  day: ['dia', 'day', 'jour', 'اليوم'],
  received: [
    'date received',
    "date rec'd",
    'date recd',
    'date reported',
    'date of report',
    'report date',
    'reporting date',
    'received',
    'date de reception',
    'date reception',
    'recu le',
    'date du rapport',
    'date rapport',
    'date de signalement',
    'date signalement',
    'تاريخ الاستلام',
    'تاريخ الإبلاغ',
    'تاريخ البلاغ',
    'تاريخ التقرير',
    'submission time',
    'date event entered',
    'date de notification',
    'date notification',
    "date d'enregistrement",
    'date logged',
    'تاريخ التسجيل',
    'تاريخ تلقي البلاغ',
    'date de rapportage',
  ],
  place: [
    'location',
    'place',
    'where',
    'location of incident',
    'incident location',
    'place of incident',
    'lieu',
    "lieu de l'incident",
    'lieu incident',
    'lieu des faits',
    'localisation',
    'endroit',
    'المكان',
    'مكان الحادث',
    'مكان الحادثة',
    'الموقع',
    'موقع الحادث',
    'مكان الوقوع',
    'lugar',
    'مكان الواقعة',
    'المنطقة',
    'area',
    'site',
    'zone',
    'lieu ou',
  ],
  settlement: ['village', 'town', 'settlement', 'localite', 'village quartier', 'ville', 'القرية', 'المدينة', 'البلدة', 'city', 'camp', 'quartier', 'boma', 'قرية', 'بلدة'],
  adm1: ['admin 1', 'admin1', 'adm1', 'state', 'region', 'province', 'governorate', 'g where admin1', 'departamento', 'الولاية', 'المحافظة', 'الإقليم', 'ولاية', 'etat', 'departement', 'wilaya', 'prefecture'],
  adm2: ['admin 2', 'admin2', 'adm2', 'county', 'district', 'cercle', 'territoire', 'locality', 'g where admin2', 'المقاطعة', 'المحلية', 'الدائرة', 'sous-prefecture', 'sous prefecture', 'مقاطعة', 'محلية', 'commune', 'municipio', 'zone de sante'],
  adm3: ['admin 3', 'admin3', 'adm3', 'payam', 'sub-county', 'groupement', 'secteur'],
  pcode: ['pcode', 'p-code', 'place code', 'adm2 pcode', 'code lieu', 'codigo dane de municipio'],
  gps: ['gps', 'g where gps', 'coordinates', 'coordonnees', 'gps coordinates', 'إحداثيات', 'coordonnees gps'],
  latitude: ['latitude', 'lat', 'latitud', 'خط العرض'],
  longitude: ['longitude', 'lon', 'long', 'lng', 'longitud', 'خط الطول'],
  placePrecision: ['geo precision', 'place precision', 'precision du lieu'],
  forms: [
    'type',
    'type of sv',
    'type of violence',
    'type of incident',
    'incident type',
    'type of sexual violence',
    'form',
    'forms',
    'form of violence',
    'form of sexual violence',
    'violation',
    'violation type',
    'type of violation',
    'crsv type',
    'what',
    'type de violence',
    'type de violences',
    "type d'incident",
    'type de violation',
    'type incident',
    'nature',
    "nature de l'incident",
    'nature des faits',
    'forme',
    'forme de violence',
    'formes',
    'faits',
    'النوع',
    'نوع العنف',
    'نوع الحادثة',
    'نوع الحادث',
    'نوع الانتهاك',
    'شكل العنف',
    'أشكال العنف',
    'g what forms',
    'act',
    'acts',
    'acte',
    'type de vslc',
    'type de vslc',
    'نوع الاعتداء',
    'نوع الواقعة',
    'الانتهاك',
    'forme de vslc',
    'nature de la violation',
    'نوع العنف الجنسي',
    'type de violence sexuelle',
    'forme de violence sexuelle',
  ],
  circumstances: ['circumstances', 'circumstance', 'context', 'situation', 'location where sexual violence was committed', 'circonstances', 'circonstance', 'contexte', 'الظروف', 'ظروف الحادث', 'السياق', 'ملابسات', 'activity at time'],
  party: [
    'alleged perpetrator',
    'alleged perpetrators',
    'alleged perpetrator s',
    'alleged perpetrator(s)',
    'perpetrator',
    'perpetrators',
    'perpetrator group name',
    'reported perpetrator name',
    'perp',
    'perp.',
    'who',
    'armed group',
    'party',
    'auteur',
    'auteurs',
    'auteur presume',
    'auteurs presumes',
    'auteur s presume s',
    'auteur(s) presume(s)',
    'presume auteur',
    'presumes auteurs',
    'groupe arme',
    'الجاني',
    'الجناة',
    'الجاني المزعوم',
    'الجهة المسؤولة',
    'مرتكب الفعل',
    'الفاعل',
    'الطرف',
    'g who perp party',
    'responsable',
    'المرتكب',
    'الجهة الفاعلة',
    'مرتكبو الفعل',
    'auteurs allegues',
    'auteur allegue',
    'perpetrator affiliation',
    'الجناة المزعومون',
    'الجهة',
    'الجهة المتهمة',
  ],
  partyType: ['reported perpetrator', 'perpetrator type', 'g who perp type', "type d'auteur", 'نوع الجاني', 'categorie auteur'],
  sourceType: [
    'source',
    'source type',
    'source of information',
    'information source',
    'reported by',
    'source de l information',
    "source de l'information",
    "source d'information",
    'المصدر',
    'نوع المصدر',
    'مصدر المعلومات',
    'مصدر المعلومة',
    'signale par',
    'rapporte par',
    'مصدر',
    'type de source',
    'جهة الإبلاغ',
    'المبلغ',
  ],
  reliability: ['reliability', 'source reliability', 'fiabilite', 'موثوقية المصدر'],
  credibility: ['credibility', 'credibilite', 'مصداقية المعلومة'],
  count: [
    'number',
    'number of survivors',
    'no of survivors',
    'no. of survivors',
    '# survivors',
    '# of survivors',
    'survivors',
    'number of victims',
    'no of victims',
    'victims',
    'number of reported victims',
    'nombre',
    'nombre de victimes',
    'nombre de survivants',
    'nombre de survivantes',
    'nb victimes',
    'nb survivantes',
    'nbre',
    'nbre de victimes',
    'nb',
    'العدد',
    'عدد الضحايا',
    'عدد الناجيات',
    'عدد الناجين',
    'total survivors',
    'nbre survivants',
    'nb survivants',
    'عدد',
    'count',
    'effectif',
    'nombre de survivant(e)s',
    'nb de victimes',
    'nb de survivantes',
    'عدد الناجين والناجيات',
  ],
  female: ['f', 'female', 'females', 'women', 'femmes', 'fem', 'feminin', 'nombre de femmes', 'nb femmes', 'إناث', 'نساء', 'أنثى', 'ث', 'عدد النساء', 'عدد الإناث', 'survivors f', 'femme'],
  male: ['m', 'male', 'males', 'men', 'hommes', 'h', 'masc', 'masculin', 'nombre d hommes', "nombre d'hommes", 'nb hommes', 'ذكور', 'رجال', 'ذكر', 'عدد الرجال', 'عدد الذكور', 'survivors m', 'homme'],
  femaleAdult: ['g surv f adult', 'f adult', 'female adult', 'adult female', 'femmes adultes', 'نساء بالغات', 'f18+', 'f 18+', 'f>18'],
  femaleMinor: ['g surv f minor', 'f minor', 'female minor', 'girls', 'filles', 'فتيات', 'f<18', 'f 0-17', 'girls under 18'],
  maleAdult: ['g surv m adult', 'm adult', 'male adult', 'adult male', 'hommes adultes', 'رجال بالغون', 'm18+', 'm 18+', 'm>18'],
  maleMinor: ['g surv m minor', 'm minor', 'male minor', 'boys', 'garcons', 'فتيان', 'أولاد', 'm<18', 'm 0-17'],
  sex: ['sex', 'gender', 'survivor sex', 'sexe', 'genre', 'sexe de la victime', 'sexe survivant', 'الجنس', 'جنس الناجية', 'النوع الاجتماعي', 'survivor or victim sex', 'sexo', 'sexe de la survivante', 'sexe du survivant', 'جنس الضحية', 'sex of survivor', 'جنس الناجي'],
  age: ['age', 'ages', 'age group', 'age band', 'survivor age', 'age of survivor', 'age de la victime', 'age survivant', "tranche d'age", 'العمر', 'عمر الناجية', 'الفئة العمرية', 'السن', 'أعمار', 'adult or minor', 'edad', 'age de la survivante', 'الأعمار', "groupe d'age", 'عمر الضحية', 'عمر الناجي', 'age s'],
  displacement: [
    'idp?',
    'idp',
    'displacement',
    'displacement status',
    'status',
    'survivor status',
    'g surv displacement',
    'statut',
    'statut de deplacement',
    'deplace',
    'deplacee',
    'deplace(e)',
    'deplace e',
    'deplacement',
    'pdi',
    'pdi?',
    'deplace?',
    'deplacee?',
    'deplace ?',
    'حالة النزوح',
    'النزوح',
    'نازح',
    'نازحة',
    'نازحة؟',
    'نازح؟',
    'الوضع',
    'statut de la victime',
    'statut de la survivante',
    'idp status',
    'صفة النزوح',
    'وضع النزوح',
    'situation de deplacement',
    'pdi ?',
  ],
  statedVerification: ['verified?', 'verified', 'verification', 'verification status', 'verifie', 'verifie?', 'verifie ?', 'statut de verification', 'تم التحقق', 'التحقق', 'حالة التحقق', 'تم التحقق؟', 'متحقق؟', 'متحقق منه؟'],
  consentReferral: ['consent refer', 'consent referral', 'consentement reference', 'الموافقة على الإحالة', 'consentement referencement'],
  consentReporting: ['consent report', 'consent reporting', 'consent', 'informed consent', 'consentement', 'consentement eclaire', 'الموافقة', 'الموافقة المستنيرة'],
  narrative: ['narrative', 'description', 'summary', 'details', 'what happened', 'recit', 'resume', 'resume des faits', "description de l'incident", 'الوصف', 'السرد', 'ملخص', 'وصف الحادث', 'تفاصيل', 'الملخص'],
  remarks: ['remarks', 'comments', 'comment', 'notes', 'note', 'action taken', 'observations', 'observation', 'remarques', 'commentaires', 'commentaire', 'ملاحظات', 'تعليقات', 'الملاحظات', 'obs', 'follow up', 'suivi', 'remarque'],
  office: ['office', 'field office', 'bureau', 'antenne', 'component', 'composante', 'المكتب'],
};
const BY_HEADER: ReadonlyMap<string, ReportField> = new Map((Object.entries(HEADERS) as Array<[ReportField, readonly string[]]>).flatMap(([field, names]) => names.map((name): [string, ReportField] => [foldHeader(name), field])));

/** The field that a header probably means; undefined when it is unknown. */
export function fieldOfHeader(header: string): ReportField | undefined {
  const folded = foldHeader(header).replace(/\s+/g, ' ').trim();
  if (folded === '') return undefined;
  const direct = BY_HEADER.get(folded) ?? BY_HEADER.get(folded.replace(/[?؟#]/g, '').trim()) ?? BY_HEADER.get(fold(header));
  if (direct) return direct;
  if (/^(nombre|nb|nbre|number|no|عدد)\b.*(surviv|victim|ناجي|ضحايا)/.test(folded)) return 'count';
  if (/(perpetrat|auteur|جناة|جاني)/.test(folded)) return 'party';
  if (/(rec'?d|receiv|recu|recept|report|signal|استلام|ابلاغ|بلاغ)/.test(folded) && /(date|تاريخ)/.test(folded)) return 'received';
  if (/(incident|faits|event|حادث|واقعة)/.test(folded) && /(date|تاريخ)/.test(folded)) return 'occurred';
  if (/(type|forme?|nature|نوع|شكل)/.test(folded) && /(viol|sv\b|crsv|vslc|عنف|انتهاك)/.test(folded)) return 'forms';
  return undefined;
}

export interface Header {
  /** 1-based row in the file. */
  readonly row: number;
  readonly names: readonly string[];
}

/** Finds the header among the first rows: the row with the most known names, or the first full row of texts. */
export function findHeader(rows: ReadonlyArray<{ number: number; cells: readonly string[] }>): Header | null {
  let best: { score: number; header: Header } | null = null;
  for (const { number, cells } of rows) {
    const filled = cells.filter((cell) => cell.trim() !== '');
    if (filled.length < 2) continue;
    const known = new Set(cells.map(fieldOfHeader).filter((field) => field !== undefined)).size;
    const texts = filled.filter((cell) => !/^[\d.,\-/: ]+$/.test(cell) && cell.length < 120).length;
    const score = known * 10 + (texts / filled.length) * 2 + Math.min(filled.length, 40) * 0.1 - number * 0.05;
    if (!best || score > best.score) best = { score, header: { row: number, names: cells.map((cell) => cell.trim()) } };
  }
  return best?.header ?? null;
}

/** Proposes a mapping for reports from the header. Each field but `remarks` and `narrative` is given once. */
export function proposeMapping(header: Header): Mapping {
  const columns: Record<string, string> = {};
  const taken = new Set<string>();
  for (const name of header.names) {
    const field = fieldOfHeader(name);
    if (!name || !field || Object.hasOwn(columns, name)) continue;
    if (taken.has(field) && field !== 'remarks') continue;
    taken.add(field);
    columns[name] = field;
  }
  return mappingSchema.parse({ name: 'proposed', target: 'report', headerRow: header.row, columns });
}

/** Column positions by field for this header; a column may be named exactly, folded, or by its letter `@C`. */
export function resolveColumns(mapping: Mapping, names: readonly string[]): { positions: Map<string, number[]>; missing: string[] } {
  const positions = new Map<string, number[]>();
  const missing: string[] = [];
  const folded = names.map((name) => foldHeader(name));
  for (const [column, field] of Object.entries(mapping.columns)) {
    if (field === 'ignore') continue;
    let at = names.indexOf(column);
    if (at < 0) at = folded.indexOf(foldHeader(column));
    const letters = /^@([A-Z]{1,3})$/.exec(column)?.[1];
    if (at < 0 && letters) at = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    if (at < 0) missing.push(column);
    else positions.set(field, [...(positions.get(field) ?? []), at]);
  }
  return { positions, missing };
}
