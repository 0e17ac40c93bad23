/** Small parts that every page uses: a state with its shape and word, a problem, an empty list, a number that says what it is. */
import type { SurvivorBand } from '@openmara/core/incidents/coarse';
import { type ReactNode, useRef } from 'react';
import { Refused } from './api.ts';
import { useFocusAfterMoving } from './focus.ts';
import { Help } from './Help.tsx';
import { count, labelled, t } from './language.ts';

const SHAPES: Readonly<Record<string, string>> = {
  verified: '●',
  under_verification: '◐',
  reported: '○',
  not_verified: '⊘',
  unfounded: '⊘',
  out_of_scope: '◌',
};
export const Status = ({ code }: { code: string }): ReactNode => (
  <span className={`status ${code}`}>
    <span aria-hidden="true">{SHAPES[code] ?? '○'}</span> {labelled('status', code)}
  </span>
);
export function ProblemNote({ error }: { error: unknown }): ReactNode {
  if (!error) return null;
  const refused = error instanceof Refused ? error : null;
  if (refused?.code === 'database_away')
    return (
      <div className="problem" role="alert">
        <strong>▲ {t('problem.away')}</strong>
        <p>{t('problem.away.how')}</p>
      </div>
    );
  return (
    <div className="problem" role="alert">
      <strong>▲ {refused ? refused.message : t('problem.connection')}</strong>
      {refused ? <p>{refused.action}</p> : null}
      {refused && refused.errors.length > 0 ? (
        <ul>
          {refused.errors.map((e) => (
            <li key={`${e.field}${e.reason}`}>{e.reason}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
export const Empty = ({ title, children }: { title: string; children: ReactNode }): ReactNode => (
  <div className="empty">
    <strong>{title}</strong>
    <p>{children}</p>
  </div>
);
export const Skeleton = ({ rows = 8 }: { rows?: number }): ReactNode => (
  <div className="skeleton" role="status" aria-busy="true" aria-label={t('loading')}>
    {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n'].slice(0, rows).map((key) => (
      <div key={key} />
    ))}
  </div>
);
export const Numeral = ({
  value,
  label,
  basis,
}: {
  value: number | null;
  label: string;
  basis: string;
}): ReactNode => (
  <div className="numeral">
    <span className="value" title={value === null ? t('withheld') : undefined}>
      {count(value)}
    </span>
    <span className="label">{label}</span>
    <span className="basis">{value === null ? t('withheld') : basis}</span>
  </div>
);
/** What the page is called, with what it is about; after a way to it was taken, where reading begins. */
export function Heading({
  title,
  context,
  children,
}: {
  title: string;
  context?: string;
  children?: ReactNode;
}): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusAfterMoving(heading);
  return (
    <header className="heading">
      <div>
        <div className="title">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          <Help />
        </div>
        {context ? <p>{context}</p> : null}
      </div>
      {children ? <div className="actions">{children}</div> : null}
    </header>
  );
}
/** A number of survivors that its reader knows only roughly. */
const band = (known: SurvivorBand | undefined): string =>
  known === '5+' ? t('survivors.more') : known === '1-4' ? t('survivors.few') : count(0);

/** "Gang rape (3), Rubkona, mid-August 2016" */
export function sentence(
  item: {
    forms: readonly string[];
    survivors: number | null;
    survivorBand?: SurvivorBand;
    place: string | null;
  },
  when: string,
): string {
  const forms = item.forms.map((code) => labelled('form', code)).join(' · ') || t('form.unstated');
  return t('incident.sentence', {
    forms,
    survivors: item.survivors ?? band(item.survivorBand),
    place: item.place ?? t('place.unknown'),
    when,
  });
}
