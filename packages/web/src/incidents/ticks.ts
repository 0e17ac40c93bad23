/** Which records of a list are chosen, so that something is done with several at once. */
import { type KeyboardEvent, useState } from 'react';

/** A record that can be chosen: by what it is called where something is said of it. */
export interface Tickable {
  readonly id: string;
  readonly label: string;
  /** Whether it belongs to no incident yet. */
  readonly free?: boolean;
}
export interface Ticks {
  readonly items: readonly Tickable[];
  readonly has: (id: string) => boolean;
  readonly set: (items: readonly Tickable[], on: boolean) => void;
  /** These and no others. */
  readonly only: (items: readonly Tickable[]) => void;
}

export function useTicks(): Ticks {
  const [ticked, setTicked] = useState<ReadonlyMap<string, Tickable>>(new Map());
  return {
    items: [...ticked.values()],
    has: (id) => ticked.has(id),
    set: (items, on) => {
      const next = new Map(ticked);
      for (const item of items)
        if (on) next.set(item.id, item);
        else next.delete(item.id);
      setTicked(next);
    },
    only: (items) => setTicked(new Map(items.map((item) => [item.id, item]))),
  };
}

/** The id of the bar on which something is done with what is chosen. */
export const BAR = 'chosen-bar';
/**
 * Choosing by keys, from a box of a list: the arrows lead to the next one, Enter to what can be done, Escape lets all
 * go.
 */
export function tickKeys(ticks: Ticks) {
  return (event: KeyboardEvent<HTMLTableElement>): void => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || !box.closest('.tick')) return;
    const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('.tick input')];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) boxes[boxes.indexOf(box) + step]?.focus();
    else if (event.key === 'Enter') document.querySelector<HTMLElement>(`#${BAR} button`)?.focus();
    else if (event.key === 'Escape') ticks.only([]);
    else return;
    event.preventDefault();
  };
}
