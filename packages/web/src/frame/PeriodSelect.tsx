import { parseReleasePeriod, periodsOfYear } from '@openmara/core/releases/release-period';
import type { ReactNode } from 'react';
import { t } from './language.ts';

/** The arrangements were asked for by resolution 1960 of December 2010; nothing was monitored under them before. */
const FIRST_YEAR = 2010;
const today = (): string => new Date().toISOString().slice(0, 10);
/** The last day of a quarter, a half-year or a year as ISO; empty for what is none. */
export const endOf = (period: string): string => parseReleasePeriod(period)?.to ?? '';
/** Whether a period has not ended yet: what is counted of it today is not all that will be. */
export const isUnfinished = (period: string): boolean => endOf(period) >= today();
/** The quarter that ended last. */
export function lastQuarter(): string {
  const year = Number(today().slice(0, 4));
  const quarters = [year, year - 1]
    .flatMap((of) => periodsOfYear(String(of)))
    .filter(({ kind, to }) => kind === 'quarter' && to < today());
  return quarters[0]?.name ?? '';
}

/** Years with what is offered of each, the newest first: of what runs there are figures, of what comes none. */
function yearsOf(longer: boolean, unfinished: boolean): Array<readonly [number, readonly string[]]> {
  const year = Number(today().slice(0, 4));
  return Array.from({ length: year - FIRST_YEAR + 1 }, (_, before) => year - before)
    .map((of) => {
      const offered = periodsOfYear(String(of)).filter(
        ({ kind, from, to }) =>
          (longer || kind === 'quarter') && (unfinished ? from <= today() : to < today()),
      );
      return [of, offered.map(({ name }) => name)] as const;
    })
    .filter(([, names]) => names.length > 0);
}

/** Quarters, and where they are meant half-years and years, chosen from a list: nothing has to be known of how they are written. */
export function PeriodSelect({
  value,
  name,
  all,
  longer = false,
  unfinished = true,
  onChange,
}: {
  value: string;
  name?: string;
  /** What the choice of no period is called; left out where one is needed. */
  all?: string;
  /** Whether half-years and years are periods as well. */
  longer?: boolean;
  /** Whether the period that runs can be chosen. */
  unfinished?: boolean;
  onChange?: (period: string) => void;
}): ReactNode {
  const years = yearsOf(longer, unfinished);
  const offered = years.some(([, choices]) => choices.includes(value));
  return (
    <select
      dir="ltr"
      name={name}
      required={all === undefined}
      {...(onChange ? { value, onChange: (event) => onChange(event.target.value) } : { defaultValue: value })}
    >
      {all === undefined ? null : <option value="">{all}</option>}
      {value !== '' && !offered ? <option value={value}>{value}</option> : null}
      {years.map(([year, choices]) => (
        <optgroup key={year} label={String(year)}>
          {choices.map((code) => (
            <option key={code} value={code}>
              {isUnfinished(code) ? t('period.runs', { period: code }) : code}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
