import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, command, upload } from '../frame/api.ts';

type Preview = Answer<'import.preview'>;
type Columns = Preview['mapping']['columns'];
interface Uploaded {
  readonly uploadId: string;
  readonly fileName: string;
}
/** A file that was looked at: where it lies, and what would happen with it. */
export interface LookedAt extends Uploaded {
  readonly preview: Preview;
}

/**
 * The way of a file: brought and looked at, looked at again with corrected columns, begun. Only the last writes.
 * @param name under which the mapping is kept for the next file; empty where it is not kept
 */
export function useImport(mission: string, name: string, onBegun: () => void) {
  const client = useQueryClient();
  const [looked, setLooked] = useState<LookedAt | null>(null);
  const preview = async (file: Uploaded, mapping: Preview['mapping'] | null): Promise<LookedAt> => ({
    ...file,
    preview: await command('import.preview', {
      mission,
      uploadId: file.uploadId,
      mapping,
      mappingName: null,
    }),
  });
  const look = useMutation({
    mutationFn: async (change: File | Columns) => {
      if (change instanceof File) {
        const { uploadId } = await upload(mission, change);
        return preview({ uploadId, fileName: change.name }, null);
      }
      if (!looked) throw new Error('columns of no file');
      return preview(looked, { ...looked.preview.mapping, columns: change });
    },
    onSuccess: setLooked,
    onError: () => setLooked(null),
  });
  const begin = useMutation({
    mutationFn: async ({ uploadId, preview: { mapping: proposed } }: LookedAt) => {
      const mapping = {
        ...proposed,
        name: name || proposed.name,
        source: proposed.source ?? (name || undefined),
      };
      if (name) await command('import.save-mapping', { mission, name, mapping });
      return command('import.start', { mission, uploadId, mapping });
    },
    onSuccess: () => {
      setLooked(null);
      onBegun();
      void client.invalidateQueries();
    },
  });
  return { looked, look, begin };
}
