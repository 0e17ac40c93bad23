import type { ReactNode } from 'react';
import type { Answer } from '../frame/api.ts';
import { moment, t } from '../frame/language.ts';
import type { Recalled } from './correction.ts';

type Saved = Answer<'import.mappings'>['items'][number];

/** By which saved mapping the file is read, the way to another of them, and the way to look at its columns afresh. */
export function ReadAs({
  recalled,
  saved,
  onChoose,
}: {
  recalled: Recalled | null;
  saved: readonly Saved[];
  onChoose: (recalled: Recalled | null) => void;
}): ReactNode {
  const others = saved.filter(({ name }) => name !== recalled?.name);
  if (!recalled && others.length === 0) return null;
  return (
    <div className="readas">
      {recalled ? (
        <>
          <p>{t('import.recalled', { name: recalled.name, when: moment(recalled.savedAt) })}</p>
          <button type="button" className="quiet-button" onClick={() => onChoose(null)}>
            {t('import.afresh')}
          </button>
        </>
      ) : null}
      {others.length > 0 ? (
        <label>
          {t('import.readas')}
          <select
            value=""
            onChange={(event) => {
              const chosen = others.find(({ name }) => name === event.target.value);
              if (chosen) onChoose(chosen);
            }}
          >
            <option value="">{t('import.readas.choose')}</option>
            {others.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      ) : null}
    </div>
  );
}
