import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type Answer, command, upload } from '../frame/api.ts';
import {
  afresh,
  type Answers,
  begunWith,
  type Correcting,
  lookedAt,
  readAs,
  type Recalled,
  type Work,
} from './correction.ts';

type Preview = Answer<'import.preview'>;
const sent = (answers: Answers) => ({ ...answers, notIdentities: [...answers.notIdentities] });
/** A file that was looked at, and what would happen with it as its mapping was then. */
export interface LookedAt {
  readonly work: Work;
  readonly preview: Preview;
}
/** Milliseconds without a further correction after which the file is read again. */
const REST = 300;

/** Reads the file again after each change; of several changes, after the last of them. */
function useLooking(mission: string) {
  const [work, setWork] = useState<Work | null>(null);
  const [looked, setLooked] = useState<LookedAt | null>(null);
  // Two changes may come before the page is drawn again; neither takes the other back.
  const latest = useRef<Work | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const set = (next: Work | null): void => {
    clearTimeout(timer.current);
    latest.current = next;
    setWork(next);
    if (!next) setLooked(null);
  };
  const read = useMutation({
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
      if (latest.current !== of) return;
      const known = lookedAt(of, preview);
      set(known);
      setLooked({ work: known, preview });
    },
  });
  const look = (next: Work, rest = 0): void => {
    set(next);
    timer.current = setTimeout(() => read.mutate(next), rest);
  };
  return { work, looked, latest, look, forget: () => set(null), read };
}

/**
 * The way of a file: brought and looked at, looked at again with corrected columns, begun. Only the last writes.
 * @param name under which the mapping is kept for the next file; empty where it is not kept
 */
export function useImport(mission: string, name: string, onBegun: () => void) {
  const client = useQueryClient();
  const { work, looked, latest, look, forget, read } = useLooking(mission);
  const bring = useMutation({
    mutationFn: async (file: File) => {
      // The one before it will not be imported: it may hold identities, and need not lie there for a day.
      if (latest.current) await command('import.discard', { mission, uploadId: latest.current.uploadId });
      forget();
      const { uploadId } = await upload(mission, file);
      return begunWith(uploadId, file.name);
    },
    onSuccess: (begun) => look(begun),
  });
  const begin = useMutation({
    mutationFn: async ({ work: { uploadId, answers }, preview }: LookedAt) => {
      // The name is for finding the mapping again; whose records a file brings is asked of the file.
      const mapping = { ...preview.mapping, name: name || preview.mapping.name };
      if (name) await command('import.save-mapping', { mission, name, mapping });
      return command('import.start', { mission, uploadId, mapping, ...sent(answers) });
    },
    onSuccess: () => {
      forget();
      onBegun();
      void client.invalidateQueries();
    },
  });
  return {
    work,
    looked,
    /** Whether the result on the page is that of an earlier mapping. */
    stale: looked !== null && looked.work !== work,
    bringing: bring.isPending || (work !== null && looked === null && !read.isError),
    error: bring.error ?? read.error ?? begin.error,
    bring: bring.mutate,
    begin,
    correct: (change: (of: Correcting) => Correcting) => {
      const of = latest.current;
      if (of?.mapping) look({ ...of, ...change({ mapping: of.mapping, settled: of.settled }) }, REST);
    },
    /** Reads it by a saved mapping, or afresh. */
    readBy: (recalled: Recalled | null) => {
      const of = latest.current;
      if (of) look(recalled ? readAs(of, recalled) : afresh(of));
    },
    answer: (answers: Partial<Answers>) => {
      const of = latest.current;
      if (of) look({ ...of, answers: { ...of.answers, ...answers } });
    },
  };
}
