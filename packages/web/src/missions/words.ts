import { BOUNDARY_STATEMENTS } from '@openmara/core/missions/disputed-lines';
import { messagesFor } from '../frame/messages.ts';

/** What the source of the demonstration says of a mission. */
export const FACT = messagesFor('fact', [
  'challenge',
  'commitment',
  'figure',
  'opportunity',
  'practice',
  'priority',
  'strategy',
]);
/** What must stand under a map that shows a disputed line. */
export const STATEMENT = messagesFor('map.statement', BOUNDARY_STATEMENTS);
/** What a sign says that stands instead of a number. */
export const LEGEND = messagesFor('map.legend', ['none', 'unheard', 'withheld']);
