import { DECISIONS, METHODS } from '@openmara/core/incidents/verification';
import { type VocabularyName } from '@openmara/core/vocabularies';
import { type ReactNode, useState } from 'react';
import { type Answer, command } from '../frame/api.ts';
import { formText } from '../frame/form-text.ts';
import { day, labelled, t } from '../frame/language.ts';
import { notify } from '../frame/notice.tsx';
import { ProblemNote } from '../frame/parts.tsx';
import { useSendOnce } from './use-send-once.ts';

type Kind = 'step' | 'decision';

type Incident = Answer<'incident.get'>;

/** Sends what the form says as a step, or as a decision on the version that is shown. */
function sendVerification(mission: string, { id, version }: Incident, kind: Kind, form: FormData) {
  const text = (name: string): string => formText(form, name);
  const shared = {
    mission,
    id,
    method: text('method') as (typeof METHODS)[number],
    takenOn: text('takenOn'),
    grounds: text('grounds'),
  };
  return kind === 'step'
    ? command('incident.record-step', {
        ...shared,
        primarySource: form.get('primary') === 'on',
        reportId: text('report') || null,
      })
    : command('incident.decide', {
        ...shared,
        version,
        decision: text('decision') as (typeof DECISIONS)[number],
      });
}

const Terms = ({ list, codes }: { list: VocabularyName; codes: readonly string[] }): ReactNode =>
  codes.map((code) => (
    <option key={code} value={code}>
      {labelled(list, code)}
    </option>
  ));

function KindChoice({ kind, onChange }: { kind: Kind; onChange: (kind: Kind) => void }): ReactNode {
  return (
    <fieldset>
      <legend>{t('verify.what')}</legend>
      <label className="inline">
        <input type="radio" name="kind" checked={kind === 'step'} onChange={() => onChange('step')} />{' '}
        {t('verify.step')}
      </label>
      <label className="inline">
        <input type="radio" name="kind" checked={kind === 'decision'} onChange={() => onChange('decision')} />{' '}
        {t('verify.decision')}
      </label>
    </fieldset>
  );
}

/** Whose source was heard, and whether directly: what a decision may then rest on. */
function SourceHeard({ reports }: { reports: Incident['joinedReports'] }): ReactNode {
  return (
    <>
      <label>
        {t('verify.report')}
        <select name="report">
          <option value="">{t('verify.report.none')}</option>
          {reports
            .filter((report) => !report.separatedAt && !report.withdrawn)
            .map((report) => (
              <option key={report.id} value={report.id}>
                {day(report.receivedOn)} · {labelled('sourceType', report.sourceType)}
              </option>
            ))}
        </select>
        <small>{t('verify.report.help')}</small>
      </label>
      <label className="inline">
        <input type="checkbox" name="primary" /> {t('verify.primary')}
      </label>
    </>
  );
}

/** One form for a step and a decision: what was done, on what grounds, and whether it decides. */
export function VerificationForm({ mission, incident }: { mission: string; incident: Incident }): ReactNode {
  const [kind, setKind] = useState<Kind>('step');
  const { submit, busy, error } = useSendOnce(
    (form) => sendVerification(mission, incident, kind, form),
    () => {
      setKind('step');
      notify(kind === 'step' ? t('verify.recorded') : t('verify.decided'));
    },
  );
  return (
    <form className="stacked" onSubmit={submit}>
      {/* Who had a hand in a report is not offered what would be refused. */}
      {incident.readiness?.missing.includes('four_eyes') ? null : (
        <KindChoice kind={kind} onChange={setKind} />
      )}
      {kind === 'decision' ? (
        <label>
          {t('verify.outcome')}
          <select name="decision" required defaultValue="">
            <option value="">{t('verify.choose')}</option>
            <Terms list="status" codes={DECISIONS.filter((code) => code !== incident.status)} />
          </select>
          <small>{t('verify.standard')}</small>
        </label>
      ) : null}
      <label>
        {t('verify.method')}
        <select name="method" required defaultValue="">
          <option value="">{t('verify.choose')}</option>
          <Terms list="method" codes={METHODS} />
        </select>
      </label>
      {kind === 'step' ? <SourceHeard reports={incident.joinedReports} /> : null}
      <label>
        {t('verify.date')}
        <input name="takenOn" type="date" required defaultValue={new Date().toISOString().slice(0, 10)} />
      </label>
      <label>
        {t('verify.grounds')}
        <textarea name="grounds" rows={3} required minLength={3} />
        <small>{t('verify.grounds.help')}</small>
      </label>
      <ProblemNote error={error} />
      <button type="submit" disabled={busy}>
        {kind === 'step' ? t('verify.record') : t('verify.decide')}
      </button>
    </form>
  );
}
