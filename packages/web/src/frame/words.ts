import { messagesFor } from './messages.ts';
import { SETTINGS, type Setting } from './settings.ts';

/** What a setting is called. */
export const SETTING = messagesFor('setting', Object.keys(SETTINGS) as Setting[]);
/** What its choices are called. */
export const THEME = messagesFor('setting.theme', SETTINGS.theme);
export const DENSITY = messagesFor('setting.density', SETTINGS.density);
export const DIGITS = messagesFor('setting.digits', SETTINGS.digits);
