/** The quarterly report of a mission: facts in, document model out. Pure: the same facts give the same bytes. */
import { labelOf } from '@openmara/core/vocabularies';
import type { Locale } from '@openmara/core/language/languages';
import { labelled, lettered, inOrder, listed, longDate, number, typeset } from '../house-style.ts';
import { isolated } from '../isolated.ts';
import type { Block, DocumentModel } from '../model.ts';
import type { AreaState } from '../area-map.ts';
import type { QuarterlyFacts, TracedCounts } from './facts.ts';
import { numberedBlocks } from './numbering.ts';
import { cell, quarterIn } from './in-words.ts';
import { areasPicture, barsPicture, barsShown } from './pictures.ts';
import { trendPicture } from './trend-picture.ts';
import { WORDS } from './words/in-each-language.ts';
import type { QuarterlyWords } from './words/quarterly-words.ts';

const NOT_VERIFIED = ['reported', 'under_verification', 'not_verified'] as const;

/** The title that every report of this kind bears in a language. */
export const quarterlyTitle = (locale: Locale): string => WORDS[locale].title;

/** What is not known of a record, and is no place and no party. */
const NOT_STATED = '—';
/** What a place or party is called in the language of the report. */
const named =
  (names: ReadonlyMap<string, string>, words: QuarterlyWords, locale: Locale) =>
  (key: string): string =>
    key === NOT_STATED ? words.notStated : isolated(names.get(key) ?? key, locale);

/** How many were verified late; null where that is withheld. A row of none is not among the rows. */
function lateOf({ rowKeys, rowTotals, total }: TracedCounts): number | null {
  const at = rowKeys.indexOf('late');
  return at < 0 ? (total === null ? null : 0) : (rowTotals[at] ?? null);
}
/** The figures of some rows of a table, those that are not there left out. */
const figuresOf = ({ rowKeys, figures }: TracedCounts, keys: readonly string[]): string[] =>
  keys.flatMap((key) => figures.rowTotals[rowKeys.indexOf(key)] ?? []);

function overview(facts: QuarterlyFacts, words: QuarterlyWords): readonly string[] {
  const { locale, incidentsByStatus } = facts;
  const at = (status: string): string => {
    const row = incidentsByStatus.rowKeys.indexOf(status);
    const n = row < 0 ? 0 : (incidentsByStatus.rowTotals[row] ?? null);
    return n === null ? words.withheld : number(n, locale);
  };
  const statuses = NOT_VERIFIED.map((code) =>
    labelled(labelOf('status', code, locale).toLowerCase(), at(code), locale),
  );
  return words.overview({
    period: quarterIn(words, facts.period.name),
    mission: facts.mission.code,
    date: longDate(facts.asOf, locale),
    statuses: lettered(statuses, locale),
    verified: facts.formsBySex.total,
    survivors: facts.survivorsBySexAge.total,
    reports: facts.reportsBySource.total,
    late: lateOf(facts.timing),
    withoutConsent: facts.withoutConsent,
  });
}

/** The figures behind each paragraph of the overview. */
const overviewFigures = (facts: QuarterlyFacts): readonly string[][] => [
  [
    facts.formsBySex.figures.total,
    facts.survivorsBySexAge.figures.total,
    ...figuresOf(facts.timing, ['late']),
    ...(facts.withoutConsent === null ? [] : [facts.lackingConsent.figures.total]),
  ],
  [...figuresOf(facts.incidentsByStatus, NOT_VERIFIED), facts.reportsBySource.figures.total],
];

