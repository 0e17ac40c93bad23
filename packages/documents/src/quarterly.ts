/** The quarterly report of a mission: facts in, document model out. Pure: the same facts give the same bytes. */
import { labelOf } from '@openmara/core/incidents/vocabularies';
import type { Locale } from '@openmara/core/language/languages';
import {
  figures as asFigures,
  lettered,
  longDate,
  number,
  opening,
  percent,
  WITHHELD,
} from './house-style.ts';
import type { Block, DocumentModel, Figure } from './model.ts';
import { areaMap, barChart, type MapArea } from './pictures.ts';
import type { Feature } from 'geojson';

export interface PublishedCounts {
  readonly rowKeys: readonly string[];
  readonly columnKeys: readonly string[];
  readonly cells: ReadonlyArray<ReadonlyArray<number | null>>;
  readonly rowTotals: ReadonlyArray<number | null>;
  readonly columnTotals: ReadonlyArray<number | null>;
  readonly total: number | null;
}
export interface QuarterlyFacts {
  readonly locale: Locale;
  readonly mission: {
    readonly code: string;
    readonly names: Readonly<Record<Locale, string>>;
    readonly synthetic: boolean;
  };
  readonly period: { readonly name: string; readonly from: string; readonly to: string };
  readonly asOf: string;
  readonly formsBySex: PublishedCounts;
  readonly survivorsBySexAge: PublishedCounts;
  readonly survivorsByDisplacement: PublishedCounts;
  readonly incidentsByParty: PublishedCounts;
  readonly incidentsByPlace: PublishedCounts;
  readonly incidentsByStatus: PublishedCounts;
  readonly reports: number | null;
  readonly late: number | null;
  readonly map: {
    readonly areas: ReadonlyArray<Omit<MapArea, 'value' | 'counted'>>;
    readonly disputed: readonly Feature[];
  };
  readonly figures: readonly Figure[];
}

