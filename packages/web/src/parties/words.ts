import { messagesFor } from '../frame/messages.ts';

/** How one party stands to another. */
export const RELATION = messagesFor('relation', [
  'alliance',
  'joined',
  'parent',
  'renamed_from',
  'splinter_of',
]);
