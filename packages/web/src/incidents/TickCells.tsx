/** The boxes by which records of a list are chosen. */
import type { ReactNode } from 'react';
import { t } from '../frame/language.ts';
import type { Tickable, Ticks } from './ticks.ts';

/** All that are shown, or none of them. */
export const ChooseAll = ({ ticks, items }: { ticks: Ticks; items: readonly Tickable[] }): ReactNode => (
  <th scope="col" className="tick">
    <input
      type="checkbox"
      aria-label={t('several.chooseall')}
      disabled={items.length === 0}
      checked={items.length > 0 && items.every(({ id }) => ticks.has(id))}
      onChange={(event) => ticks.set(items, event.target.checked)}
    />
  </th>
);
export const ChooseCell = ({ ticks, item }: { ticks: Ticks; item: Tickable }): ReactNode => (
  <td className="tick">
    <input
      type="checkbox"
      aria-label={t('several.choose', { record: item.label })}
      checked={ticks.has(item.id)}
      onChange={(event) => ticks.set([item], event.target.checked)}
    />
  </td>
);
