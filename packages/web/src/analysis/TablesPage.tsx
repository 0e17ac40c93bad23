import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import {
  availableFor,
  DIMENSIONS,
  type Dimension,
  UNITS,
  type Unit,
} from '@openmara/core/analysis/dimensions';
import { labelOf } from '@openmara/core/incidents/vocabularies';
import type { ReactNode } from 'react';
import { ask } from '../frame/api.ts';
import { useMission } from '../frame/here.ts';
import { count, day, locale, moment, t, word } from '../frame/language.ts';
import { Empty, Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { BASIS, DIMENSION, UNIT } from './words.ts';

type Choice = {
  unit?: Unit;
  rows?: Dimension;
  columns?: Dimension;
  period?: string;
  basis?: 'occurred' | 'decided';
};

export function TablesPage(): ReactNode {
  const mission = useMission();
  const choice = useSearch({ strict: false }) as Choice;
  const navigate = useNavigate();
  const unit = choice.unit ?? 'incidents';
  const rows = choice.rows ?? 'form';
  const columns = choice.columns ?? 'year';
  const set = (change: Choice): void =>
    void navigate({
      to: '/m/$mission/tables',
      params: { mission },
      search: Object.fromEntries(Object.entries({ ...choice, ...change }).filter(([, v]) => v)),
      replace: true,
    });
  const table = useQuery({
    queryKey: ['table', mission, choice, locale()],
    enabled: rows !== columns,
    queryFn: () =>
      ask('analysis.tabulate', {
        mission,
        unit,
        rows,
        columns,
        basis: choice.basis ?? 'occurred',
        ...(choice.period ? { period: choice.period } : {}),
        locale: locale(),
      }),
  });
  const dimensions = DIMENSIONS.filter((d) => availableFor(unit, d));
  const select = (
    label: string,
    value: string,
    options: readonly string[],
    name: keyof Choice,
    table: Readonly<Record<string, string>>,
  ): ReactNode => (
    <label>
      {label}
      <select value={value} onChange={(event) => set({ [name]: event.target.value } as Choice)}>
        {options.map((option) => (
          <option key={option} value={option}>
            {word(table, option)}
          </option>
        ))}
      </select>
    </label>
  );
  const data = table.data;
  return (
    <>
      <Heading title={t('nav.tables')} context={t('tables.context')} />
      <div className="filters">
        {select(t('tables.count'), unit, UNITS, 'unit', UNIT)}
        {select(t('tables.rows'), rows, dimensions, 'rows', DIMENSION)}
        {select(t('tables.columns'), columns, dimensions, 'columns', DIMENSION)}
        <label>
          {t('period')}
          <input
            value={choice.period ?? ''}
            placeholder="2016-Q3"
            pattern="\d{4}-Q[1-4]"
            onChange={(event) => {
              const text = event.target.value;
              if (text === '' || /^\d{4}-Q[1-4]$/.test(text)) set({ period: text });
            }}
          />
        </label>
        {select(t('tables.basis'), choice.basis ?? 'occurred', ['occurred', 'decided'], 'basis', BASIS)}
      </div>
      <ProblemNote error={table.error} />
      {rows === columns ? (
        <Empty title={t('tables.same')}>{t('tables.same.how')}</Empty>
      ) : !data ? (
        table.isError ? null : (
          <Skeleton />
        )
      ) : data.rowKeys.length === 0 ? (
        <Empty title={t('tables.empty')}>{t('tables.empty.how')}</Empty>
      ) : (
        <div className="wide">
          <table className="counts">
            <caption>
              {t('tables.caption', {
                unit: word(UNIT, data.unit),
                statuses:
                  data.statuses.map((s) => labelOf('status', s, locale())).join(', ') ||
                  t('tables.asreported'),
                from: data.from ? day(data.from) : t('tables.first'),
                to: data.to ? day(data.to) : t('tables.last'),
                asOf: moment(data.asOf),
              })}
              {data.synthetic ? ` · ${t('synthetic')}` : ''}
            </caption>
            <thead>
              <tr>
                <td />
                {data.columnKeys.map((key) => (
                  <th key={key.code} scope="col">
                    {key.label}
                  </th>
                ))}
                <th scope="col">{t('tables.total')}</th>
              </tr>
            </thead>
            <tbody>
              {data.rowKeys.map((key, r) => (
                <tr key={key.code}>
                  <th scope="row">{key.label}</th>
                  {(data.cells[r] ?? []).map((cell, c) => (
                    <td key={data.columnKeys[c]?.code} title={cell === null ? t('withheld') : undefined}>
                      {count(cell)}
                    </td>
                  ))}
                  <td className="total">{count(data.rowTotals[r] ?? null)}</td>
                </tr>
              ))}
              <tr className="total">
                <th scope="row">{t('tables.total')}</th>
                {data.columnTotals.map((cell, c) => (
                  <td key={data.columnKeys[c]?.code}>{count(cell)}</td>
                ))}
                <td>{count(data.total)}</td>
              </tr>
            </tbody>
          </table>
        </div>
      )}
      {data ? (
        <p className="quiet">
          {data.withheld > 0 ? `${t('tables.withheld')} ` : ''}
          {data.cellsOverlap ? t('tables.overlap') : ''}
        </p>
      ) : null}
      <p className="quiet">{t('underreporting')}</p>
    </>
  );
}