/** Shares only where both the part and the whole may be shown; what is withheld is not paraphrased. */
function survivorsText(
  facts: QuarterlyFacts,
  words: QuarterlyWords,
): { text: string; figures: readonly string[] } | null {
  const share = (counts: TracedCounts, key: string): number | null => {
    const value = counts.rowTotals[counts.rowKeys.indexOf(key)];
    return value && counts.total ? value / counts.total : null;
  };
  const displaced = share(facts.survivorsByDisplacement, 'idp');
  const female = share(facts.survivorsBySexAge, 'female');
  const said = [
    ...(displaced === null ? [] : [words.survivors.displaced(displaced)]),
    ...(female === null ? [] : [words.survivors.female(female)]),
  ];
  // That others are withheld is said beside a share, never by itself.
  if (said.length === 0) return null;
  const behind = (counts: TracedCounts, key: string): string[] => [
    ...figuresOf(counts, [key]),
    counts.figures.total,
  ];
  return {
    text: [...said, ...(said.length === 1 ? [words.survivors.withheld] : [])].join(' '),
    figures: [
      ...(displaced === null ? [] : behind(facts.survivorsByDisplacement, 'idp')),
      ...(female === null ? [] : behind(facts.survivorsBySexAge, 'female')),
    ],
  };
}

/** What is said of services before their table, from the totals that may be shown. */
function servicesText(counts: TracedCounts, words: QuarterlyWords): string {
  const { services } = words;
  // Nothing recorded, where that may be told: every service with a total of none.
  if (counts.rowKeys.length === 0 && counts.total !== null) return services.none;
  const withState = (state: string): number | null => {
    const at = counts.columnKeys.indexOf(state);
    return at < 0 ? 0 : (counts.columnTotals[at] ?? null);
  };
  const received = withState('received');
  const lacking = withState('not_available');
  return [
    ...(received === null ? [] : [services.received(received)]),
    ...(lacking === null ? [] : [services.notAvailable(lacking)]),
    services.reading,
  ].join(' ');
}

interface TableText {
  readonly caption: string;
  readonly row: (key: string) => string;
  readonly column: (key: string) => string;
  /** Whether one record may stand in several cells. */
  readonly overlap: boolean;
}
/** Rows by their totals, greatest first; the totals last. */
function table(counts: TracedCounts, text: TableText, words: QuarterlyWords, locale: Locale): Block {
  const shown = (value: number | null | undefined): string => cell(value ?? null, locale);
  const { figures } = counts;
  const order = counts.rowKeys
    .map((_, r) => r)
    .sort((x, y) => (counts.rowTotals[y] ?? 0) - (counts.rowTotals[x] ?? 0) || x - y);
  return {
    kind: 'table',
    caption: typeset(text.caption, locale),
    head: ['', ...counts.columnKeys.map(text.column), words.total],
    body: [
      ...order.map((r) => [
        text.row(counts.rowKeys[r] ?? ''),
        ...(counts.cells[r] ?? []).map(shown),
        shown(counts.rowTotals[r]),
      ]),
      [words.total, ...counts.columnTotals.map(shown), shown(counts.total)],
    ],
    note: typeset(text.overlap ? `${words.withheldNote} ${words.overlapNote}` : words.withheldNote, locale),
    figures: [
      ...order.map((r) => [...(figures.cells[r] ?? []), figures.rowTotals[r] ?? '']),
      [...figures.columnTotals, figures.total],
    ],
  };
}

function partiesChart(facts: QuarterlyFacts, words: QuarterlyWords): Block {
  const { incidentsByParty: parties, locale, names } = facts;
  const name = named(names.parties, words, locale);
  const bars = barsShown(
    parties.rowKeys.map((key, r) => ({
      label: name(key),
      value: parties.rowTotals[r] ?? null,
      figure: parties.figures.rowTotals[r] ?? '',
    })),
  );
  const picture = barsPicture(bars, locale);
  if (!picture) return { kind: 'note', text: words.noParty };
  const { under, ...drawn } = picture;
  return {
    kind: 'picture',
    caption: words.captions.parties,
    ...drawn,
    disclaimer: under,
    rows: bars.map(({ label, value, figure }) => ({ label, value: cell(value, locale), figure })),
  };
}

