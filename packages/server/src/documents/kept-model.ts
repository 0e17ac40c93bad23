import type { DocumentModel } from '@openmara/documents/model';
import { z } from 'zod';

/** A model as it was composed and kept. Its outline only is checked: what was released once is never reshaped. */
export const keptModel = z.custom<DocumentModel>(
  (value) => typeof value === 'object' && value !== null && 'title' in value && 'blocks' in value,
);
