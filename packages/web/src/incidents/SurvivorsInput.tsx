import { VOCABULARIES, type VocabularyName } from '@openmara/core/vocabularies';
import type { ReactNode } from 'react';
import { inDigits, locale, t } from '../frame/language.ts';
import type { Told } from '../records/FieldBox.tsx';
import { readNumber } from '../records/read-input.ts';
import type { Line } from './report-values.ts';

function Choose({
  list,
  label,
  value,
  onSay,
}: {
  list: VocabularyName;
  label: string;
  value: string;
  onSay: (code: string) => void;
}): ReactNode {
  return (
    <label>
      <small>{label}</small>
      <select value={value} onChange={(event) => onSay(event.target.value)}>
        {VOCABULARIES[list].map((term) => (
          <option key={term.code} value={term.code}>
            {inDigits(term.label[locale()])}
          </option>
        ))}
      </select>
    </label>
  );
}

function LineInput({
  line,
  told,
  at,
  full,
  onSay,
  onDrop,
}: {
  line: Line;
  told: Told;
  at: number;
  full: boolean;
  onSay: (change: Partial<Line>) => void;
  onDrop: (() => void) | null;
}): ReactNode {
  return (
    <div className="survivor-line" role="group" aria-label={t('file.line', { n: at + 1 })}>
      <label>
        <small>{t('file.line.count')}</small>
        <input
          type="text"
          inputMode="numeric"
          id={at === 0 ? told.id : undefined}
          aria-invalid={told.invalid || undefined}
          aria-describedby={told.describedBy}
          value={line.count ?? ''}
          onChange={(event) => onSay({ count: readNumber(event.target.value) })}
        />
      </label>
      <Choose list="sex" label={t('file.line.sex')} value={line.sex} onSay={(sex) => onSay({ sex })} />
      <Choose
        list="ageBand"
        label={t('file.line.age')}
        value={line.ageBand}
        onSay={(ageBand) => onSay({ ageBand })}
      />
      {full ? (
        <Choose
          list="displacement"
          label={t('file.line.displacement')}
          value={line.displacement}
          onSay={(displacement) => onSay({ displacement })}
        />
      ) : null}
      <label className="inline">
        <input
          type="checkbox"
          checked={!line.countKnown}
          onChange={(event) => onSay({ countKnown: !event.target.checked })}
        />{' '}
        {t('incident.atleast')}
      </label>
      {onDrop ? (
        <button type="button" className="quiet-button" onClick={onDrop}>
          {t('file.line.drop')}
        </button>
      ) : null}
    </div>
  );
}

/** Survivors by profile, a line for each group that is alike: never a person by name, always a number. */
export function SurvivorsInput<L extends Line>({
  lines,
  empty,
  told,
  full,
  onSay,
}: {
  lines: readonly L[];
  /** A line that says nothing yet. */
  empty: L;
  told: Told;
  full: boolean;
  onSay: (lines: readonly L[]) => void;
}): ReactNode {
  // An empty line is offered, and says nothing until something is written in it.
  const shown = lines.length > 0 ? lines : [empty];
  const change = (at: number, part: Partial<Line>): void =>
    onSay(shown.map((line, index) => (index === at ? { ...line, ...part } : line)));
  return (
    <div className="survivor-lines">
      {shown.map((line, at) => (
        <LineInput
          // oxlint-disable-next-line react/no-array-index-key -- a line is known by where it stands, and by nothing else
          key={at}
          line={line}
          told={told}
          at={at}
          full={full}
          onSay={(part) => change(at, part)}
          onDrop={lines.length > 0 ? () => onSay(lines.filter((_, index) => index !== at)) : null}
        />
      ))}
      {lines.length > 0 ? (
        <p>
          <button type="button" className="quiet-button" onClick={() => onSay([...lines, empty])}>
            {t('file.line.more')}
          </button>
        </p>
      ) : null}
    </div>
  );
}
