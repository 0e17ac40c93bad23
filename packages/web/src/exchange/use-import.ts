import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, command, upload } from '../frame/api.ts';

type Preview = Answer<'import.preview'>;
type Columns = Preview['mapping']['columns'];
/** What was asked and is answered. */
export interface Answers {
  readonly importAs: string | null;
  readonly withdraws: number | null;
  readonly notIdentities: readonly string[];
}
const NONE: Answers = { importAs: null, withdraws: null, notIdentities: [] };
const sent = (answers: Answers) => ({ ...answers, notIdentities: [...answers.notIdentities] });
/** What is done with a file that was looked at: its columns mean something else, or a question is answered. */
export type Change = { readonly columns: Columns } | { readonly answers: Partial<Answers> };
interface Uploaded {
  readonly uploadId: string;
  readonly fileName: string;
}
/** A file that was looked at: where it lies, and what would happen with it. */
export interface LookedAt extends Uploaded {
  readonly preview: Preview;
  readonly answers: Answers;
}

/**
 * The way of a file: brought and looked at, looked at again with corrected columns, begun. Only the last writes.
 * @param name under which the mapping is kept for the next file; empty where it is not kept
 */
export function useImport(mission: string, name: string, onBegun: () => void) {
  const client = useQueryClient();
  const [looked, setLooked] = useState<LookedAt | null>(null);
  const preview = async (
    file: Uploaded,
    mapping: Preview['mapping'] | null,
    answers: Answers,
  ): Promise<LookedAt> => ({
    ...file,
    answers,
    preview: await command('import.preview', {
      mission,
      uploadId: file.uploadId,
      mapping,
      mappingName: null,
      ...sent(answers),
    }),
  });
  const look = useMutation({
    mutationFn: async (change: File | Change) => {
      if (change instanceof File) {
        // The one before it will not be imported: it may hold identities, and need not lie there for a day.
        if (looked) await command('import.discard', { mission, uploadId: looked.uploadId });
        const { uploadId } = await upload(mission, change);
        return preview({ uploadId, fileName: change.name }, null, NONE);
      }
      if (!looked) throw new Error('a change to no file');
      const { mapping } = looked.preview;
      if ('columns' in change)
        return preview(looked, { ...mapping, columns: change.columns }, looked.answers);
      return preview(looked, mapping, { ...looked.answers, ...change.answers });
    },
    onSuccess: setLooked,
    onError: () => setLooked(null),
  });
  const begin = useMutation({
    mutationFn: async ({ uploadId, answers, preview: { mapping: proposed } }: LookedAt) => {
      // The name is for finding the mapping again; whose records a file brings is asked of the file.
      const mapping = { ...proposed, name: name || proposed.name };
      if (name) await command('import.save-mapping', { mission, name, mapping });
      return command('import.start', { mission, uploadId, mapping, ...sent(answers) });
    },
    onSuccess: () => {
      setLooked(null);
      onBegun();
      void client.invalidateQueries();
    },
  });
  return { looked, look, begin };
}
