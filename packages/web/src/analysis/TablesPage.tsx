import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Answer, ask } from '../frame/api.ts';
import { useMission } from '../frame/here.ts';
import { locale, t } from '../frame/language.ts';
import { Empty, Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { useTableChoice } from './choice.ts';
import { captionOf, CountTable } from './CountTable.tsx';
import { TableChoices } from './TableChoices.tsx';

function Result({ table }: { table: Answer<'analysis.tabulate'> }): ReactNode {
  return (
    <>
      {table.rowKeys.length === 0 ? (
        <Empty title={t('tables.empty')}>{t('tables.empty.how')}</Empty>
      ) : (
        <CountTable table={table} caption={captionOf(table)} />
      )}
      <p className="quiet">
        {table.withheld > 0 ? `${t('counts.withheld')} ` : ''}
        {table.cellsOverlap ? `${t('counts.overlap')} ` : ''}
        {table.withoutConsent === null ? '' : t('noconsent', { n: table.withoutConsent })}
      </p>
    </>
  );
}

/** Incidents, survivors or reports counted by any two dimensions. */
export function TablesPage(): ReactNode {
  const mission = useMission();
  const [choice, change] = useTableChoice();
  const { unit, rows, columns, basis, period } = choice;
  const same = rows === columns;
  const table = useQuery({
    queryKey: ['table', mission, choice, locale()],
    enabled: !same,
    queryFn: () =>
      ask('analysis.tabulate', {
        mission,
        unit,
        rows,
        columns,
        basis,
        ...(period ? { period } : {}),
        locale: locale(),
      }),
  });
  return (
    <>
      <Heading title={t('nav.tables')} context={t('tables.context')} />
      <TableChoices choice={choice} onChange={change} />
      <ProblemNote error={table.error} />
      {same ? <Empty title={t('tables.same')}>{t('tables.same.how')}</Empty> : null}
      {!same && table.isPending ? <Skeleton /> : null}
      {!same && table.data ? <Result table={table.data} /> : null}
      <p className="quiet">{t('underreporting')}</p>
    </>
  );
}
