import { DATE_ORDERS, REPORT_FIELDS } from '@openmara/core/exchange/mapping-fields';
import { messagesFor } from '../frame/messages.ts';

/** What a column can mean. */
export const FIELD = messagesFor('import.field', REPORT_FIELDS);
/** How far a run has come. */
export const STATE = messagesFor('import.state', [
  'reading',
  'ready',
  'applying',
  'applied',
  'failed',
  'undone',
]);
/** What would become of the rows of a file, in the order in which the page says it. */
export const OUTCOMES = [
  'rows',
  'created',
  'updated',
  'unchanged',
  'merged',
  'withdrawn',
  'refusedRows',
  'asked',
] as const;
export const OUTCOME = messagesFor('import', OUTCOMES);
/** Why a register that is given whole is not taken without a yes. */
export const REASON = messagesFor('import.reason', ['more_than_a_tenth', 'older_state', 'other_source']);
/** What a column that is left out looks like. */
export const IDENTITY = messagesFor('import.identity', [
  'name',
  'phone',
  'identity_number',
  'address',
  'email',
  'home_position',
]);
/** What the fields of a report are about; `unused` heads the columns that nothing is read from. */
export const GROUP = messagesFor('import.group', [
  'when',
  'where',
  'what',
  'who',
  'perpetrator',
  'source',
  'other',
  'unused',
]);
/** What is asked of a column. */
export const DOUBT = messagesFor('import.doubt', [
  'by_heading',
  'by_values',
  'order_open',
  'order_both',
  'order_against',
  'order_turned',
  'numbers_of_whom',
  'digits_lost',
]);
/** An order of day and month, with an example; and what stands first in it, within a sentence. */
export const ORDER = messagesFor('import.order', DATE_ORDERS);
export const FIRST = messagesFor('import.order.first', DATE_ORDERS);
/** Why a row is refused. */
const REFUSALS = [
  'form_missing',
  'unknown_form',
  'date_unreadable',
  'date_future',
  'other_country',
  'count_zero',
  'count_unreadable',
  'too_long',
  'key_repeated',
] as const;
export const REFUSED = messagesFor('import.refused.why', REFUSALS);
export const isRefusal = (code: string): code is (typeof REFUSALS)[number] =>
  REFUSALS.some((one) => one === code);
/** What became of a row that was corrected. */
export const CORRECTED = messagesFor('import.corrected', ['created', 'updated', 'unchanged']);
