import type { Names } from '@openmara/core/records/title';
import { type ReactNode, useId, useState } from 'react';
import { ask, command } from '../frame/api.ts';
import { useMission } from '../frame/here.ts';
import { t } from '../frame/language.ts';
import { WithReason } from '../incidents/WithReason.tsx';
import { Combobox, type Source } from '../records/Combobox.tsx';

/** Merges the party into one that is looked up by any of its spellings. */
export function MergeInto({ id }: { id: string }): ReactNode {
  const mission = useMission();
  const field = useId();
  const [into, setInto] = useState<readonly string[]>([]);
  const [names, setNames] = useState<Names>({});
  const source: Source = {
    key: ['parties', 'into', id],
    find: async (search) => {
      const { items } = await ask('party.directory', search ? { search, limit: 20 } : { limit: 20 });
      return { items: items.filter((party) => party.id !== id) };
    },
  };
  return (
    <WithReason
      label={t('party.merge')}
      title={t('party.merge.title')}
      guide={t('party.merge.guide')}
      act={(reason) => command('party.merge', { mission, id, into: into[0] ?? '', reason })}
    >
      <label htmlFor={field}>{t('party.merge.into')}</label>
      <Combobox
        source={source}
        id={field}
        label={t('party.merge.into')}
        several={false}
        chosen={into}
        names={names}
        onChange={(ids, found) => {
          setInto(ids);
          setNames({ ...names, ...found });
        }}
      />
    </WithReason>
  );
}
/** Takes a merge back. @param id of the party that was merged */
export function TakeBack({ id }: { id: string }): ReactNode {
  const mission = useMission();
  return (
    <WithReason
      label={t('party.split')}
      title={t('party.split.title')}
      guide={t('party.split.guide')}
      act={(reason) => command('party.split', { mission, id, reason })}
    />
  );
}
