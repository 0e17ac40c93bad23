import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent as KeyPress, type ReactNode, useEffect, useRef, useState } from 'react';
import { useMe, useMission } from './here.ts';
import { t } from './language.ts';
import { paletteFor } from './offer.ts';
import { onSearch } from './search-event.ts';
import { type Entry, useFound } from './use-found.ts';

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

/** The pages and actions that have the words, then what the words find in the mission. */
function useEntries(words: string): readonly Entry[] {
  const held = useMe().data?.assignments ?? [];
  const found = useFound(words);
  const pages = paletteFor(held, useMission())
    .filter(({ label }) => t(label).toLowerCase().includes(words.trim().toLowerCase()))
    .map((entry) => ({
      key: entry.label,
      label: t(entry.label),
      what: '',
      path: entry.path,
      ...('search' in entry && entry.search ? { search: entry.search } : {}),
    }));
  return [...pages, ...found];
}

function Found({
  entries,
  at,
  onGo,
}: {
  entries: readonly Entry[];
  at: number;
  onGo: (entry: Entry) => void;
}): ReactNode {
  return (
    <ul id="goto-found" role="listbox" aria-label={t('goto')}>
      {entries.map((entry, index) => (
        <li
          key={entry.key}
          id={`goto-${index}`}
          role="option"
          aria-selected={index === at}
          onClick={() => onGo(entry)}
        >
          <span>{entry.label}</span>
          {entry.what ? <small> {entry.what}</small> : null}
        </li>
      ))}
    </ul>
  );
}

/** The palette: every page, action and record that her roles include, without the mouse. */
export function GoTo(): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const mission = useMission();
  const navigate = useNavigate();
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
  const entries = useEntries(text);
  const go = (entry: Entry | undefined): void => {
    if (!entry) return;
    dialog.current?.close();
    void navigate({ to: `/m/${mission}/${entry.path}` as string, search: entry.search ?? {} });
  };
  const pressed = (event: KeyPress): void => {
    const next = moved(event.key, at, entries.length - 1);
    if (next !== null) setAt(next);
    else if (event.key === 'Enter') go(entries[at]);
    else return;
    event.preventDefault();
  };
  return (
    <dialog ref={dialog} className="goto" aria-label={t('goto')}>
      <input
        role="combobox"
        autoFocus
        value={text}
        maxLength={100}
        onChange={(event) => search(event.target.value)}
        onKeyDown={pressed}
        placeholder={t('goto.hint')}
        aria-label={t('goto')}
        aria-expanded={entries.length > 0}
        aria-controls="goto-found"
        aria-activedescendant={entries.length > 0 ? `goto-${at}` : undefined}
      />
      <Found entries={entries} at={at} onGo={go} />
    </dialog>
  );
}
