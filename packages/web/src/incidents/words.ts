import { messagesFor } from '../frame/messages.ts';

/** Filters of the list of incidents whose value does not say by itself what it narrows. */
export const FILTER = messagesFor('filter', ['from', 'to', 'adm1']);
