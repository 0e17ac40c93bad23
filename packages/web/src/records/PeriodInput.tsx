/** A period with the precision with which it is known: asked as one knows it, "in August 2016", never as two invented days. */
import type { PeriodValue } from '@openmara/core/records/fields';
import { labelOf } from '@openmara/core/vocabularies';
import { type ReactNode, useState } from 'react';
import { languageOf } from '@openmara/core/language/languages';
import { locale, t } from '../frame/language.ts';
import { type InputProps, told } from './FieldInput.tsx';

type Precision = PeriodValue['precision'];
const PRECISIONS: readonly Precision[] = ['exact', 'week', 'month', 'quarter', 'year', 'unknown'];
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);
const DAY = 86_400_000;

/** What is asked of a period. */
export interface Asked {
  readonly precision: Precision;
  readonly day: string;
  readonly year: string;
  readonly month: number;
}
/** First and last day of what is asked. @returns null where too little is said to know any day */
export function periodOf({ precision, day, year, month }: Asked): PeriodValue | null {
  if (precision === 'unknown') return null;
  if (precision === 'exact' || precision === 'week') {
    if (day === '') return null;
    const time = Date.parse(day);
    // A week begins on Monday.
    const first = precision === 'week' ? time - ((new Date(time).getUTCDay() + 6) % 7) * DAY : time;
    return { from: iso(first), to: iso(precision === 'week' ? first + 6 * DAY : first), precision };
  }
  if (!/^\d{4}$/.test(year)) return null;
  const first = precision === 'month' ? month : precision === 'quarter' ? month - ((month - 1) % 3) : 1;
  const months = precision === 'month' ? 1 : precision === 'quarter' ? 3 : 12;
  const at = Number(year);
  return { from: iso(Date.UTC(at, first - 1, 1)), to: iso(Date.UTC(at, first - 1 + months, 0)), precision };
}
const askedOf = (value: PeriodValue | null): Asked => ({
  precision: value?.from ? value.precision : 'unknown',
  day: value?.from ?? '',
  year: value?.from?.slice(0, 4) ?? '',
  month: value?.from ? Number(value.from.slice(5, 7)) : 1,
});
const monthName = (month: number): string =>
  new Intl.DateTimeFormat(languageOf(locale()).dates, { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2016, month - 1, 1),
  );

/** The part of the year, where the period is a month or a quarter. */
function PartOfYear({
  asked,
  onChange,
}: {
  asked: Asked;
  readonly onChange: (change: Partial<Asked>) => void;
}): ReactNode {
  if (asked.precision === 'month')
    return (
      <select
        aria-label={labelOf('datePrecision', 'month', locale())}
        value={asked.month}
        onChange={(event) => onChange({ month: Number(event.target.value) })}
      >
        {MONTHS.map((month) => (
          <option key={month} value={month}>
            {monthName(month)}
          </option>
        ))}
      </select>
    );
  if (asked.precision !== 'quarter') return null;
  return (
    <select
      aria-label={labelOf('datePrecision', 'quarter', locale())}
      value={asked.month - ((asked.month - 1) % 3)}
      onChange={(event) => onChange({ month: Number(event.target.value) })}
    >
      {[1, 4, 7, 10].map((month) => (
        <option key={month} value={month}>
          {monthName(month)} – {monthName(month + 2)}
        </option>
      ))}
    </select>
  );
}

export function PeriodInput(props: Omit<InputProps, 'value'> & { value: PeriodValue | null }): ReactNode {
  const [asked, setAsked] = useState(() => askedOf(props.value));
  const change = (part: Partial<Asked>): void => {
    const next = { ...asked, ...part };
    setAsked(next);
    props.onSay(periodOf(next));
  };
  const { precision } = asked;
  const label = (code: Precision): string => labelOf('datePrecision', code, locale());
  return (
    <div className="period" role="group" aria-label={props.label}>
      <select
        {...told({ ...props, value: null })}
        value={precision}
        onChange={(event) =>
          change({ precision: PRECISIONS.find((code) => code === event.target.value) ?? 'unknown' })
        }
      >
        {PRECISIONS.map((code) => (
          <option key={code} value={code}>
            {label(code)}
          </option>
        ))}
      </select>
      {precision === 'exact' || precision === 'week' ? (
        <input
          type="date"
          aria-label={props.label}
          value={asked.day}
          onChange={(event) => change({ day: event.target.value })}
        />
      ) : null}
      <PartOfYear asked={asked} onChange={change} />
      {['month', 'quarter', 'year'].includes(precision) ? (
        <input
          type="text"
          inputMode="numeric"
          className="year"
          maxLength={4}
          aria-label={t('record.year')}
          placeholder={t('record.year')}
          value={asked.year}
          onChange={(event) => change({ year: event.target.value })}
        />
      ) : null}
    </div>
  );
}
