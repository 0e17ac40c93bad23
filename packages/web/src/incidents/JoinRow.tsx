import { COMPARED_FACTS } from '@openmara/core/incidents/comparison';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { apart, day, labelled, listed, period, t, word } from '../frame/language.ts';
import { sentence } from '../frame/parts.tsx';
import { type Choice, choiceOf, codeOf, likenessOf } from './joining-choices.ts';
import { type Candidates, type Likeness, type Proposal, SIGNS, verdictOf } from './likeness.ts';
import { COMPARED } from './words.ts';

/** Each fact with its sign: what agrees is seen before it is read. */
const Verdicts = ({ likeness }: { likeness: Likeness }): ReactNode => (
  <ul className="verdicts">
    {COMPARED_FACTS.map((fact) => (
      <li key={fact} className={`verdict ${likeness.facts[fact]}`}>
        <span aria-hidden="true">{SIGNS[likeness.facts[fact]]}</span>{' '}
        {t('likeness.fact', { fact: word(COMPARED, fact), verdict: verdictOf(fact, likeness) })}
      </li>
    ))}
  </ul>
);
function nameOf({ incident, strong, apart }: Proposal): string {
  const named = {
    reference: incident.reference,
    sentence: sentence(incident, period(incident.occurred)),
  };
  if (apart) return t('many.join.apart', named);
  return strong ? t('many.join.strong', named) : t('many.join', named);
}

interface Row {
  readonly item: Candidates;
  /** The number of each report on the page, by which another is named. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
}
const Choose = ({ id, item: { alike, proposals }, numbers, choice, onChoose }: Row & { id: string }) => (
  <select id={id} value={codeOf(choice)} onChange={(event) => onChoose(choiceOf(event.target.value))}>
    <option value="leave">{t('many.leave')}</option>
    <option value="open">{t('many.open')}</option>
    {alike.map(({ reportId, strong }) => (
      <option key={reportId} value={codeOf({ does: 'follow', reportId })}>
        {strong
          ? t('many.follow.strong', { n: numbers.get(reportId) ?? 0 })
          : t('many.follow', { n: numbers.get(reportId) ?? 0 })}
      </option>
    ))}
    {proposals.map((proposal) => (
      <option key={proposal.incident.id} value={codeOf({ does: 'join', incidentId: proposal.incident.id })}>
        {nameOf(proposal)}
      </option>
    ))}
  </select>
);

/** One report, what is chosen for it, and what speaks for and against that. */
export function JoinRow({ mission, item, numbers, choice, onChoose }: Row & { mission: string }): ReactNode {
  const { report, proposals } = item;
  const id = `choice-${report.id}`;
  const likeness = likenessOf(item, choice);
  // What is left is left for something: the best of it stands there, for whoever decides.
  const perhaps =
    choice.does === 'leave' && !report.incidentId
      ? proposals.find((proposal) => proposal.possible && !proposal.apart)
      : undefined;
  const said = sentence(report, period(report.occurred));
  return (
    <li className={choice.does === 'leave' ? 'left' : undefined}>
      <div>
        <label htmlFor={id}>{said}</label>{' '}
        <small>
          {day(report.receivedOn)} · {labelled('sourceType', report.sourceType)} ·{' '}
          {listed(report.parties.length > 0 ? report.parties : [report.partyText ?? '—'])} ·{' '}
          <Link to="/m/$mission/reports/$id/join" params={{ mission, id: report.id }}>
            {t('many.look')}
            <span className="visually-hidden"> {said}</span>
          </Link>
        </small>
      </div>
      <div>
        {report.incidentId ? (
          <p className="quiet">{t('many.hasone', { reference: report.incidentReference ?? '—' })}</p>
        ) : (
          <Choose id={id} item={item} numbers={numbers} choice={choice} onChoose={onChoose} />
        )}
        {likeness ? <Verdicts likeness={likeness} /> : null}
        {perhaps ? (
          <div className="perhaps">
            <small>{apart(nameOf(perhaps))}?</small>
            <Verdicts likeness={perhaps} />
          </div>
        ) : null}
      </div>
    </li>
  );
}
