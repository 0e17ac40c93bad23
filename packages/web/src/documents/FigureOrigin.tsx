import { type ReactNode, useEffect, useRef } from 'react';
import { Apart } from '../frame/Apart.tsx';
import { count, day, locale, moment, t, word } from '../frame/language.ts';
import { useMission } from '../frame/here.ts';
import { useMissions } from '../frame/Side.tsx';
import { POPULATION } from '../releases/words.ts';
import { daysOf, type Figure, narrowedBy } from './figure-words.ts';
import { CONDITIONS } from './words.ts';

const Fact = ({ name, children }: { name: string; children: ReactNode }): ReactNode => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** Which records were counted: which kind, of which area and days, and on which conditions. */
function Query({ figure }: { figure: Figure }): ReactNode {
  const mission = useMission();
  const name = useMissions().find(({ code }) => code === mission)?.names[locale()] ?? mission;
  const days = daysOf(figure);
  const { of } = figure;
  return (
    <>
      <Fact name={t('documents.figure.counted')}>{of ? word(POPULATION, of.population) : figure.what}</Fact>
      {narrowedBy(figure).map(({ by, value }) => (
        <Fact key={by} name={t('documents.figure.by', { by })}>
          <Apart>{value}</Apart>
        </Fact>
      ))}
      <Fact name={t('documents.figure.area')}>{t('documents.figure.whole', { mission: name })}</Fact>
      {days ? (
        <Fact name={t('documents.figure.period')}>
          {t('date.between', { from: day(days.from), to: day(days.to) })}
        </Fact>
      ) : null}
      {of ? <Fact name={t('documents.figure.conditions')}>{word(CONDITIONS, of.population)}</Fact> : null}
    </>
  );
}

/** Where one figure comes from. @param children what leads to the records behind it, for whoever may read them */
export function FigureOrigin({
  figure,
  onClose,
  children,
}: {
  figure: Figure;
  onClose: () => void;
  children?: ReactNode;
}): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [figure.id]);
  return (
    <aside className="origin" aria-label={t('documents.figure.title')}>
      <h2 ref={heading} tabIndex={-1}>
        {t('documents.figure.title')}
      </h2>
      <p className="value" title={figure.value === null ? t('withheld') : undefined}>
        {count(figure.value)}
      </p>
      {figure.value === null ? <p className="quiet">{t('withheld')}</p> : null}
      <dl>
        <Query figure={figure} />
        <Fact name={t('documents.asof')}>
          {t('documents.figure.moment', { moment: moment(figure.asOf) })}
        </Fact>
        <Fact name={t('documents.figure.query')}>
          <code dir="ltr">{`${figure.id} · ${figure.query}`}</code>
        </Fact>
      </dl>
      {children}
      <button type="button" className="quiet-button" onClick={onClose}>
        {t('documents.figure.close')}
      </button>
    </aside>
  );
}
