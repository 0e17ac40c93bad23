import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Answer, ask, fileAddress } from '../frame/api.ts';
import { useMay, useMission } from '../frame/here.ts';
import { day, locale, moment, t } from '../frame/language.ts';
import { Empty, Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { TableFiles } from '../analysis/TableFiles.tsx';
import { ReleaseForm } from './ReleaseForm.tsx';
import { ReleasedTable, titleOf } from './ReleasedTable.tsx';

function Release({ release }: { release: Answer<'release.get'> }): ReactNode {
  return (
    <>
      <p>
        {t('releases.covers', {
          from: day(release.from),
          to: day(release.to),
          asOf: moment(release.asOf),
        })}
        {release.synthetic ? ` · ${t('synthetic')}` : ''}
      </p>
      <div className="released">
        {release.tables.map((table) => (
          <ReleasedTable key={titleOf(table)} table={table} release={release} />
        ))}
      </div>
      {release.refused.length > 0 ? (
        <section>
          <h2>{t('releases.refused')}</h2>
          <ul>
            {release.refused.map((table) => (
              <li key={titleOf(table)}>{titleOf(table)}</li>
            ))}
          </ul>
          <p className="quiet">{t('releases.refused.why')}</p>
        </section>
      ) : null}
      <p className="quiet">{t('counts.withheld')}</p>
    </>
  );
}

/** The figures that were released, period by period: the same for all who read them, and the same when asked again. */
export function ReleasesPage(): ReactNode {
  const mission = useMission();
  const may = useMay();
  const search = useSearch({ strict: false }) as { period?: string };
  const navigate = useNavigate();
  const list = useQuery({ queryKey: ['releases', mission], queryFn: () => ask('release.list', { mission }) });
  const periods = list.data?.releases.map(({ period }) => period) ?? [];
  const period = search.period ?? periods[0];
  const released = period !== undefined && periods.includes(period);
  const release = useQuery({
    queryKey: ['release', mission, period, locale()],
    enabled: released,
    queryFn: () => ask('release.get', { mission, period: period ?? '', locale: locale(), pictures: true }),
  });
  const show = (chosen: string): void => {
    void navigate({ to: '/m/$mission/figures', params: { mission }, search: { period: chosen } });
  };
  return (
    <>
      <Heading title={t('nav.figures')} context={t('releases.context')}>
        {released ? (
          <TableFiles
            addressOf={(format) =>
              fileAddress('release.export', { mission, period, locale: locale(), format })
            }
          />
        ) : null}
      </Heading>
      {periods.length > 0 ? (
        <div className="filters">
          <label>
            {t('releases.period')}
            <select dir="ltr" value={released ? period : ''} onChange={(event) => show(event.target.value)}>
              {released ? null : <option value="">–</option>}
              {periods.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
        </div>
      ) : null}
      {may('make_release') ? <ReleaseForm mission={mission} onMade={show} /> : null}
      <ProblemNote error={list.error ?? release.error} />
      {list.isPending || (released && release.isPending) ? <Skeleton /> : null}
      {list.data && period === undefined ? (
        <Empty title={t('releases.empty')}>{t('releases.empty.how')}</Empty>
      ) : null}
      {list.data && period !== undefined && !released ? (
        <Empty title={t('releases.notyet', { period })}>{t('releases.empty.how')}</Empty>
      ) : null}
      {release.data ? <Release release={release.data} /> : null}
      <p className="quiet">{t('underreporting')}</p>
    </>
  );
}
