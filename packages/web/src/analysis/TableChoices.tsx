import { availableFor, DIMENSIONS, UNITS } from '@openmara/core/analysis/dimensions';
import type { ReactNode } from 'react';
import { t, word } from '../frame/language.ts';
import { PeriodSelect } from '../frame/PeriodSelect.tsx';
import type { TableChoice } from './choice.ts';
import { BASES, BASIS, DIMENSION, UNIT } from './words.ts';

function Choice<Code extends string>({
  label,
  value,
  options,
  names,
  onChange,
}: {
  label: string;
  value: Code;
  options: readonly Code[];
  names: Readonly<Record<Code, string>>;
  onChange: (code: Code) => void;
}): ReactNode {
  const choose = (text: string): void => {
    const chosen = options.find((option) => option === text);
    if (chosen) onChange(chosen);
  };
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => choose(event.target.value)}>
        {options.map((option) => (
          <option key={option} value={option}>
            {word(names, option)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What to count, by what, in which quarter. */
export function TableChoices({
  choice,
  onChange,
}: {
  choice: TableChoice;
  onChange: (change: Partial<TableChoice>) => void;
}): ReactNode {
  const dimensions = DIMENSIONS.filter((dimension) => availableFor(choice.unit, dimension));
  return (
    <div className="filters">
      <Choice
        label={t('tables.count')}
        value={choice.unit}
        options={UNITS}
        names={UNIT}
        onChange={(unit) => onChange({ unit })}
      />
      <Choice
        label={t('tables.rows')}
        value={choice.rows}
        options={dimensions}
        names={DIMENSION}
        onChange={(rows) => onChange({ rows })}
      />
      <Choice
        label={t('tables.columns')}
        value={choice.columns}
        options={dimensions}
        names={DIMENSION}
        onChange={(columns) => onChange({ columns })}
      />
      <label>
        {t('period')}
        <PeriodSelect
          value={choice.period}
          all={t('tables.whole')}
          onChange={(period) => onChange({ period })}
        />
      </label>
      <Choice
        label={t('tables.basis')}
        value={choice.basis}
        options={BASES}
        names={BASIS}
        onChange={(basis) => onChange({ basis })}
      />
    </div>
  );
}
