import { messagesFor } from '../frame/messages.ts';

export const STATE = messagesFor('documents', ['draft', 'cleared']);
