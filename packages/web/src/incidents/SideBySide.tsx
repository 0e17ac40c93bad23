import { COMPARED_FACTS } from '@openmara/core/incidents/comparison';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Apart } from '../frame/Apart.tsx';
import { day, labelled, period, t, word } from '../frame/language.ts';
import { sentence, Status } from '../frame/parts.tsx';
import { type Candidates, type Proposal, saysOf, SIGNS, verdictOf } from './likeness.ts';
import { COMPARED } from './words.ts';

type Says = Parameters<typeof saysOf>[1];
/** What one account says, fact by fact; beside an incident, how that stands to the report. */
const Facts = ({ says, likeness }: { says: Says; likeness?: Proposal }): ReactNode =>
  COMPARED_FACTS.map((fact) => (
    <div className="compared" key={fact}>
      <dt>{word(COMPARED, fact)}</dt>
      <dd>
        {saysOf(fact, says) ? (
          <Apart>{saysOf(fact, says)}</Apart>
        ) : (
          <span className="quiet">{t('report.notsaid')}</span>
        )}
      </dd>
      {likeness ? (
        <dd className={`verdict ${likeness.facts[fact]}`}>
          <span aria-hidden="true">{SIGNS[likeness.facts[fact]]}</span> {verdictOf(fact, likeness)}
        </dd>
      ) : null}
    </div>
  ));

/** The report in the first column, an incident in each of the others, the same facts in each row. */
export function SideBySide({
  mission,
  item: { report, proposals },
  own,
  actions,
}: {
  mission: string;
  item: Candidates;
  /** What can be done with the report where none of them fits. */
  own: ReactNode;
  /** What can be done about the report and one of the incidents. */
  actions: (proposal: Proposal) => ReactNode;
}): ReactNode {
  return (
    <div className="side-by-side" role="group" aria-label={t('candidates.title')} tabIndex={0}>
      <article className="own">
        <h2>{t('candidates.own')}</h2>
        <p className="quiet">
          {day(report.receivedOn)} · {labelled('sourceType', report.sourceType)}
        </p>
        <dl>
          <Facts says={report} />
        </dl>
        <div className="can">{own}</div>
      </article>
      {proposals.map((proposal) => (
        <article key={proposal.incident.id}>
          <h2>
            <Link to="/m/$mission/incidents/$id" params={{ mission, id: proposal.incident.id }}>
              {sentence(proposal.incident, period(proposal.incident.occurred))}
            </Link>
          </h2>
          <p className="quiet">
            <Apart>{proposal.incident.reference}</Apart> · <Status code={proposal.incident.status} /> ·{' '}
            {t('candidates.reports', { n: proposal.incident.reports })}
          </p>
          <dl>
            <Facts says={proposal.incident} likeness={proposal} />
          </dl>
          <div className="can">{actions(proposal)}</div>
        </article>
      ))}
    </div>
  );
}
