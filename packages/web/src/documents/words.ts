import { POPULATIONS } from '@openmara/core/releases/release-tables';
import { messagesFor } from '../frame/messages.ts';

export const STATE = messagesFor('documents', ['draft', 'cleared']);
/** Which records a population takes in, and by which of their days. */
export const CONDITIONS = messagesFor('documents.conditions', POPULATIONS);
