import { useQuery } from '@tanstack/react-query';
import { countedText } from '@openmara/core/analysis/counted-cell';
import { codesOf } from '@openmara/core/vocabularies';
import type { ReactNode } from 'react';
import { type Answer, ask, fileAddress } from '../frame/api.ts';
import { useMay, useMission } from '../frame/here.ts';
import { locale, t } from '../frame/language.ts';
import { Empty, Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { type TableChoice, useTableChoice } from './choice.ts';
import { captionOf, type CellLink, CountTable } from './CountTable.tsx';
import { RecordsBehind } from './RecordsBehind.tsx';
import { TableFiles } from './TableFiles.tsx';
import { TableChoices } from './TableChoices.tsx';

const STATUSES = codesOf('status');

/** Who makes a table reads its records: each count leads to the list of them, counted in the same way. */
function linkOf(table: Answer<'analysis.tabulate'>, { rows, columns, basis }: TableChoice): CellLink {
  const { unit, statuses, from, to } = table;
  const list = unit === 'reports' ? 'reports' : 'incidents';
  return (row, column, text) => (
    <RecordsBehind
      list={list}
      counted={countedText({
        unit,
        basis,
        statuses: statuses.filter(isStatus),
        from: from ?? undefined,
        to: to ?? undefined,
        ...(row === null ? {} : { rows, row }),
        ...(column === null ? {} : { columns, column }),
      })}
    >
      {text}
    </RecordsBehind>
  );
}
const isStatus = (code: string): code is (typeof STATUSES)[number] => STATUSES.some((one) => one === code);

function Result({ table, choice }: { table: Answer<'analysis.tabulate'>; choice: TableChoice }): ReactNode {
  const may = useMay();
  const reads = may(table.unit === 'reports' ? 'read_reports' : 'read_incidents');
  const link = reads ? linkOf(table, choice) : undefined;
  return (
    <>
      {table.rowKeys.length === 0 ? (
        <Empty title={t('tables.empty')}>{t('tables.empty.how')}</Empty>
      ) : (
        <CountTable table={table} caption={captionOf(table)} link={link} />
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
  const asked = { mission, unit, rows, columns, basis, ...(period ? { period } : {}), locale: locale() };
  const table = useQuery({
    queryKey: ['table', mission, choice, locale()],
    enabled: !same,
    queryFn: () => ask('analysis.tabulate', asked),
  });
  return (
    <>
      <Heading title={t('nav.tables')} context={t('tables.context')}>
        {same ? null : (
          <TableFiles addressOf={(format) => fileAddress('analysis.export', { ...asked, format })} />
        )}
      </Heading>
      <TableChoices choice={choice} onChange={change} />
      <ProblemNote error={table.error} />
      {same ? <Empty title={t('tables.same')}>{t('tables.same.how')}</Empty> : null}
      {!same && table.isPending ? <Skeleton /> : null}
      {!same && table.data ? <Result table={table.data} choice={choice} /> : null}
      <p className="quiet">{t('underreporting')}</p>
    </>
  );
}
