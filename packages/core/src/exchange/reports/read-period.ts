/** When it happened and when it was told, with the precision that the row states. */
import { parsePeriod } from '../../incidents/parse-period.ts';
import { precisionOfSpan } from '../../incidents/parse-range.ts';
import { type DatePrecision, isoDate, type Period, UNKNOWN_PERIOD, widen } from '../../incidents/period.ts';
import { fold } from '../../language/fold.ts';
import { isNotStated } from '../lexicon.ts';
import { type Mapping, orderOf } from '../mapping.ts';
import { isUnspecified, parseCount } from './counts.ts';
import type { Findings, RowValues } from './row.ts';
import { ownValue } from './terms.ts';

/**
 * The period of the incident: from one column, from a first and a last day, or from year, month and day apart.
 * A day is widened to the precision that another column states; what cannot be read is refused.
 */
export function readPeriod(mapping: Mapping, row: RowValues, findings: Findings): Period {
  if (row.column('year')) return readYearMonthDay(row, findings);
  const given = row.date('occurred');
  const raw = row.text('occurred');
  const parsed = given ? parsePeriod(given, 'ymd') : parsePeriod(raw, orderOf(mapping, 'occurred'));
  if (!parsed?.from && raw.includes('?')) {
    // Who wrote it, or the program that saved it, did not know the digits: the rest of the row stands.
    findings.warn('date_doubtful', `The date “${raw}” is not known for certain; kept as unknown.`);
    return UNKNOWN_PERIOD;
  }
  if (!parsed) {
    findings.refuse(
      'occurred',
      raw,
      'date_unreadable',
      `“${raw}” cannot be read as a date. Write it as YYYY-MM-DD, a month such as Aug 2016, or “unknown”.`,
    );
    return UNKNOWN_PERIOD;
  }
  if (/^\d{5}(?:\.\d+)?$/.test(raw) && parsed.from)
    findings.warn(
      'date_serial',
      `“${raw}” was read as ${parsed.from}, the day that a spreadsheet keeps as this number.`,
    );
  const end = readEnd(mapping, row);
  if (end && parsed.from && end > parsed.from)
    return { from: parsed.from, to: end, precision: precisionOfSpan(parsed.from, end) };
  const stated = row.text('occurredPrecision');
  return stated && parsed.from && parsed.precision === 'exact'
    ? widen(parsed.from, precisionOf(mapping, stated))
    : parsed;
}

function readEnd(mapping: Mapping, row: RowValues): string | null {
  const raw = row.text('occurredEnd');
  return (
    row.date('occurredEnd') ?? (raw ? (parsePeriod(raw, orderOf(mapping, 'occurredEnd'))?.to ?? null) : null)
  );
}
function precisionOf(mapping: Mapping, stated: string): DatePrecision {
  const text = fold(ownValue(mapping, 'occurredPrecision', stated) ?? stated);
  if (/week|semaine|أسبوع|اسبوع/.test(text)) return 'week';
  if (/month|mois|شهر/.test(text)) return 'month';
  if (/quarter|trimestre/.test(text)) return 'quarter';
  if (/year|annee|سنة/.test(text)) return 'year';
  return 'exact';
}
function readYearMonthDay(row: RowValues, findings: Findings): Period {
  const part = (field: string): number => parseCount(row.text(field)) ?? 0;
  const [y, m, d] = [part('year'), part('month'), part('day')];
  if (!y) return UNKNOWN_PERIOD;
  const month = row.text('month');
  const inWords = m === 0 && /\p{L}/u.test(month) && !isNotStated(month) && !isUnspecified(month);
  const text = inWords ? `${d || ''} ${month} ${y}`.trim() : isoDate(y, m, d);
  const period = parsePeriod(text, inWords ? 'dmy' : 'ymd');
  const written = inWords ? text : `${y}-${m}-${d}`;
  if (!period)
    findings.refuse(inWords ? 'month' : 'day', written, 'date_unreadable', `There is no day ${written}.`);
  return period ?? UNKNOWN_PERIOD;
}

/** The day on which the report was received, its last where it is a period; empty, with a warning, where unreadable. */
export function readReceived(mapping: Mapping, row: RowValues, findings: Findings): string | null {
  const raw = row.text('received');
  const received =
    row.date('received') ??
    (raw
      ? (parsePeriod(raw.replace(/^(\d{4}-\d{2}-\d{2})T.*/, '$1'), orderOf(mapping, 'received'))?.to ?? null)
      : null);
  if (raw && !received && !isUnspecified(raw) && !isNotStated(raw))
    findings.warn('received_unreadable', `Date received “${raw}” cannot be read; left empty.`);
  return received;
}
