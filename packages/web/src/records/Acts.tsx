/** What can be done with a record beside changing its facts: move it on, withdraw it, undo the last act. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useRef, useState, type RefObject } from 'react';
import { Refused } from '../frame/api.ts';
import { formText } from '../frame/form-text.ts';
import { useMission } from '../frame/here.ts';
import { t, word } from '../frame/language.ts';
import { ProblemNote } from '../frame/parts.tsx';
import { type RecordKind, recordsOf, type RecordView } from './client.ts';
import { wordsOf } from './words.ts';

type Act =
  { readonly does: 'withdraw' } | { readonly does: 'undo' } | { readonly does: 'move'; readonly to: string };
interface Said {
  readonly reason: string;
  readonly since: string;
}

function useAct(kind: RecordKind, record: RecordView, act: Act, done: () => void) {
  const client = recordsOf(kind, useMission());
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ reason, since }: Said) => {
      const { id, version } = record;
      if (act.does === 'withdraw') return client.withdraw({ id, version, reason });
      if (act.does === 'undo') return client.undo({ id, version, ...(reason ? { reason } : {}) });
      return client.change({ id, version, state: act.to, stateSince: since, reason });
    },
    onSuccess: async () => {
      await cache.invalidateQueries();
      done();
    },
    // Somebody was faster: the page shows what stands now, and the reason stays where it was written.
    onError: () => cache.invalidateQueries({ queryKey: ['records', kind.name] }),
  });
}

const Title = ({ kind, act }: { kind: RecordKind; act: Act }): ReactNode =>
  act.does === 'withdraw'
    ? t('record.withdraw.title')
    : act.does === 'undo'
      ? t('record.undo.title')
      : t('record.move.title', { state: word(wordsOf(kind).state, act.to) });

const sendWord = ({ does }: Act): string =>
  does === 'withdraw' ? t('record.withdraw.do') : does === 'undo' ? t('record.undo.do') : t('record.move.do');

function ReasonInput({
  input,
  optional,
  short,
}: {
  input: RefObject<HTMLTextAreaElement | null>;
  optional: boolean;
  short: boolean;
}): ReactNode {
  return (
    <>
      <label htmlFor="act-reason">{optional ? t('record.reason.optional') : t('record.reason')}</label>
      <textarea
        id="act-reason"
        ref={input}
        name="reason"
        rows={2}
        aria-invalid={short || undefined}
        aria-describedby="act-reason-fault"
      />
      <span id="act-reason-fault" className="fault">
        {short ? t('record.reason.short') : ''}
      </span>
    </>
  );
}

/** Why, in a few words, and since when where it moves. It opens in the page, and Escape or the second button closes it. */
function ActForm({
  kind,
  record,
  act,
  onClose,
}: {
  kind: RecordKind;
  record: RecordView;
  act: Act;
  readonly onClose: () => void;
}): ReactNode {
  const send = useAct(kind, record, act, onClose);
  const [short, setShort] = useState(false);
  const reason = useRef<HTMLTextAreaElement>(null);
  useEffect(() => reason.current?.focus(), []);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = { reason: formText(form, 'reason').trim(), since: formText(form, 'since') };
    const tooShort =
      act.does === 'undo' ? said.reason.length > 0 && said.reason.length < 3 : said.reason.length < 3;
    setShort(tooShort);
    if (tooShort) reason.current?.focus();
    else if (!send.isPending) send.mutate(said);
  };
  const meanwhile = send.error instanceof Refused && send.error.code === 'changed_meanwhile';
  return (
    <form
      className="act"
      onSubmit={submit}
      onKeyDown={(event) => (event.key === 'Escape' ? onClose() : undefined)}
    >
      <h2>
        <Title kind={kind} act={act} />
      </h2>
      {act.does === 'move' ? (
        <label>
          {t('record.since')}
          <input type="date" name="since" required defaultValue={new Date().toISOString().slice(0, 10)} />
        </label>
      ) : null}
      <ReasonInput input={reason} optional={act.does === 'undo'} short={short} />
      {meanwhile ? (
        <p className="problem" role="alert">
          {t('record.meanwhile.look')}
        </p>
      ) : (
        <ProblemNote error={send.error} />
      )}
      <p className="act-buttons">
        <button type="submit" disabled={send.isPending}>
          {sendWord(act)}
        </button>
        <button type="button" className="quiet-button" onClick={onClose}>
          {t('record.leave-it')}
        </button>
      </p>
    </form>
  );
}

/** The ways on, quiet, and the form of the one that was chosen. Only for whoever may write. */
export function Acts({ kind, record }: { kind: RecordKind; record: RecordView }): ReactNode {
  const [act, setAct] = useState<Act | null>(null);
  const next = record.withdrawn ? [] : (kind.states?.all[record.state ?? '']?.next ?? []);
  if (act) return <ActForm kind={kind} record={record} act={act} onClose={() => setAct(null)} />;
  return (
    <p className="acts">
      {next.map((to) => (
        <button key={to} type="button" className="quiet-button" onClick={() => setAct({ does: 'move', to })}>
          {t('record.move', { state: word(wordsOf(kind).state, to) })}
        </button>
      ))}
      {record.version > 1 ? (
        <button type="button" className="quiet-button" onClick={() => setAct({ does: 'undo' })}>
          {record.withdrawn ? t('record.bring-back') : t('record.undo')}
        </button>
      ) : null}
      {record.withdrawn ? null : (
        <button type="button" className="quiet-button" onClick={() => setAct({ does: 'withdraw' })}>
          {t('record.withdraw')}
        </button>
      )}
    </p>
  );
}
