import { useQuery } from '@tanstack/react-query';
import { Link, useMatches, useParams } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import help from 'virtual:help';
import { helpPath, piecesOf } from './help.ts';
import { locale, t } from './language.ts';

/** What the open page is for, what is done there, and what to mind; brought when somebody asks for it. */
function Sentences({ path }: { path: string }): ReactNode {
  // Outside a mission there is no glossary to lead to.
  const { mission } = useParams({ strict: false });
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
            word && mission ? (
              <Link key={text} to="/m/$mission/glossary" params={{ mission }} search={{ word }}>
                {text}
              </Link>
            ) : (
              text
            ),
          )}
        </p>
      ))}
      {mission ? (
        <p className="all-words">
          <Link to="/m/$mission/glossary" params={{ mission }}>
            {t('help.words')}
          </Link>
        </p>
      ) : null}
    </>
  );
}

/**
 * A question mark beside a heading. Escape closes what it opened, and the keyboard is at the question mark again.
 * @param of what stands over a page, such as the settings; left out for the page itself
 */
export function Help({ of }: { of?: string }): ReactNode {
  const page = useMatches({ select: (matches) => matches.at(-1)?.staticData.page?.path ?? null });
  const path = of ?? page;
  const [open, setOpen] = useState(false);
  const mark = useRef<HTMLButtonElement>(null);
  const id = useId();
  if (path === null) return null;
  const close = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return;
    event.preventDefault();
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