function placesMap(facts: QuarterlyFacts, words: QuarterlyWords): Block {
  const { incidentsByPlace: places, locale, names, listening } = facts;
  const name = named(names.places, words, locale);
  // A table that was refused says of no area that there was nothing.
  const refused = places.rowKeys.length === 0 && places.total === null;
  const stateOf = (key: string): AreaState => {
    if (refused) return 'withheld';
    const at = places.rowKeys.indexOf(key);
    if (at >= 0) return places.rowTotals[at] === null ? 'withheld' : 'shown';
    return listening.unheard?.includes(key) ? 'unheard' : 'none';
  };
  const drawn = new Set(facts.map.areas.map((area) => area.name));
  const notDrawn = places.rowKeys.filter((key) => key !== NOT_STATED && !drawn.has(key)).map(name);
  const value = (key: string): number | null => places.rowTotals[places.rowKeys.indexOf(key)] ?? null;
  const areas = facts.map.areas.map((area) => ({
    ...area,
    name: name(area.name),
    state: stateOf(area.name),
    value: value(area.name),
  }));
  const counts = places.rowKeys.map((key) => ({ label: name(key), value: value(key) }));
  const { under, ...picture } = areasPicture(areas, facts.map.disputed, counts, notDrawn, locale);
  return {
    kind: 'picture',
    label: words.numbered.map,
    caption: words.captions.map,
    ...picture,
    disclaimer: under,
    rows: counts.map((count, r) => ({
      label: count.label,
      value: cell(count.value, locale),
      figure: places.figures.rowTotals[r] ?? '',
    })),
  };
}

/** Who listened in the quarter, and of which areas nobody heard. */
function listeningText(facts: QuarterlyFacts, words: QuarterlyWords): string {
  const { listening, locale, names } = facts;
  const who = [
    ...listening.components.map((code) => labelOf('component', code, locale)),
    ...listening.agencies.map((code) => labelOf('agency', code, locale)),
  ];
  if (who.length === 0) return words.listening.nobody;
  const { unheard } = listening;
  const where =
    unheard === null
      ? words.listening.notRecorded
      : unheard.length === 0
        ? words.listening.everywhere
        : words.listening.unheard(
            listed(inOrder(unheard.map(named(names.places, words, locale)), locale), locale),
          );
  return `${words.listening.by(listed(who, locale))} ${where}`;
}

/** What a paragraph has beside its text. */
type More = Pick<Extract<Block, { kind: 'paragraph' }>, 'footnote' | 'figures'>;
/** What makes the blocks that are numbered and titled. */
interface Maker {
  readonly heading: (text: string) => Block;
  readonly paragraph: (text: string, more?: More) => Block;
}
function services(facts: QuarterlyFacts, words: QuarterlyWords, make: Maker): Block[] {
  const { services: counts, locale } = facts;
  const head = make.heading(words.headings.services);
  if (typeof counts === 'string') return [head, make.paragraph(words.services.missing[counts])];
  const text: TableText = {
    caption: words.captions.services,
    row: (key) => labelOf('service', key, locale),
    column: (key) => labelOf('responseState', key, locale),
    overlap: true,
  };
  return [
    head,
    make.paragraph(servicesText(counts, words), {
      footnote: words.footnotes.services,
      figures: ['received', 'not_available'].flatMap(
        (state) => counts.figures.columnTotals[counts.columnKeys.indexOf(state)] ?? [],
      ),
    }),
    ...(counts.rowKeys.length === 0 ? [] : [table(counts, text, words, locale)]),
  ];
}

/** The words of the tables that have columns. */
function tableTexts(words: QuarterlyWords, locale: Locale): Record<'forms' | 'ages', TableText> {
  return {
    forms: {
      caption: words.captions.forms,
      row: (key) => labelOf('form', key, locale),
      column: (key) => labelOf('sex', key, locale),
      overlap: true,
    },
    ages: {
      caption: words.captions.ages,
      row: (key) => labelOf('sex', key, locale),
      column: (key) => labelOf('ageBand', key, locale),
      overlap: false,
    },
  };
}

/** The line over the quarters; nothing where one only was released. */
function trendBlock({ trend, locale }: QuarterlyFacts, words: QuarterlyWords): Block[] {
  const picture = trendPicture(trend, locale);
  if (!picture) return [];
  const rows = picture.rows.map(({ label, value, at, of }) => ({
    label,
    value,
    figure: trend[at]?.figures[of] ?? '',
  }));
  const disclaimer = typeset(`${words.withheldNote} ${words.trend.reading}`, locale);
  return [{ kind: 'picture', ...picture, rows, disclaimer }];
}

