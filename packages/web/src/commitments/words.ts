import { SIGNS } from '@openmara/core/commitments/standing';
import { messagesFor } from '../frame/messages.ts';

/** What is said of a measure without asking. */
export const SIGN = messagesFor('standing.sign', [...SIGNS]);
