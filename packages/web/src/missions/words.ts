import { BOUNDARY_STATEMENTS } from '@openmara/core/missions/disputed-lines';
import { messagesFor } from '../frame/messages.ts';
import { FIRST_STEPS } from './first-steps.ts';

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
/** What the first steps in an empty mission are called. */
export const FIRST_STEP = messagesFor('first', FIRST_STEPS);
