import { REPORT_FIELDS } from '@openmara/core/exchange/mapping-fields';
import { messagesFor } from '../frame/messages.ts';

/** What a column can mean. */
export const FIELD = messagesFor('import.field', REPORT_FIELDS);
/** How far a run has come. */
export const STATE = messagesFor('import.state', ['reading', 'ready', 'applying', 'applied', 'failed']);
/** What would become of the rows of a file, in the order in which the page says it. */
export const OUTCOMES = ['rows', 'created', 'updated', 'unchanged', 'withdrawn', 'refusedRows'] as const;
export const OUTCOME = messagesFor('import', OUTCOMES);
