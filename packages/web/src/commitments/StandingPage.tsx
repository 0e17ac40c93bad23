import { MEASURE } from '@openmara/core/commitments/measure';
import { SIGNS } from '@openmara/core/commitments/standing';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Answer, ask } from '../frame/api.ts';
import { useMission } from '../frame/here.ts';
import { day, money, t, word } from '../frame/language.ts';
import { Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { State } from '../records/State.tsx';
import { SIGN } from './words.ts';
import './look.css';

type Measure = Answer<'commitment.standing'>['items'][number];

function Money({ measure: { cost, gap } }: { measure: Measure }): ReactNode {
  if (!cost) return <span className="quiet">{t('standing.not-said')}</span>;
  return (
    <>
      {money(cost.amount, cost.currency)}
      {gap && gap.amount > 0 ? (
        <small>{t('standing.gap', { gap: money(gap.amount, gap.currency) })}</small>
      ) : null}
    </>
  );
}

function Row({ measure }: { measure: Measure }): ReactNode {
  const mission = useMission();
  const { id, text, instrument, state, stateReason, theirs, ours, due, seenOn, signs } = measure;
  return (
    <tr>
      <td data-label={t('standing.measure')}>
        <Link to="/m/$mission/measures/$id" params={{ mission, id }} dir="auto">
          {text}
        </Link>
        <small>
          <Link to="/m/$mission/commitments/$id" params={{ mission, id: instrument.id }} dir="auto">
            {instrument.title}
          </Link>
        </small>
      </td>
      <td data-label={t('column.state')} title={stateReason ?? undefined}>
        <State kind={MEASURE} code={state} />
      </td>
      <td data-label={t('standing.owner')} dir="auto">
        {theirs ?? <span className="quiet">{t('standing.not-said')}</span>}
        {ours ? <small>{ours}</small> : null}
      </td>
      <td className="nowrap" data-label={t('standing.due')}>
        {due ? day(due) : <span className="quiet">{t('standing.not-said')}</span>}
      </td>
      <td className="nowrap" data-label={t('standing.seen')}>
        {seenOn ? day(seenOn) : <span className="quiet">{t('standing.never')}</span>}
      </td>
      <td className="nowrap" data-label={t('standing.money')}>
        <Money measure={measure} />
      </td>
      <td data-label={t('standing.signs')}>
        <ul className="signs">
          {signs.map((sign) => (
            <li key={sign}>{word(SIGN, sign)}</li>
          ))}
        </ul>
      </td>
    </tr>
  );
}

const COLUMNS = (): string[] => [
  t('standing.measure'),
  t('column.state'),
  t('standing.owner'),
  t('standing.due'),
  t('standing.seen'),
  t('standing.money'),
  t('standing.signs'),
];

/** Which of them are shown: all, or those of one sign; the address says so. */
function SignChoice({ sign }: { sign: string }): ReactNode {
  const mission = useMission();
  const navigate = useNavigate();
  return (
    <div className="filters">
      <label>
        {t('standing.narrow')}{' '}
        <select
          value={sign}
          onChange={({ target }) =>
            void navigate({
              to: '/m/$mission/commitments/standing',
              params: { mission },
              search: target.value ? { sign: target.value } : {},
              replace: true,
            })
          }
        >
          <option value="">{t('standing.all')}</option>
          {SIGNS.map((code) => (
            <option key={code} value={code}>
              {word(SIGN, code)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** What was promised and what became of it: every measure with its signs, the most urgent first. */
export function StandingPage(): ReactNode {
  const mission = useMission();
  const { sign = '' } = useSearch({ strict: false }) as Readonly<Record<string, string>>;
  const standing = useQuery({
    queryKey: ['commitments', mission, 'standing'],
    queryFn: () => ask('commitment.standing', { mission }),
  });
  const all = standing.data?.items ?? [];
  const shown = all
    .filter(({ signs }) => sign === '' || signs.some((one) => one === sign))
    .toSorted((a, b) => b.signs.length - a.signs.length);
  return (
    <>
      <Heading title={t('standing.title')} context={t('standing.context')} />
      <ProblemNote error={standing.error} />
      <SignChoice sign={sign} />
      {standing.isPending ? <Skeleton rows={8} /> : null}
      {standing.data && shown.length === 0 ? <p className="quiet">{t('standing.empty')}</p> : null}
      {shown.length > 0 ? (
        <div className="wide">
          <table className="list standing">
            <thead>
              <tr>
                {COLUMNS().map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((measure) => (
                <Row key={measure.id} measure={measure} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </>
  );
}
