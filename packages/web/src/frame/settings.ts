/**
 * How this screen shows the pages. Kept in the browser and not with the account: it belongs to the screen, a telephone in
 * the sun or a dark office, and stands before anybody has signed in. In cookies, since leaving empties every other
 * store of the browser; they say nothing about who reads. `public/look.js` applies them before the first paint.
 */

/** What can be chosen, the first of each being what stands without a choice. */
export const SETTINGS = {
  theme: ['system', 'light', 'dark'],
  density: ['standard', 'compact', 'roomy'],
  digits: ['latn', 'arab'],
} as const;
export type Setting = keyof typeof SETTINGS;
const YEAR = 365 * 24 * 60 * 60;

/** What is chosen. What nobody offers counts as no choice. */
export function settingOf(setting: Setting): string {
  const said = document.documentElement.dataset[setting];
  const [standard, ...others] = SETTINGS[setting];
  return others.find((value) => value === said) ?? standard;
}
/** Applies a choice at once and keeps it. */
export function choose(setting: Setting | 'language', value: string): void {
  document.documentElement.dataset[setting] = value;
  const overTls = window.location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `openmara_${setting}=${value}; Path=/; Max-Age=${YEAR}; SameSite=Strict${overTls}`;
}
/** The code of the language that was chosen on this screen, if any was. */
export const chosenLanguage = (): string | undefined => document.documentElement.dataset['language'];
