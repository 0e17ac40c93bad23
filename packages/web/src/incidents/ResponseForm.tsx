import { VOCABULARIES } from '@openmara/core/vocabularies';
import { type ReactNode, useState } from 'react';
import { type Answer, command } from '../frame/api.ts';
import { formText } from '../frame/form-text.ts';
import { inDigits, labelled, listed, locale, t } from '../frame/language.ts';
import { notify } from '../frame/notice.tsx';
import { ProblemNote } from '../frame/parts.tsx';
import { useSendOnce } from './use-send-once.ts';

type Incident = Answer<'incident.get'>;
/** A group of survivors in a line. */
export const groupInWords = (group: Incident['survivorGroups'][number]): string =>
  t('report.survivors', {
    count: group.count,
    who: listed([
      labelled('sex', group.sex),
      labelled('ageBand', group.ageBand),
      labelled('displacement', group.displacement),
    ]),
  });

function Choose({
  name,
  label,
  options,
  onSay,
}: {
  name: string;
  label: string;
  options: ReadonlyArray<{ readonly code: string; readonly label: string }>;
  onSay?: (code: string) => void;
}): ReactNode {
  return (
    <label>
      {label}
      <select name={name} required defaultValue="" onChange={(event) => onSay?.(event.target.value)}>
        {options.length === 1 ? null : <option value="">{t('verify.choose')}</option>}
        {options.map((option) => (
          <option key={option.code} value={option.code}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
const terms = (list: 'service' | 'responseState') =>
  VOCABULARIES[list].map(({ code, label }) => ({ code, label: inDigits(label[locale()]) }));

/** What became of a service for a group of survivors; where nothing was available, why is needed. */
export function ResponseForm({ mission, incident }: { mission: string; incident: Incident }): ReactNode {
  const [state, setState] = useState('');
  const { submit, busy, error } = useSendOnce(
    (form) =>
      command('incident.record-response', {
        mission,
        id: incident.id,
        survivorLine: Number(formText(form, 'group')),
        service: formText(form, 'service'),
        state: formText(form, 'state'),
        reason: formText(form, 'reason').trim() || null,
      }),
    () => {
      setState('');
      notify(t('response.recorded'));
    },
  );
  return (
    <details>
      <summary>{t('response.record')}</summary>
      <form className="stacked" onSubmit={submit}>
        <Choose
          name="group"
          label={t('response.group')}
          options={incident.survivorGroups.map((group) => ({
            code: String(group.line),
            label: groupInWords(group),
          }))}
        />
        <Choose name="service" label={t('response.service')} options={terms('service')} />
        <Choose name="state" label={t('response.state')} options={terms('responseState')} onSay={setState} />
        <label>
          {t('response.why')}
          <input name="reason" dir="auto" minLength={3} required={state === 'not_available'} />
          <small>{t('response.why.help')}</small>
        </label>
        <ProblemNote error={error} />
        <button type="submit" className="quiet-button" disabled={busy}>
          {t('response.save')}
        </button>
      </form>
    </details>
  );
}
