import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Apart } from '../frame/Apart.tsx';
import { type Answer, ask, command } from '../frame/api.ts';
import { formText } from '../frame/form-text.ts';
import { apart, day, t } from '../frame/language.ts';
import { notify } from '../frame/notice.tsx';
import { ProblemNote } from '../frame/parts.tsx';
import { ReasonForm } from './ReasonForm.tsx';
import { useSendOnce } from './use-send-once.ts';

export type Planned = Answer<'incident.list-planned'>['items'][number];
const today = (): string => new Date().toISOString().slice(0, 10);

/** By whom and until when; what is due is said, not coloured alone. */
export function DueLine({ step }: { step: Planned }): ReactNode {
  return (
    <small>
      {t('planned.by', { who: step.mine ? t('planned.you') : step.owner, day: day(step.dueOn) })}
      {step.dueOn < today() ? <strong className="tag">{t('planned.over')}</strong> : null}
    </small>
  );
}

/** Ends a planned step: done at once, dropped with a reason. */
export function EndStep({ mission, step }: { mission: string; step: Planned }): ReactNode {
  const client = useQueryClient();
  const [dropping, setDropping] = useState(false);
  const end = useMutation({
    mutationFn: (said: { outcome: 'done' | 'dropped'; note: string | null }) =>
      command('incident.end-step', { mission, id: step.id, ...said }),
    onSuccess: () => {
      notify(t('planned.ended'));
      return client.invalidateQueries();
    },
  });
  if (dropping)
    return (
      <ReasonForm
        title={t('planned.drop.title')}
        guide={t('planned.drop.guide')}
        send={t('planned.drop')}
        busy={end.isPending}
        error={end.error}
        onSend={(note) => end.mutate({ outcome: 'dropped', note })}
        onClose={() => setDropping(false)}
      />
    );
  return (
    <span className="can">
      <button
        type="button"
        className="quiet-button"
        disabled={end.isPending}
        onClick={() => end.mutate({ outcome: 'done', note: null })}
      >
        {t('planned.done')}
      </button>{' '}
      <button type="button" className="quiet-button" onClick={() => setDropping(true)}>
        {t('planned.drop')}
      </button>
      <ProblemNote error={end.error} />
    </span>
  );
}

type Officers = Answer<'incident.find-officers'>['items'];
const Owner = ({ officers }: { officers: Officers }): ReactNode => (
  <label>
    {t('planned.owner')}
    <select name="owner" required defaultValue="">
      <option value="">{t('verify.choose')}</option>
      {officers.map((officer) => (
        <option key={officer.id} value={officer.id}>
          {apart(officer.name)}
        </option>
      ))}
    </select>
  </label>
);

/** What is to be done next, by whom, until when. */
function PlanForm({ mission, id }: { mission: string; id: string }): ReactNode {
  const [open, setOpen] = useState(false);
  const officers = useQuery({
    queryKey: ['officers', mission, id],
    queryFn: () => ask('incident.find-officers', { mission, id }),
    enabled: open,
  });
  const { submit, busy, error } = useSendOnce(
    (form) =>
      command('incident.plan-step', {
        mission,
        id,
        what: formText(form, 'what'),
        ownerId: formText(form, 'owner'),
        dueOn: formText(form, 'due'),
      }),
    () => notify(t('planned.planned')),
  );
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('planned.plan')}</summary>
      <form className="stacked" onSubmit={submit}>
        <label>
          {t('planned.what')}
          <textarea name="what" dir="auto" rows={2} required minLength={3} maxLength={1000} />
          <small>{t('verify.grounds.help')}</small>
        </label>
        <Owner officers={officers.data?.items ?? []} />
        <label>
          {t('planned.until')}
          <input name="due" type="date" required min={today()} />
        </label>
        <ProblemNote error={error ?? officers.error} />
        <button type="submit" className="quiet-button" disabled={busy}>
          {t('planned.save')}
        </button>
      </form>
    </details>
  );
}

/** What comes next on an incident, each with an owner and a day. */
export function PlannedSteps({
  mission,
  incident: { id, planned },
}: {
  mission: string;
  incident: Pick<Answer<'incident.get'>, 'id' | 'planned'>;
}): ReactNode {
  const open = planned.filter(({ outcome }) => outcome === null);
  return (
    <section>
      <h2>{t('planned.title')}</h2>
      {open.length === 0 ? <p className="quiet">{t('planned.none')}</p> : null}
      <ul className="planned">
        {open.map((step) => (
          <li key={step.id}>
            <Apart>{step.what}</Apart>
            <DueLine step={step} />
            <EndStep mission={mission} step={step} />
          </li>
        ))}
      </ul>
      <PlanForm mission={mission} id={id} />
    </section>
  );
}
