import { checklistOf, isAgreement } from '@openmara/core/commitments/checklist';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMission } from '../frame/here.ts';
import { count, labelled, t } from '../frame/language.ts';
import type { FactsProps } from '../records/door.ts';
import { Facts } from '../records/Facts.tsx';
import './look.css';

type Measures = FactsProps['linked'][number]['items'];

/** What the instrument has of the standard measures, and what it lacks: a word and a sign each, never a colour alone. */
function Checklist({ measures }: { measures: Measures }): ReactNode {
  const mission = useMission();
  const checked = checklistOf(
    measures.map(({ id, values: { standard } }) => ({
      id,
      standard: typeof standard === 'string' ? standard : '',
    })),
  );
  const lacking = checked.filter(({ measures: answering }) => answering.length === 0).length;
  return (
    <section className="answers checklist">
      <h2>{t('checklist.title')}</h2>
      <p className="quiet">
        {lacking === 0
          ? t('checklist.whole')
          : t('checklist.lacking', { lacking: count(lacking), all: count(checked.length) })}
      </p>
      <ul>
        {checked.map(({ standard, measures: answering }) => (
          <li key={standard} className={answering.length === 0 ? 'lacking' : 'has'}>
            <span aria-hidden="true">{answering.length === 0 ? '○' : '●'}</span>{' '}
            {labelled('standardMeasure', standard)}{' '}
            {answering.length === 0 ? (
              <span className="quiet">{t('checklist.absent')}</span>
            ) : (
              answering.map((id) => (
                <Link key={id} to="/m/$mission/measures/$id" params={{ mission, id }}>
                  {t('checklist.see')}
                </Link>
              ))
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What an agreement must be read for, said also where nobody has read it. */
function Agreement({ values }: { values: FactsProps['record']['values'] }): ReactNode {
  const asked = [
    ['amnestyStance', 'amnesty', t('checklist.amnesty')],
    ['prohibitedAct', 'prohibition', t('checklist.prohibition')],
  ] as const;
  return (
    <section className="answers checklist">
      <h2>{t('checklist.agreement')}</h2>
      <dl>
        {asked.map(([list, field, label]) => {
          const said = values[field];
          const passage = values[`${field}Passage`];
          return (
            <div className="fact" key={field}>
              <dt>{label}</dt>
              <dd>
                {typeof said === 'string' ? (
                  labelled(list, said)
                ) : (
                  <span className="quiet">{t('standing.not-said')}</span>
                )}
                {typeof passage === 'string' ? (
                  <q className="paragraphs" dir="auto">
                    {passage}
                  </q>
                ) : null}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

/** What is recorded of an instrument, and what it lacks of what the resolutions ask. */
export function InstrumentFacts(props: FactsProps): ReactNode {
  const measures = props.linked.find(({ kind, field }) => kind === 'measure' && field === 'instrument');
  return (
    <>
      <Facts {...props} />
      {isAgreement(props.record.values['type']) ? <Agreement values={props.record.values} /> : null}
      <Checklist measures={measures?.items ?? []} />
    </>
  );
}
