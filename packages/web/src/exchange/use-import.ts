import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { command, Refused, upload } from '../frame/api.ts';
import {
  afresh,
  type Answers,
  begunWith,
  type Correcting,
  type LookedAt,
  lookedAt,
  readAs,
  type Recalled,
  type Work,
} from './correction.ts';
import { useKeptWork } from './kept-work.ts';

const sent = (answers: Answers) => ({
  ...answers,
  notIdentities: [...answers.notIdentities],
  dateOrders: { ...answers.dateOrders },
});
/** After a day it went by itself: that hinders nothing. */
const unlessGone = (error: unknown): void => {
  if (!(error instanceof Refused && error.status === 404)) throw error;
};
/** Milliseconds without a further correction after which the file is read again. */
const REST = 300;

/** Where the session is over, who is signed in is asked again: that leads to the door, and what was said is kept. */
function useDoor(): (error: unknown) => void {
  const client = useQueryClient();
  return (error) => {
    if (error instanceof Refused && error.status === 401) void client.invalidateQueries({ queryKey: ['me'] });
  };
}

/** Reads the file again after each change; of several changes, after the last of them. */
function useLooking(mission: string) {
  const { work, looked, name, current, keep } = useKeptWork(mission);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const onError = useDoor();
  const set = (next: Work | null): void => {
    clearTimeout(timer.current);
    keep(next ? { work: next } : { work: null, looked: null });
  };
  const read = useMutation({
    onError,
    mutationFn: ({ uploadId, mapping, recall, recalled, settled, answers }: Work) =>
      command('import.preview', {
        mission,
        uploadId,
        mapping,
        mappingName: mapping ? null : (recalled?.name ?? null),
        recall,
        settled: mapping ? [...settled] : null,
        ...sent(answers),
      }),
    onSuccess: (preview, of) => {
      // Two changes may come before the page is drawn again; neither takes the other back.
      if (current().work !== of) return;
      const known = lookedAt(of, preview);
      set(known);
      keep({ looked: { work: known, preview } });
    },
  });
  // Once for each page that is drawn: one that was drawn anew takes up what the one before it had not read yet.
  const { mutate } = read;
  useEffect(() => {
    const { work: open, looked: seen } = current();
    if (open && seen?.work !== open) mutate(open);
    return () => clearTimeout(timer.current);
  }, []);
  const look = (next: Work, rest = 0): void => {
    set(next);
    timer.current = setTimeout(() => read.mutate(next), rest);
  };
  const rename = (to: string): void => keep({ name: to });
  return { work, looked, name, rename, latest: () => current().work, look, forget: () => set(null), read };
}

/** The way of a file: brought and looked at, looked at again with corrected columns, begun. Only the last writes. */
export function useImport(mission: string) {
  const client = useQueryClient();
  const onError = useDoor();
  const { work, looked, name, rename, latest, look, forget, read } = useLooking(mission);
  const bring = useMutation({
    onError,
    mutationFn: async (file: File) => {
      // The one before it will not be imported: it may hold identities, and need not lie there for a day.
      const before = latest();
      if (before) await command('import.discard', { mission, uploadId: before.uploadId }).catch(unlessGone);
      forget();
      const { uploadId } = await upload(mission, file);
      return begunWith(uploadId, file.name);
    },
    onSuccess: (begun) => look(begun),
  });
  const begin = useMutation({
    onError,
    mutationFn: async ({ work: { uploadId, answers }, preview }: LookedAt) => {
      // The name is for finding the mapping again; whose records a file brings is asked of the file.
      const mapping = { ...preview.mapping, name: name || preview.mapping.name };
      if (name) await command('import.save-mapping', { mission, name, mapping });
      return command('import.start', { mission, uploadId, mapping, ...sent(answers) });
    },
    onSuccess: () => {
      forget();
      rename('');
      void client.invalidateQueries();
    },
  });
  return {
    work,
    looked,
    /** Under which the mapping is kept for the next file; empty where it is not kept. */
    name,
    rename,
    /** Whether the result on the page is that of an earlier mapping. */
    stale: looked !== null && looked.work !== work,
    bringing: bring.isPending || (work !== null && looked === null && !read.isError),
    error: bring.error ?? read.error ?? begin.error,
    bring: bring.mutate,
    begin,
    correct: (change: (of: Correcting) => Correcting) => {
      const of = latest();
      if (of?.mapping) look({ ...of, ...change({ ...of, mapping: of.mapping }) }, REST);
    },
    /** Reads it by a saved mapping, or afresh. */
    readBy: (recalled: Recalled | null) => {
      const of = latest();
      if (of) look(recalled ? readAs(of, recalled) : afresh(of));
    },
    answer: (answers: Partial<Answers>) => {
      const of = latest();
      if (of) look({ ...of, answers: { ...of.answers, ...answers } });
    },
  };
}
