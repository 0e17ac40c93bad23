import type { ReactNode } from 'react';
import { t } from '../frame/language.ts';

/** What an input needs to know of its box. */
export interface Told {
  readonly id: string;
  readonly label: string;
  readonly invalid: boolean;
  readonly describedBy: string;
}

/** A field with its label, its guidance beside it and what stands against it below. */
export function FieldBox({
  id,
  label,
  needed = false,
  group,
  guide,
  faults,
  children,
}: {
  id: string;
  label: string;
  needed?: boolean;
  /** Whether it is answered by several inputs, which have labels of their own. */
  group: boolean;
  guide: string;
  faults: readonly string[];
  children: (told: Told) => ReactNode;
}): ReactNode {
  const invalid = faults.length > 0;
  const mark = needed ? <span className="needed">{t('record.needed')}</span> : null;
  return (
    <div className={invalid ? 'field faulty' : 'field'}>
      {group ? (
        <span className="label">
          {label} {mark}
        </span>
      ) : (
        <label htmlFor={id}>
          {label} {mark}
        </label>
      )}
      {children({ id, label, invalid, describedBy: invalid ? `${id}-fault ${id}-guide` : `${id}-guide` })}
      <p className="guide" id={`${id}-guide`}>
        {guide}
      </p>
      {invalid ? (
        <p className="fault" id={`${id}-fault`}>
          {faults.join(' ')}
        </p>
      ) : null}
    </div>
  );
}