interface Words {
  readonly title: string;
  readonly subtitle: (mission: string, period: string) => string;
  readonly quarter: (name: string) => string;
  readonly distribution: string;
  readonly organization: string;
  readonly original: string;
  readonly synthetic: string;
  readonly headings: {
    readonly overview: string;
    readonly pattern: string;
    readonly survivors: string;
    readonly parties: string;
    readonly places: string;
    readonly basis: string;
  };
  readonly captions: {
    readonly forms: string;
    readonly ages: string;
    readonly parties: string;
    readonly map: string;
  };
  readonly total: string;
  readonly withheldNote: string;
  readonly overlapNote: string;
  readonly disclaimer: string;
  readonly withheld: string;
}
const WORDS: Readonly<Record<Locale, Words>> = {
  en: {
    title: 'Conflict-related sexual violence: quarterly report',
    subtitle: (mission, period) => `${mission}, ${period}`,
    quarter: (name) =>
      `${{ '1': 'first', '2': 'second', '3': 'third', '4': 'fourth' }[name.slice(-1)]} quarter of ${name.slice(0, 4)}`,
    distribution: 'Internal: monitoring, analysis and reporting arrangements',
    organization: 'United Nations',
    original: 'Original: English',
    synthetic: 'SYNTHETIC DATA: no person or event in this document is real',
    headings: {
      overview: 'Overview',
      pattern: 'Forms of violence',
      survivors: 'Survivors',
      parties: 'Alleged perpetrators',
      places: 'Places',
      basis: 'Basis of the figures',
    },
    captions: {
      forms: 'Verified incidents by form and sex of survivors',
      ages: 'Survivors in verified incidents by sex and age',
      parties: 'Verified incidents by party',
      map: 'Verified incidents by first-level administrative area',
    },
    total: 'Total',
    withheldNote:
      '– withheld to protect survivors: counts from one to four, and those from which they could be derived.',
    overlapNote: 'One incident may stand in several rows or columns; totals count it once.',
    disclaimer:
      'The boundaries and names shown and the designations used on this map do not imply official endorsement or acceptance by the United Nations. Final boundary between the Sudan and South Sudan has not yet been determined; final status of the Abyei area is not yet determined. Hatched: no verified incident, which does not mean that none occurred. Boundaries © OpenStreetMap contributors (ODbL).',
    withheld: 'withheld',
  },
  fr: {
    title: 'Violences sexuelles liées au conflit : rapport trimestriel',
    subtitle: (mission, period) => `${mission}, ${period}`,
    quarter: (name) =>
      `${{ '1': 'premier', '2': 'deuxième', '3': 'troisième', '4': 'quatrième' }[name.slice(-1)]} trimestre de ${name.slice(0, 4)}`,
    distribution: 'Interne : arrangements de suivi, d’analyse et de communication de l’information',
    organization: 'Nations Unies',
    original: 'Original : français',
    synthetic: 'DONNÉES SYNTHÉTIQUES : aucune personne ni aucun fait de ce document n’est réel',
    headings: {
      overview: 'Vue d’ensemble',
      pattern: 'Formes de violence',
      survivors: 'Personnes survivantes',
      parties: 'Auteurs présumés',
      places: 'Lieux',
      basis: 'Base des chiffres',
    },
    captions: {
      forms: 'Incidents vérifiés par forme et sexe des personnes survivantes',
      ages: 'Personnes survivantes des incidents vérifiés par sexe et âge',
      parties: 'Incidents vérifiés par partie',
      map: 'Incidents vérifiés par division administrative de premier niveau',
    },
    total: 'Total',
    withheldNote:
      '– non publié pour protéger les personnes survivantes : nombres de un à quatre, et ceux dont on pourrait les déduire.',
    overlapNote:
      'Un incident peut figurer dans plusieurs lignes ou colonnes ; les totaux le comptent une fois.',
    disclaimer:
      'Les frontières et les noms indiqués et les désignations employées sur cette carte n’impliquent ni reconnaissance ni acceptation officielles de la part de l’Organisation des Nations Unies. La frontière définitive entre le Soudan et le Soudan du Sud n’a pas encore été fixée ; le statut définitif de la zone d’Abyei n’est pas encore déterminé. Hachures : aucun incident vérifié, ce qui ne signifie pas qu’aucun ne s’est produit. Limites © contributeurs d’OpenStreetMap (ODbL).',
    withheld: 'non publié',
  },
  ar: {
    title: 'العنف الجنسي المتصل بالنزاع: التقرير الفصلي',
    subtitle: (mission, period) => `${mission}، ${period}`,
    quarter: (name) =>
      `الربع ${{ '1': 'الأول', '2': 'الثاني', '3': 'الثالث', '4': 'الرابع' }[name.slice(-1)]} من عام ${name.slice(0, 4)}`,
    distribution: 'داخلي: ترتيبات الرصد والتحليل والإبلاغ',
    organization: 'الأمم المتحدة',
    original: 'الأصل: بالعربية',
    synthetic: 'بيانات اصطناعية: لا شخص ولا حدث في هذه الوثيقة حقيقي',
    headings: {
      overview: 'نظرة عامة',
      pattern: 'أشكال العنف',
      survivors: 'الناجون والناجيات',
      parties: 'الجناة المزعومون',
      places: 'الأماكن',
      basis: 'أساس الأرقام',
    },
    captions: {
      forms: 'الحوادث المتحقق منها حسب الشكل وجنس الناجين',
      ages: 'الناجون في الحوادث المتحقق منها حسب الجنس والعمر',
      parties: 'الحوادث المتحقق منها حسب الطرف',
      map: 'الحوادث المتحقق منها حسب التقسيم الإداري الأول',
    },
    total: 'المجموع',
    withheldNote: '– محجوب لحماية الناجين: الأعداد من واحد إلى أربعة، وما يمكن أن تُستنتج منه.',
    overlapNote: 'قد يرد الحادث الواحد في عدة صفوف أو أعمدة؛ والمجاميع تحسبه مرة واحدة.',
    disclaimer:
      'لا تنطوي الحدود والأسماء المبينة والتسميات المستخدمة في هذه الخريطة على إقرار أو قبول رسمي من جانب الأمم المتحدة. ولم تُحدد بعد الحدود النهائية بين السودان وجنوب السودان، ولم يُحدد بعد الوضع النهائي لمنطقة أبيي. التظليل: لا حادث متحقق منه، ولا يعني ذلك عدم وقوع أي حادث. الحدود © المساهمون في OpenStreetMap (ODbL).',
    withheld: 'محجوب',
  },
};

