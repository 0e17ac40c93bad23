/**
 * What a person has said of a file, kept in the memory of the page: it outlives a change of the language, which draws
 * the page anew, and a session that was over, of the same account. Leaving loads another page, and it is gone.
 */
import { useSyncExternalStore } from 'react';
import { useMe } from '../frame/here.ts';
import type { LookedAt, Work } from './correction.ts';

interface Kept {
  readonly work: Work | null;
  readonly looked: LookedAt | null;
  /** The name under which the mapping is to be saved. */
  readonly name: string;
}
const NOTHING: Kept = { work: null, looked: null, name: '' };
const kept = new Map<string, Kept>();
const listeners = new Set<() => void>();
const listen = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The file of this account in this mission, as it is now and as it was last drawn. */
export function useKeptWork(mission: string) {
  const key = `${useMe().data?.email ?? ''} ${mission}`;
  const current = (): Kept => kept.get(key) ?? NOTHING;
  return {
    ...useSyncExternalStore(listen, current),
    current,
    keep: (change: Partial<Kept>): void => {
      kept.set(key, { ...current(), ...change });
      for (const listener of listeners) listener();
    },
  };
}
