import { useQuery } from '@tanstack/react-query';
import { Link, useMatches } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import help from 'virtual:help';
import { helpPath, piecesOf } from './help.ts';
import { useMission } from './here.ts';
import { locale, t } from './language.ts';

/** What the open page is for, what is done there, and what to mind; brought when somebody asks for it. */
function Sentences({ path }: { path: string }): ReactNode {
  const mission = useMission();
  const { data, isError } = useQuery({
    queryKey: ['help', locale()],
    queryFn: async () => (await help[locale()]?.())?.default ?? {},
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (isError) return <p role="alert">{t('problem.connection')}</p>;
  if (!data) return <p aria-busy="true">{t('loading')}</p>;
  const of = helpPath(path, Object.keys(data));
  const sentences = of === null ? [] : (data[of] ?? []);
  return (
    <>
      {sentences.map((sentence) => (
        <p key={sentence}>
          {piecesOf(sentence).map(({ text, word }) =>
            word ? (
              <Link key={text} to="/m/$mission/glossary" params={{ mission }} search={{ word }}>
                {text}
              </Link>
            ) : (
              text
            ),
          )}
        </p>
      ))}
      <p className="all-words">
        <Link to="/m/$mission/glossary" params={{ mission }}>
          {t('help.words')}
        </Link>
      </p>
    </>
  );
}

/** A question mark beside a heading. Escape closes what it opened, and the keyboard is at the question mark again. */
export function Help(): ReactNode {
  const path = useMatches({
    select: (matches) => {
      const page = matches.at(-1)?.staticData.page;
      return page && 'needs' in page ? page.path : null;
    },
  });
  const [open, setOpen] = useState(false);
  const mark = useRef<HTMLButtonElement>(null);
  const id = useId();
  if (path === null) return null;
  const close = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return;
    setOpen(false);
    mark.current?.focus();
  };
  return (
    <>
      <button
        ref={mark}
        type="button"
        className="help-mark"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        onKeyDown={close}
      >
        <span aria-hidden="true">?</span>
        <span className="visually-hidden">{t('help')}</span>
      </button>
      <div id={id} className="help" role="status" hidden={!open} onKeyDown={close}>
        {open ? <Sentences path={path} /> : null}
      </div>
    </>
  );
}