const cell = (value: number | null, locale: Locale): string =>
  value === null ? WITHHELD : asFigures(value, locale);

/** A count with its noun; a withheld count is named as withheld, never as few or as none. */
function counted(
  n: number | null,
  locale: Locale,
  nouns: { readonly one: string; readonly many: string; readonly withheld: string },
  opens = false,
): string {
  if (n === null)
    return opens ? nouns.withheld.charAt(0).toUpperCase() + nouns.withheld.slice(1) : nouns.withheld;
  const figure = opens ? opening(n, locale) : number(n, locale);
  return `${figure} ${n === 1 ? nouns.one : nouns.many}`;
}
const INCIDENTS = {
  en: { one: 'incident', many: 'incidents', withheld: 'a withheld number of incidents' },
  fr: { one: 'incident', many: 'incidents', withheld: 'un nombre non publié d’incidents' },
};
const SURVIVORS = {
  en: { one: 'survivor', many: 'survivors', withheld: 'a withheld number of survivors' },
  fr: {
    one: 'personne survivante',
    many: 'personnes survivantes',
    withheld: 'un nombre non publié de personnes survivantes',
  },
};
const REPORTS = {
  en: { one: 'report was', many: 'reports were', withheld: 'a withheld number of reports were' },
  fr: {
    one: 'signalement a été reçu',
    many: 'signalements ont été reçus',
    withheld: 'un nombre non publié de signalements ont été reçus',
  },
};

function overview(facts: QuarterlyFacts, words: Words): string[] {
  const { locale } = facts;
  const total = facts.formsBySex.total;
  const survivors = facts.survivorsBySexAge.total;
  const at = (status: string): number | null => {
    const row = facts.incidentsByStatus.rowKeys.indexOf(status);
    return row < 0 ? 0 : (facts.incidentsByStatus.rowTotals[row] ?? null);
  };
  const plain = (n: number | null): string => (n === null ? words.withheld : number(n, locale));
  const statuses = lettered(
    (['reported', 'under_verification', 'not_verified'] as const).map(
      (code) =>
        `${labelOf('status', code, locale).toLowerCase()}${locale === 'fr' ? ' :' : ':'} ${plain(at(code))}`,
    ),
    locale,
  );
  const period = words.quarter(facts.period.name);
  const mission = facts.mission.code;
  const date = longDate(facts.asOf, locale);
  if (locale === 'fr') {
    return [
      `Pendant le ${period}, ${mission} a vérifié ${counted(total, locale, INCIDENTS.fr)} de violence sexuelle liée au conflit, concernant ${counted(survivors, locale, SURVIVORS.fr)}. ${facts.late === null ? 'Un nombre non publié' : opening(facts.late, locale)} de ces incidents s’étaient produits au cours d’un trimestre antérieur et ont été vérifiés tardivement.`,
      `Les incidents survenus pendant la période et seulement signalés, qui ne figurent dans aucun total, se répartissent comme suit : ${statuses}. Pour la même période, ${counted(facts.reports, locale, REPORTS.fr)} de sources au ${date} ; un incident peut en réunir plusieurs.`,
    ];
  }
  if (locale === 'ar') {
    return [
      `خلال ${period}، تحققت البعثة (${mission}) من حوادث عنف جنسي متصل بالنزاع، عددها: ${plain(total)}؛ وعدد الناجين والناجيات فيها: ${plain(survivors)}. وعدد ما وقع منها في فصل سابق وجرى التحقق منه متأخراً: ${plain(facts.late)}.`,
      `أما الحوادث التي وقعت خلال الفترة وأُبلغ عنها فقط، ولا تدخل في أي مجموع، فهي: ${statuses}. وعدد البلاغات الواردة من المصادر عن الفترة نفسها حتى ${date}: ${plain(facts.reports)}؛ وقد يجمع الحادث الواحد عدة بلاغات.`,
    ];
  }
  return [
    `In the ${period}, ${mission} verified ${counted(total, locale, INCIDENTS.en)} of conflict-related sexual violence, concerning ${counted(survivors, locale, SURVIVORS.en)}. ${facts.late === null ? 'A withheld number' : opening(facts.late, locale)} of those incidents had occurred in an earlier quarter and were verified late.`,
    `Incidents that occurred in the period and were only reported, which enter no total, were as follows: ${statuses}. For the same period, ${counted(facts.reports, locale, REPORTS.en)} received from sources as of ${date}; one incident may gather several.`,
  ];
}

