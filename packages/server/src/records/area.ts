/** What all plain records share: drafts, and reminders of what is due. The kinds themselves stand in their areas. */
import { defineArea } from '../area.ts';
import { discardDraft, keepDraft, listDrafts } from './drafts.ts';
import { waitingRecords } from './waiting.ts';

export const records = defineArea({
  name: 'records',
  operations: [keepDraft, listDrafts, discardDraft],
  waits: waitingRecords,
});