/** What was verified in the quarters before: said of two of them, drawn of all that were released. */
const earlier = (facts: QuarterlyFacts, words: QuarterlyWords, paragraph: Maker['paragraph']): Block[] => [
  ...(facts.earlier.length === 0
    ? []
    : [
        paragraph(
          words.earlier(
            facts.earlier.map(({ quarter, verified }) => ({ period: quarterIn(words, quarter), verified })),
          ),
          { figures: facts.earlier.map(({ figure }) => figure) },
        ),
      ]),
  ...trendBlock(facts, words),
];

/** The blocks in the order in which they are read; paragraphs are numbered through the whole document. */
function blocksOf(facts: QuarterlyFacts, words: QuarterlyWords): Block[] {
  const { locale } = facts;
  let numbered = 0;
  const paragraph = (text: string, { footnote, figures = [] }: More = {}): Block => ({
    kind: 'paragraph',
    number: (numbered += 1),
    text: typeset(text, locale),
    ...(footnote === undefined ? {} : { footnote: typeset(footnote, locale) }),
    ...(figures.length === 0 ? {} : { figures }),
  });
  const heading = (text: string): Block => ({ kind: 'heading', text });
  const { forms, ages } = tableTexts(words, locale);
  const { headings, captions } = words;
  const list = (
    counts: TracedCounts,
    caption: string,
    row: (key: string) => string,
    overlap: boolean,
  ): Block => table(counts, { caption, row, column: (key) => key, overlap }, words, locale);
  const shares = survivorsText(facts, words);
  return [
    heading(headings.overview),
    ...overview(facts, words).map((text, at) =>
      paragraph(text, {
        ...(at === 0 ? { footnote: words.footnotes.verified } : {}),
        figures: overviewFigures(facts)[at] ?? [],
      }),
    ),
    ...earlier(facts, words, paragraph),
    heading(headings.pattern),
    table(facts.formsBySex, forms, words, locale),
    heading(headings.survivors),
    ...(shares === null ? [] : [paragraph(shares.text, { figures: shares.figures })]),
    table(facts.survivorsBySexAge, ages, words, locale),
    ...services(facts, words, { heading, paragraph }),
    heading(headings.parties),
    partiesChart(facts, words),
    heading(headings.places),
    placesMap(facts, words),
    heading(headings.circumstances),
    list(facts.circumstances, captions.circumstances, (key) => labelOf('circumstance', key, locale), true),
    heading(headings.sources),
    list(facts.reportsBySource, captions.sources, (key) => labelOf('sourceType', key, locale), false),
    ...(typeof facts.reportsByPlace === 'string'
      ? []
      : [
          list(
            facts.reportsByPlace,
            captions.sourcesByPlace,
            named(facts.names.places, words, locale),
            false,
          ),
        ]),
    paragraph(listeningText(facts, words)),
    heading(headings.basis),
    ...words
      .basis(longDate(facts.asOf, locale), `${facts.asOf.slice(11, 16)} UTC`)
      .map((text) => paragraph(text)),
  ];
}

/**
 * The quarterly report in the language of the facts.
 * @param facts counts after disclosure control; whoever may read the document may read every one of them
 */
export function composeQuarterly(facts: QuarterlyFacts): DocumentModel {
  const { locale, mission, period } = facts;
  const words = WORDS[locale];
  const quarter = quarterIn(words, period.name);
  const date = longDate(facts.asOf, locale);
  const source = words.source(mission.code, quarter, date);
  return {
    locale,
    masthead: {
      organization: words.organization,
      body: words.body,
      symbol: `${mission.code}/MARA/${period.name.replace('-', '/')}`,
      distribution: words.distribution,
      date,
      original: words.original,
    },
    title: words.title,
    subtitle: words.subtitle(mission.names[locale], quarter, date),
    asOf: facts.asOf,
    marking: mission.synthetic ? words.synthetic : null,
    blocks: numberedBlocks(blocksOf(facts, words), source, words, locale),
    figures: facts.figures,
  };
}