/** Shares only where both the part and the whole may be shown; what is withheld is not paraphrased. */
function survivorsText(facts: QuarterlyFacts): string {
  const { locale } = facts;
  const share = (counts: PublishedCounts, key: string): number | null => {
    const value = counts.rowTotals[counts.rowKeys.indexOf(key)];
    return value && counts.total ? value / counts.total : null;
  };
  const idp = share(facts.survivorsByDisplacement, 'idp');
  const female = share(facts.survivorsBySexAge, 'female');
  const opens = (ratio: number): string =>
    locale === 'en' ? `${opening(Math.round(ratio * 100), locale)} per cent` : percent(ratio, locale);
  const sentences: string[] = [];
  if (idp !== null)
    sentences.push(
      {
        en: `${opens(idp)} of the survivors were internally displaced persons.`,
        fr: `Parmi les personnes survivantes, ${percent(idp, locale)} étaient des personnes déplacées.`,
        ar: `وكان ${percent(idp, locale)} من الناجين من النازحين داخلياً.`,
      }[locale],
    );
  if (female !== null)
    sentences.push(
      {
        en: `${opens(female)} of the survivors were women or girls.`,
        fr: `Les femmes et les filles représentaient ${percent(female, locale)} des personnes survivantes.`,
        ar: `وكان ${percent(female, locale)} من الناجين من النساء أو الفتيات.`,
      }[locale],
    );
  if (sentences.length < 2)
    sentences.push(
      {
        en: 'Other shares are withheld to protect survivors.',
        fr: 'Les autres proportions ne sont pas publiées, pour protéger les personnes survivantes.',
        ar: 'وحُجبت النسب الأخرى لحماية الناجين.',
      }[locale],
    );
  return sentences.join(' ');
}

function basisText(facts: QuarterlyFacts): string[] {
  const date = longDate(facts.asOf, facts.locale);
  const time = `${facts.asOf.slice(11, 16)} UTC`;
  return {
    en: [
      `All figures are as of ${date}, ${time}. An incident is counted in the quarter in which it was verified. Incidents, survivors and reports are counted separately and are never interchangeable.`,
      'Sexual violence is severely underreported. A low figure is not evidence that little happened: it may mean that nobody could report, or that nobody was there to listen.',
    ],
    fr: [
      `Tous les chiffres sont arrêtés au ${date}, ${time}. Un incident est compté dans le trimestre où il a été vérifié. Les incidents, les personnes survivantes et les signalements sont comptés séparément et ne sont jamais interchangeables.`,
      'La violence sexuelle est très largement sous-signalée. Un chiffre bas ne prouve pas qu’il s’est passé peu de choses : il peut signifier que personne n’a pu signaler, ou que personne n’était là pour écouter.',
    ],
    ar: [
      `جميع الأرقام كما كانت في ${date}، الساعة ${time}. ويُحسب الحادث في الفصل الذي جرى التحقق منه فيه. وتُحسب الحوادث والناجون والبلاغات كل على حدة ولا يحل أحدها محل الآخر.`,
      'الإبلاغ عن العنف الجنسي أقل بكثير من الواقع. والرقم المنخفض ليس دليلاً على قلة ما حدث: فقد يعني أن أحداً لم يستطع الإبلاغ، أو أن أحداً لم يكن هناك ليسمع.',
    ],
  }[facts.locale];
}

