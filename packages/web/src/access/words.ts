import { ROLES } from '@openmara/core/access/rules';
import { messagesFor } from '../frame/messages.ts';

/** What a role is called. */
export const ROLE = messagesFor('role', ROLES);
