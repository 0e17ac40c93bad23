/** Images that belong to a report: what each shows, who brought it, taking one along, bringing and withdrawing one. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { type Answer, ask, attach, command, fileAddress } from '../frame/api.ts';
import { formText } from '../frame/form-text.ts';
import { useMay } from '../frame/here.ts';
import { count, moment, t } from '../frame/language.ts';
import { notify } from '../frame/notice.tsx';
import { ProblemNote } from '../frame/parts.tsx';
import { WithReason } from './WithReason.tsx';

type Attachment = Answer<'report.list-attachments'>['items'][number];

function Line({ mission, item, mayChange }: { mission: string; item: Attachment; mayChange: boolean }) {
  const what = t('attached.what', {
    kind: item.kind === 'jpeg' ? 'JPEG' : 'PNG',
    width: item.width,
    height: item.height,
    kb: count(Math.ceil(item.bytes / 1000)),
  });
  return (
    <li>
      <span dir="auto">{item.says}</span>
      <small>
        <bdi>{what}</bdi> · {t('feedback.by', { by: item.by, at: moment(item.at) })}
      </small>
      {item.withdrawn ? (
        <small>
          {t('attached.withdrawn', {
            by: item.withdrawn.by,
            at: moment(item.withdrawn.at),
            reason: item.withdrawn.reason,
          })}
        </small>
      ) : (
        <span className="can">
          <a href={fileAddress('report.read-attachment', { mission, id: item.id })} download>
            {t('attached.take')}
          </a>{' '}
          {mayChange ? (
            <WithReason
              label={t('attached.withdraw')}
              title={t('attached.withdraw.title')}
              guide={t('attached.withdraw.guide')}
              act={(reason) => command('report.withdraw-attachment', { mission, id: item.id, reason })}
            />
          ) : null}
        </span>
      )}
    </li>
  );
}

/** Bringing an image: what it shows is said, and what it must not show. */
function AttachForm({ mission, id }: { mission: string; id: string }): ReactNode {
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const busy = useRef(false);
  const bring = useMutation({
    mutationFn: ({ file, says }: { file: File; says: string }) => attach(mission, id, says, file),
    onSuccess: async () => {
      setOpen(false);
      notify(t('attached.done'));
      await client.invalidateQueries();
    },
    onSettled: () => {
      busy.current = false;
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const file = form.get('file');
    if (busy.current || !(file instanceof File)) return;
    busy.current = true;
    bring.mutate({ file, says: formText(form, 'says').trim() });
  };
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('attached.add')}</summary>
      {open ? (
        <form className="stacked" onSubmit={submit}>
          <label>
            {t('attached.file')}
            <input name="file" type="file" required accept="image/jpeg,image/png" />
            <small>{t('attached.file.guide')}</small>
          </label>
          <label>
            {t('attached.says')}
            <textarea name="says" dir="auto" rows={2} required minLength={3} maxLength={500} />
            <small>{t('attached.says.guide')}</small>
          </label>
          <ProblemNote error={bring.error} />
          <button type="submit" className="quiet-button" disabled={bring.isPending}>
            {t('attached.send')}
          </button>
        </form>
      ) : null}
    </details>
  );
}

/** The part of a report's page for what is attached to it. @param open whether the report may still be changed */
export function Attachments({
  mission,
  id,
  open,
}: {
  mission: string;
  id: string;
  open: boolean;
}): ReactNode {
  const may = useMay();
  const list = useQuery({
    queryKey: ['attachments', mission, id],
    queryFn: () => ask('report.list-attachments', { mission, id }),
  });
  const items = list.data?.items ?? [];
  const mayChange = open && may('file_report');
  return (
    <section aria-labelledby="attached">
      <h2 id="attached">{t('attached.title')}</h2>
      <ProblemNote error={list.error} />
      {items.length === 0 ? (
        <p className="quiet">{t('attached.none')}</p>
      ) : (
        <ul className="feedback">
          {items.map((item) => (
            <Line key={item.id} mission={mission} item={item} mayChange={mayChange} />
          ))}
        </ul>
      )}
      {mayChange ? <AttachForm mission={mission} id={id} /> : null}
    </section>
  );
}