function table(
  counts: PublishedCounts,
  caption: string,
  words: Words,
  locale: Locale,
  rowLabel: (key: string) => string,
  columnLabel: ((key: string) => string) | null,
  overlap: boolean,
): Block {
  const order = counts.rowKeys
    .map((_, r) => r)
    .sort((x, y) => (counts.rowTotals[y] ?? 0) - (counts.rowTotals[x] ?? 0) || x - y);
  return {
    kind: 'table',
    caption,
    head: ['', ...(columnLabel ? counts.columnKeys.map(columnLabel) : []), words.total],
    body: [
      ...order.map((r) => [
        rowLabel(counts.rowKeys[r] ?? ''),
        ...(columnLabel ? (counts.cells[r] ?? []).map((value) => cell(value, locale)) : []),
        cell(counts.rowTotals[r] ?? null, locale),
      ]),
      [
        words.total,
        ...(columnLabel ? counts.columnTotals.map((value) => cell(value, locale)) : []),
        cell(counts.total, locale),
      ],
    ],
    note: overlap ? `${words.withheldNote} ${words.overlapNote}` : words.withheldNote,
  };
}

export function composeQuarterly(facts: QuarterlyFacts): DocumentModel {
  const { locale } = facts;
  const words = WORDS[locale];
  const blocks: Block[] = [];
  let n = 0;
  const paragraph = (text: string): void => {
    n += 1;
    blocks.push({ kind: 'paragraph', number: n, text });
  };
  const heading = (text: string): void => {
    blocks.push({ kind: 'heading', text });
  };
  heading(words.headings.overview);
  for (const text of overview(facts, words)) paragraph(text);
  heading(words.headings.pattern);
  blocks.push(
    table(
      facts.formsBySex,
      words.captions.forms,
      words,
      locale,
      (key) => labelOf('form', key, locale),
      (key) => labelOf('sex', key, locale),
      true,
    ),
  );
  heading(words.headings.survivors);
  paragraph(survivorsText(facts));
  blocks.push(
    table(
      facts.survivorsBySexAge,
      words.captions.ages,
      words,
      locale,
      (key) => labelOf('sex', key, locale),
      (key) => labelOf('ageBand', key, locale),
      false,
    ),
  );
  heading(words.headings.parties);
  const parties = facts.incidentsByParty;
  const order = parties.rowKeys
    .map((_, r) => r)
    .sort((x, y) => (parties.rowTotals[y] ?? 0) - (parties.rowTotals[x] ?? 0))
    .slice(0, 12);
  const chart = barChart(
    order.map((r) => ({ label: parties.rowKeys[r] ?? '', value: parties.rowTotals[r] ?? null })),
    { rightToLeft: locale === 'ar' },
  );
  blocks.push({
    kind: 'picture',
    caption: words.captions.parties,
    ...chart,
    alternative: order
      .map((r) => `${parties.rowKeys[r]}: ${cell(parties.rowTotals[r] ?? null, locale)}`)
      .join('; '),
    disclaimer: `${words.withheldNote} ${words.overlapNote}`,
  });
  heading(words.headings.places);
  const places = facts.incidentsByPlace;
  const areas = facts.map.areas.map((area) => {
    const at = places.rowKeys.indexOf(area.name);
    return { ...area, counted: at >= 0, value: at >= 0 ? (places.rowTotals[at] ?? null) : 0 };
  });
  const map = areaMap(areas, facts.map.disputed);
  blocks.push({
    kind: 'picture',
    caption: words.captions.map,
    ...map,
    alternative: places.rowKeys
      .map((key, r) => `${key}: ${cell(places.rowTotals[r] ?? null, locale)}`)
      .join('; '),
    disclaimer: words.disclaimer,
  });
  heading(words.headings.basis);
  for (const text of basisText(facts)) paragraph(text);
  return {
    locale,
    masthead: {
      organization: words.organization,
      symbol: `${facts.mission.code}/MARA/${facts.period.name.replace('-', '/')}`,
      distribution: words.distribution,
      date: longDate(facts.asOf, locale),
      original: words.original,
    },
    title: words.title,
    subtitle: words.subtitle(facts.mission.names[locale], words.quarter(facts.period.name)),
    marking: facts.mission.synthetic ? words.synthetic : null,
    blocks,
    figures: facts.figures,
  };
}
