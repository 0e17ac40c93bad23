import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Answer, command } from '../frame/api.ts';
import { moment, t } from '../frame/language.ts';
import { ReasonForm } from './ReasonForm.tsx';

type Told = Answer<'report.get'>['feedback'];

/** What advisers told about a report, latest first. */
export const Feedback = ({ told }: { told: Told }): ReactNode =>
  told.length === 0 ? null : (
    <ul className="feedback">
      {told.map(({ by, at, text }) => (
        <li key={at + by}>
          <span dir="auto">{text}</span>
          <small>{t('feedback.by', { by, at: moment(at) })}</small>
        </li>
      ))}
    </ul>
  );

/** What was told to whoever filed it, and a word more from who may. */
export function FeedbackPart({
  mission,
  id,
  told,
  mayTell,
}: {
  mission: string;
  id: string;
  told: Told;
  mayTell: boolean;
}): ReactNode {
  const cache = useQueryClient();
  const [open, setOpen] = useState(false);
  const tell = useMutation({
    mutationFn: (text: string) => command('report.tell', { mission, id, text }),
    onSuccess: async () => {
      setOpen(false);
      await cache.invalidateQueries();
    },
  });
  return (
    <section aria-labelledby="its-feedback">
      <h2 id="its-feedback">{t('feedback.title')}</h2>
      {told.length === 0 ? <p className="quiet">{t('feedback.none')}</p> : <Feedback told={told} />}
      {open ? (
        <ReasonForm
          title={t('feedback.form')}
          label={t('feedback.text')}
          guide={t('feedback.guide')}
          send={t('feedback.send')}
          busy={tell.isPending}
          error={tell.error}
          onSend={(text) => tell.mutate(text)}
          onClose={() => setOpen(false)}
        />
      ) : mayTell ? (
        <button type="button" className="quiet-button" onClick={() => setOpen(true)}>
          {t('feedback.tell')}
        </button>
      ) : null}
    </section>
  );
}
