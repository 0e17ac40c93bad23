import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Help } from './Help.tsx';
import { t, word } from './language.ts';
import { LanguageChoice } from './LanguageChoice.tsx';
import { choose, type Setting, settingOf, SETTINGS } from './settings.ts';
import { DENSITY, DIGITS, SETTING, THEME } from './words.ts';

/** One setting: it is applied as it is chosen, and can be chosen back. */
function Choices({ of, words }: { of: Setting; words: Readonly<Record<string, string>> }): ReactNode {
  const [chosen, setChosen] = useState(settingOf(of));
  const take = (value: string): void => {
    choose(of, value);
    setChosen(value);
    // Every number is written anew.
    if (of === 'digits') window.dispatchEvent(new Event('language'));
  };
  return (
    <fieldset>
      <legend>{word(SETTING, of)}</legend>
      <div className="choices">
        {SETTINGS[of].map((value) => (
          <label key={value}>
            <input
              type="radio"
              name={`setting-${of}`}
              checked={chosen === value}
              onChange={() => take(value)}
            />
            {word(words, value)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** How this screen shows the pages, behind a button of the frame; on a narrow one the language as well. */
export function Settings(): ReactNode {
  const [open, setOpen] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
  }, [open]);
  return (
    <>
      <button type="button" className="leave" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span aria-hidden="true" dir="ltr">
          Aa
        </span>
        <span className="visually-hidden">{t('settings')}</span>
      </button>
      {open ? (
        <dialog
          ref={dialog}
          className="settings"
          closedby="any"
          aria-labelledby="settings-title"
          onClose={() => setOpen(false)}
        >
          <div className="title">
            <h2 id="settings-title">{t('settings')}</h2>
            <Help of="settings" />
          </div>
          <LanguageChoice />
          <Choices of="theme" words={THEME} />
          <Choices of="density" words={DENSITY} />
          <Choices of="digits" words={DIGITS} />
          <p className="quiet">
            <small>{t('settings.kept')}</small>
          </p>
          <button type="button" onClick={() => dialog.current?.close()}>
            {t('nav.fewer')}
          </button>
        </dialog>
      ) : null}
    </>
  );
}
