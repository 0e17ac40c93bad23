import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { ask, command } from '../frame/api.ts';
import { useMission } from '../frame/here.ts';
import { t } from '../frame/language.ts';
import { notify } from '../frame/notice.tsx';
import { Empty, Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { type Choice, type Choices, decisionsOf, likenessOf, proposeChoices } from './joining-choices.ts';
import { JoinRow } from './JoinRow.tsx';
import { type Candidates, evidenceOf } from './likeness.ts';
import './reports.css';

/** Reports in one question: they are compared with each other as well. */
const AT_ONCE = 25;
const chunks = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) =>
    ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );

/** The reports that the address names; without any, the first that wait. */
function useAsked(mission: string): { ids: readonly string[] | undefined; error: unknown } {
  const { ids = '' } = useSearch({ from: '/m/$mission/reports/join' });
  const named = ids.split(',').filter((id) => id !== '');
  const waiting = useQuery({
    queryKey: ['reports', mission, 'waiting'],
    queryFn: () => ask('report.list', { mission, joined: 'no', limit: AT_ONCE }),
    enabled: named.length === 0,
  });
  return {
    ids: named.length > 0 ? named : waiting.data?.items.map(({ id }) => id),
    error: waiting.error,
  };
}

/** Records all that is chosen in one act, and says what was done and what somebody else was faster with. */
function useRecording(mission: string, items: readonly Candidates[]) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const reasonOf = (reportId: string, choice: Choice, shared: string): string => {
    const item = items.find(({ report }) => report.id === reportId);
    const likeness = item && likenessOf(item, choice);
    const grounds = likeness ? evidenceOf(likeness) : t('reports.openreason');
    return [shared.trim(), grounds].filter(Boolean).join(' · ');
  };
  return useMutation({
    mutationFn: ({ choices, shared }: { choices: Choices; shared: string }) =>
      command('incident.join-reports', {
        mission,
        decisions: decisionsOf(choices).decisions.map((decision) => ({
          ...decision,
          reason: reasonOf(decision.reportId, choices[decision.reportId] ?? { does: 'open' }, shared),
        })),
      }),
    onSuccess: async ({ joined, skipped }) => {
      await cache.invalidateQueries();
      await navigate({ to: '/m/$mission/reports', params: { mission }, search: { joined: 'no' } });
      const opened = joined.filter((one) => one.opened).length;
      notify(t('many.done', { joined: joined.length - opened, opened, skipped: skipped.length }));
    },
  });
}

/** How many of each are chosen, the reason that all share, and the one button. */
function Record({
  choices,
  left,
  busy,
  error,
  onRecord,
}: {
  choices: Choices;
  left: number;
  busy: boolean;
  error: unknown;
  onRecord: (shared: string) => void;
}): ReactNode {
  const [shared, setShared] = useState('');
  const { decisions, loose } = decisionsOf(choices);
  const opened = decisions.filter((one) => !one.incidentId && !one.withReport).length;
  return (
    <form
      className="record-many"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && decisions.length > 0 && loose.length === 0) onRecord(shared);
      }}
    >
      <p role="status">
        <strong>{t('many.sum', { joined: decisions.length - opened, opened, left })}</strong>
        {loose.length > 0 ? <span className="fault"> {t('many.loose')}</span> : null}
      </p>
      <label htmlFor="many-reason">{t('many.reason')}</label>
      <textarea
        id="many-reason"
        rows={2}
        value={shared}
        aria-describedby="many-reason-guide"
        onChange={(event) => setShared(event.target.value)}
      />
      <small id="many-reason-guide">{t('many.reason.guide')}</small>
      <ProblemNote error={error} />
      <p className="decide-buttons">
        <button type="submit" disabled={busy || decisions.length === 0 || loose.length > 0}>
          {t('many.record', { n: decisions.length })}
        </button>
      </p>
    </form>
  );
}

function Deciding({ mission, items }: { mission: string; items: readonly Candidates[] }): ReactNode {
  // What the reader changed stands over what is proposed.
  const [changed, setChanged] = useState<Choices>({});
  const choices = { ...proposeChoices(items), ...changed };
  const recording = useRecording(mission, items);
  const numbers = new Map(items.map(({ report }, at) => [report.id, at + 1]));
  const waiting = items.filter(({ report }) => !report.incidentId && choices[report.id]?.does === 'leave');
  const left = waiting.length;
  const openLeft = (): void =>
    setChanged({
      ...changed,
      ...Object.fromEntries(waiting.map(({ report }) => [report.id, { does: 'open' as const }])),
    });
  return (
    <>
      <ol className="join-rows">
        {items.map((item) => (
          <JoinRow
            key={item.report.id}
            mission={mission}
            item={item}
            numbers={numbers}
            choice={choices[item.report.id] ?? { does: 'leave' }}
            onChoose={(choice) => setChanged({ ...changed, [item.report.id]: choice })}
          />
        ))}
      </ol>
      {left > 0 ? (
        <p>
          <button type="button" className="quiet-button" onClick={openLeft}>
            {t('many.openleft', { n: left })}
          </button>
        </p>
      ) : null}
      <Record
        choices={choices}
        left={left}
        busy={recording.isPending}
        error={recording.error}
        onRecord={(shared) => recording.mutate({ choices, shared })}
      />
    </>
  );
}

/** Several reports with what is proposed for each: looked over, changed where it is wrong, recorded in one act. */
export function JoinManyPage(): ReactNode {
  const mission = useMission();
  const asked = useAsked(mission);
  const found = useQueries({
    queries: chunks(asked.ids ?? []).map((ids) => ({
      queryKey: ['candidates', mission, ids],
      queryFn: () => ask('report.candidates', { mission, ids }),
    })),
  });
  const error = asked.error ?? found.find((each) => each.error)?.error;
  const ready = asked.ids !== undefined && found.every((each) => each.data);
  const items = found.flatMap((each) => each.data?.items ?? []);
  return (
    <>
      <Heading title={t('many.title')} context={t('many.context')}>
        <Link to="/m/$mission/reports" params={{ mission }} search={{ joined: 'no' }}>
          {t('many.back')}
        </Link>
      </Heading>
      <ProblemNote error={error} />
      {ready && items.length > 0 ? (
        <Deciding mission={mission} items={items} />
      ) : ready ? (
        <Empty title={t('many.empty')}>{t('many.empty.how')}</Empty>
      ) : error ? null : (
        <Skeleton />
      )}
    </>
  );
}
