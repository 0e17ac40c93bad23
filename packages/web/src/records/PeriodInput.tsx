/** A period with the precision with which it is known: asked as one knows it, "in August 2016", never as two invented days. */
import type { PeriodValue } from '@openmara/core/records/fields';
import { type ReactNode, useState } from 'react';
import { languageOf } from '@openmara/core/language/languages';
import { labelled, locale, t } from '../frame/language.ts';
import { type InputProps, told } from './FieldInput.tsx';
import { type Asked, askedOf, periodOf, type Precision } from './read-input.ts';

const PRECISIONS: readonly Precision[] = ['exact', 'week', 'month', 'quarter', 'year', 'unknown'];
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
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
        aria-label={labelled('datePrecision', 'month')}
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
      aria-label={labelled('datePrecision', 'quarter')}
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
  const label = (code: Precision): string => labelled('datePrecision', code);
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
