import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { fileAddress } from '../frame/api.ts';
import { formText } from '../frame/form-text.ts';
import { useMay } from '../frame/here.ts';
import { locale, t } from '../frame/language.ts';
import { ProblemNote } from '../frame/parts.tsx';
import { ReasonForm } from './ReasonForm.tsx';
import { Recipients, useColleagues, type What } from './Responsible.tsx';
import { SeveralOutcome } from './SeveralOutcome.tsx';
import { BAR, type Tickable, type Ticks } from './ticks.ts';
import { type Act, useSeveral } from './use-several.ts';

/** As many as are chosen at once. */
export const MOST = 500;

/** What is to be done next on all of them, by whom, until when. */
function StepForm({ busy, onPlan }: { busy: boolean; onPlan: (step: Act) => void }): ReactNode {
  const colleagues = useColleagues().data?.items ?? [];
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onPlan({
      act: 'step',
      what: formText(form, 'what'),
      ownerId: formText(form, 'owner'),
      dueOn: formText(form, 'due'),
    });
  };
  return (
    <form className="stacked" onSubmit={submit}>
      <label>
        {t('planned.what')}
        <textarea name="what" dir="auto" rows={2} required minLength={3} maxLength={1000} autoFocus />
      </label>
      <label>
        {t('planned.owner')}
        <select name="owner" required defaultValue="">
          <option value="">{t('verify.choose')}</option>
          {colleagues.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('planned.until')}
        <input name="due" type="date" required min={new Date().toISOString().slice(0, 10)} />
      </label>
      <button type="submit" className="quiet-button" disabled={busy}>
        {t('planned.save')}
      </button>
    </form>
  );
}

type Open = 'hand' | 'step' | 'ask' | null;
/** What can be done with them; the words open what has to be said for it. */
function Acts({
  what,
  busy,
  onOpen,
  onAct,
}: {
  what: What;
  busy: boolean;
  onOpen: (open: Open) => void;
  onAct: (act: Act) => void;
}): ReactNode {
  const me = useColleagues().data?.items.find(({ mine }) => mine)?.id;
  const opens = (open: Open, label: string): ReactNode => (
    <button type="button" className="quiet-button" disabled={busy} onClick={() => onOpen(open)}>
      {label}
    </button>
  );
  return (
    <>
      {me ? (
        <button
          type="button"
          className="quiet-button"
          disabled={busy}
          onClick={() => onAct({ act: 'hand', to: me })}
        >
          {t('several.take')}
        </button>
      ) : null}
      {opens('hand', t('several.hand'))}
      {what === 'incident' ? opens('step', t('planned.plan')) : opens('ask', t('several.ask'))}
    </>
  );
}

/** How many are chosen, all that match as far as they may be, and letting them go. */
function HowMany({
  ticks,
  all,
}: {
  ticks: Ticks;
  all: () => Promise<{ items: readonly Tickable[]; more: boolean }>;
}): ReactNode {
  const gather = useMutation({ mutationFn: all, onSuccess: ({ items }) => ticks.only(items) });
  const n = ticks.items.length;
  const first = gather.data?.more === true && gather.data.items.length === n;
  return (
    <>
      <span role="status">{first ? t('several.chosenfirst', { n }) : t('reports.chosen', { n })}</span>
      <button
        type="button"
        className="quiet-button"
        disabled={gather.isPending}
        onClick={() => gather.mutate()}
      >
        {t('several.all', { n: MOST })}
      </button>
      <button type="button" className="quiet-button" onClick={() => ticks.only([])}>
        {t('several.none')}
      </button>
      <ProblemNote error={gather.error} />
    </>
  );
}

/** As many as the address of a file holds. */
const MOST_IN_FILE = 200;
/** The chosen ones as a file. */
function ExportChosen({
  mission,
  what,
  ids,
}: {
  mission: string;
  what: What;
  ids: readonly string[];
}): ReactNode {
  if (ids.length > MOST_IN_FILE) return null;
  const input = { mission, locale: locale(), ids: ids.join(',') };
  const address =
    what === 'incident' ? fileAddress('incident.export', input) : fileAddress('report.export', input);
  return (
    <a className="quiet-link" href={address} download>
      {t('several.export')}
    </a>
  );
}

interface Props {
  readonly mission: string;
  readonly what: What;
  readonly ticks: Ticks;
  /** The records that match, at most {@link MOST}, and whether there are more. */
  readonly all: () => Promise<{ items: readonly Tickable[]; more: boolean }>;
  /** What else is done with them. */
  readonly children?: ReactNode;
}
/** What is done with several records at once, above the list in which they are chosen. */
export function SeveralBar({ mission, what, ticks, all, children }: Props): ReactNode {
  const may = useMay();
  const [open, setOpen] = useState<Open>(null);
  const ids = ticks.items.map(({ id }) => id);
  const { outcome, act, busy, error } = useSeveral(mission, what, ids, () => setOpen(null));
  const labels = new Map(ticks.items.map(({ id, label }) => [id, label]));
  if (!may(what === 'incident' ? 'record_verification' : 'join_reports')) return null;
  return (
    <>
      {outcome ? (
        <SeveralOutcome
          outcome={outcome}
          busy={busy}
          nameOf={({ id, name }) => (name === id ? (labels.get(id) ?? name) : name)}
        />
      ) : null}
      {ids.length > 0 ? (
        <div className="chosen-bar" id={BAR} role="group" aria-label={t('several.title')}>
          <HowMany ticks={ticks} all={all} />
          {ids.length > MOST ? (
            <span className="quiet">{t('reports.toomany', { n: MOST })}</span>
          ) : (
            <Acts what={what} busy={busy} onOpen={setOpen} onAct={act} />
          )}
          <ExportChosen mission={mission} what={what} ids={ids} />
          {children}
          <small className="quiet keys">{t('several.keys')}</small>
          <ProblemNote error={error} />
          {open === 'hand' ? (
            <Recipients busy={busy} now="" onHand={(to) => act({ act: 'hand', to })} />
          ) : null}
          {open === 'step' ? <StepForm busy={busy} onPlan={act} /> : null}
          {open === 'ask' ? (
            <ReasonForm
              title={t('several.ask.title')}
              label={t('feedback.text')}
              guide={t('feedback.guide')}
              send={t('feedback.send')}
              busy={busy}
              error={null}
              onSend={(text) => act({ act: 'ask', text })}
              onClose={() => setOpen(null)}
            />
          ) : null}
        </div>
      ) : null}
    </>
  );
}
