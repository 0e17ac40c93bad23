import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Apart } from '../frame/Apart.tsx';
import { ask, command } from '../frame/api.ts';
import { moment, period, t } from '../frame/language.ts';
import { notify } from '../frame/notice.tsx';
import { Empty, Heading, ProblemNote, sentence, Skeleton } from '../frame/parts.tsx';
import { type Candidates, evidenceOf, type Proposal } from './likeness.ts';
import { ReasonForm } from './ReasonForm.tsx';
import { SideBySide } from './SideBySide.tsx';
import './reports.css';

/** What the adviser is about to decide: nothing is done before she has said why. */
type Act =
  | { readonly does: 'join' | 'apart' | 'again'; readonly proposal: Proposal }
  | { readonly does: 'open'; readonly proposal: null };
interface Decided {
  readonly act: Act;
  readonly reason: string;
  readonly independent: boolean;
}

/** Carries a decision out. Joined or opened, the report's page says so and has the way back. */
function useDeciding(mission: string, reportId: string, done: () => void) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ act, reason, independent }: Decided) => {
      if (act.does === 'open') return command('incident.open', { mission, reportId, reason });
      const about = { mission, id: act.proposal.incident.id, reportId, reason };
      if (act.does === 'join') return command('incident.join-report', { ...about, independent });
      return act.does === 'apart'
        ? command('incident.keep-report-apart', about)
        : command('incident.consider-report-again', about);
    },
    onSuccess: async (_, { act }) => {
      await cache.invalidateQueries();
      done();
      if (act.does === 'apart' || act.does === 'again') return;
      await navigate({ to: '/m/$mission/reports/$id', params: { mission, id: reportId } });
      notify(
        act.does === 'open'
          ? t('candidates.opened')
          : t('candidates.joined', { reference: act.proposal.incident.reference }),
      );
    },
  });
}

const TITLES = {
  join: (reference: string) => t('candidates.join.title', { reference }),
  apart: (reference: string) => t('candidates.apart.title', { reference }),
  again: (reference: string) => t('candidates.again.title', { reference }),
  open: () => t('candidates.open.title'),
} as const;
const SENDS = {
  join: () => t('candidates.join'),
  apart: () => t('candidates.apart'),
  again: () => t('candidates.again'),
  open: () => t('reports.open'),
} as const;

/** The decision that is open, with what speaks for it. */
function Decision({
  mission,
  reportId,
  act,
  onClose,
}: {
  mission: string;
  reportId: string;
  act: Act;
  onClose: () => void;
}): ReactNode {
  const decide = useDeciding(mission, reportId, onClose);
  const { does, proposal } = act;
  return (
    <ReasonForm
      title={TITLES[does](proposal?.incident.reference ?? '')}
      guide={does === 'join' ? t('candidates.join.guide') : t('candidates.reason.guide')}
      proposed={
        does === 'join' && proposal ? evidenceOf(proposal) : does === 'open' ? t('reports.openreason') : ''
      }
      send={SENDS[does]()}
      busy={decide.isPending}
      error={decide.error}
      onSend={(reason, form) => decide.mutate({ act, reason, independent: form.get('dependent') !== 'on' })}
      onClose={onClose}
    >
      {does === 'join' ? (
        <label className="inline">
          <input type="checkbox" name="dependent" /> {t('candidates.dependent')}
        </label>
      ) : null}
    </ReasonForm>
  );
}

/** What was held not to be the same, by whom and why. */
function HeldApart({
  proposals,
  onAgain,
}: {
  proposals: readonly Proposal[];
  onAgain: (proposal: Proposal) => void;
}): ReactNode {
  if (proposals.length === 0) return null;
  return (
    <>
      <h2>{t('candidates.held')}</h2>
      <ul className="lines">
        {proposals.map((proposal) => (
          <li key={proposal.incident.id}>
            {sentence(proposal.incident, period(proposal.incident.occurred))} ·{' '}
            <Apart>{proposal.incident.reference}</Apart>
            <br />
            <small>
              {t('candidates.held.by', {
                by: proposal.apart?.by ?? '—',
                at: moment(proposal.apart?.at ?? ''),
                reason: proposal.apart?.reason ?? '',
              })}
            </small>{' '}
            <button type="button" className="quiet-button" onClick={() => onAgain(proposal)}>
              {t('candidates.again')}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Incidents beside the report, and what can be decided about each. */
function Compared({ mission, item }: { mission: string; item: Candidates }): ReactNode {
  const [act, setAct] = useState<Act | null>(null);
  const free = !item.report.incidentId;
  const open = free ? (
    <button type="button" className="quiet-button" onClick={() => setAct({ does: 'open', proposal: null })}>
      {t('reports.open')}
    </button>
  ) : null;
  const actions = (proposal: Proposal): ReactNode => (
    <>
      {free ? (
        <button type="button" onClick={() => setAct({ does: 'join', proposal })}>
          {t('candidates.join')}
        </button>
      ) : null}
      <button type="button" className="quiet-button" onClick={() => setAct({ does: 'apart', proposal })}>
        {t('candidates.apart')}
      </button>
    </>
  );
  const proposals = item.proposals.filter((proposal) => !proposal.apart);
  return (
    <>
      {proposals.length === 0 ? (
        <Empty title={t('candidates.none')}>{t('candidates.none.how', { n: item.compared })}</Empty>
      ) : null}
      <SideBySide mission={mission} item={{ ...item, proposals }} own={open} actions={actions} />
      {act ? (
        <Decision
          key={`${act.does}${act.proposal?.incident.id ?? ''}`}
          mission={mission}
          reportId={item.report.id}
          act={act}
          onClose={() => setAct(null)}
        />
      ) : null}
      <HeldApart
        proposals={item.proposals.filter((proposal) => proposal.apart)}
        onAgain={(proposal) => setAct({ does: 'again', proposal })}
      />
      <p className="quiet">{t('candidates.order')}</p>
    </>
  );
}

/** One report and the incidents that it may be about. */
export function JoinPage(): ReactNode {
  const { mission, id } = useParams({ from: '/m/$mission/reports/$id/join' });
  const found = useQuery({
    queryKey: ['candidates', mission, id],
    queryFn: () => ask('report.candidates', { mission, ids: [id] }),
  });
  const item = found.data?.items[0];
  return (
    <>
      <Heading title={t('candidates.title')} context={t('candidates.context')}>
        <Link to="/m/$mission/reports/$id" params={{ mission, id }}>
          {t('candidates.back')}
        </Link>
      </Heading>
      <ProblemNote error={found.error} />
      {item?.report.incidentId ? (
        <p className="note">{t('candidates.hasone', { reference: item.report.incidentReference ?? '—' })}</p>
      ) : null}
      {item ? <Compared mission={mission} item={item} /> : found.isError ? null : <Skeleton rows={10} />}
    </>
  );
}
