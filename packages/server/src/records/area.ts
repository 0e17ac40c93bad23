/** What all plain records share: drafts, and reminders of what is due. The kinds themselves stand in their areas. */
import { defineArea } from '../area.ts';
import { discardDraft } from './discard-draft.ts';
import { keepDraft } from './keep-draft.ts';
import { listDrafts } from './list-drafts.ts';
import { waitingRecords } from './waiting.ts';

export const records = defineArea({
  name: 'records',
  operations: [keepDraft, listDrafts, discardDraft],
  waits: waitingRecords,
});
