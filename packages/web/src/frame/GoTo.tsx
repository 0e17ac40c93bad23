import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent as KeyPress, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Action, Page } from './area.ts';
import { useMe, useMission } from './here.ts';
import { t } from './language.ts';
import { paletteFor } from './offer.ts';
import { onSearch } from './search-event.ts';

/** Which entry a key leads to; null where the key means something else. */
function moved(key: string, at: number, last: number): number | null {
  if (key === 'ArrowDown') return at >= last ? 0 : at + 1;
  if (key === 'ArrowUp') return at <= 0 ? last : at - 1;
  return null;
}

/** Opens the dialog at Ctrl-K or ⌘K, whatever has the focus, and where a page asks for it. */
function useShortcut(open: () => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== 'k') return;
      event.preventDefault();
      open();
    };
    window.addEventListener('keydown', pressed);
    const silence = onSearch(open);
    return () => {
      window.removeEventListener('keydown', pressed);
      silence();
    };
  });
}

/** The palette: every page and action that her roles include, by name, without the mouse. */
export function GoTo(): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const mission = useMission();
  const navigate = useNavigate();
  const held = useMe().data?.assignments ?? [];
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const search = (words: string): void => {
    setText(words);
    setAt(0);
  };
  useShortcut(() => {
    search('');
    if (!dialog.current?.open) dialog.current?.showModal();
  });
  useEffect(() => document.getElementById(`goto-${at}`)?.scrollIntoView({ block: 'nearest' }), [at]);
  const found = paletteFor(held, mission).filter(({ label }) =>
    t(label).toLowerCase().includes(text.toLowerCase()),
  );
  const go = (entry: Page | Action | undefined): void => {
    if (!entry) return;
    dialog.current?.close();
    void navigate({ to: `/m/${mission}/${entry.path}`, search: 'search' in entry ? entry.search : {} });
  };
  const pressed = (event: KeyPress): void => {
    const next = moved(event.key, at, found.length - 1);
    if (next !== null) setAt(next);
    else if (event.key === 'Enter') go(found[at]);
    else return;
    event.preventDefault();
  };
  return (
    <dialog ref={dialog} className="goto" aria-label={t('goto')}>
      <input
        role="combobox"
        autoFocus
        value={text}
        onChange={(event) => search(event.target.value)}
        onKeyDown={pressed}
        placeholder={t('goto')}
        aria-label={t('goto')}
        aria-expanded={found.length > 0}
        aria-controls="goto-found"
        aria-activedescendant={found.length > 0 ? `goto-${at}` : undefined}
      />
      <ul id="goto-found" role="listbox" aria-label={t('goto')}>
        {found.map((entry, index) => (
          <li
            key={entry.label}
            id={`goto-${index}`}
            role="option"
            aria-selected={index === at}
            onClick={() => go(entry)}
          >
            {t(entry.label)}
          </li>
        ))}
      </ul>
    </dialog>
  );
}
