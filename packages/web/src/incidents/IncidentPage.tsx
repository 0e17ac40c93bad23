import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { labelOf, VOCABULARIES } from '@openmara/core/incidents/vocabularies';
import { DECISIONS, METHODS } from '@openmara/core/incidents/verification';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ask, command } from '../frame/api.ts';
import { day, locale, moment, period, t } from '../frame/language.ts';
import { Heading, ProblemNote, sentence, Skeleton, Status } from '../frame/parts.tsx';

const Row = ({ term, children }: { term: string; children: ReactNode }): ReactNode => (
  <div className="fact">
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);

/** One form for a step and a decision: what was done, on what grounds, and whether it decides. */
function VerificationForm({ mission, id }: { mission: string; id: string }): ReactNode {
  const client = useQueryClient();
  const [kind, setKind] = useState<'step' | 'decision'>('step');
  const send = useMutation({
    mutationFn: (form: FormData) => {
      const text = (name: string): string => String(form.get(name) ?? '');
      const shared = {
        mission,
        id,
        method: text('method') as (typeof METHODS)[number],
        primarySource: form.get('primary') === 'on',
        takenOn: text('takenOn'),
        grounds: text('grounds'),
      };
      return kind === 'step'
        ? command('incident.record-step', shared)
        : command('incident.decide', { ...shared, decision: text('decision') as (typeof DECISIONS)[number] });
    },
    onSuccess: () => client.invalidateQueries(),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    send.mutate(new FormData(event.currentTarget));
  };
  return (
    <form className="stacked" onSubmit={submit}>
      <fieldset>
        <legend>{t('verify.what')}</legend>
        <label className="inline">
          <input type="radio" name="kind" checked={kind === 'step'} onChange={() => setKind('step')} />{' '}
          {t('verify.step')}
        </label>
        <label className="inline">
          <input
            type="radio"
            name="kind"
            checked={kind === 'decision'}
            onChange={() => setKind('decision')}
          />{' '}
          {t('verify.decision')}
        </label>
      </fieldset>
      {kind === 'decision' ? (
        <label>
          {t('verify.outcome')}
          <select name="decision">
            {DECISIONS.map((code) => (
              <option key={code} value={code}>
                {labelOf('status', code, locale())}
              </option>
            ))}
          </select>
          <small>{t('verify.standard')}</small>
        </label>
      ) : null}
      <label>
        {t('verify.method')}
        <select name="method">
          {METHODS.map((code) => (
            <option key={code} value={code}>
              {labelOf('method', code, locale())}
            </option>
          ))}
        </select>
      </label>
      <label className="inline">
        <input type="checkbox" name="primary" /> {t('verify.primary')}
      </label>
      <label>
        {t('verify.date')}
        <input name="takenOn" type="date" required defaultValue={new Date().toISOString().slice(0, 10)} />
      </label>
      <label>
        {t('verify.grounds')}
        <textarea name="grounds" rows={3} required minLength={3} />
        <small>{t('verify.grounds.help')}</small>
      </label>
      <ProblemNote error={send.error} />
      <button type="submit" disabled={send.isPending}>
        {kind === 'step' ? t('verify.record') : t('verify.decide')}
      </button>
    </form>
  );
}

export function IncidentPage(): ReactNode {
  const { mission, id } = useParams({ from: '/m/$mission/incidents/$id' });
  const client = useQueryClient();
  const incident = useQuery({
    queryKey: ['incident', mission, id],
    queryFn: () => ask('incident.get', { mission, id }),
  });
  const separate = useMutation({
    mutationFn: (reportId: string) =>
      command('incident.separate-report', { mission, id, reportId, reason: t('join.undoreason') }),
    onSuccess: () => client.invalidateQueries(),
  });
  const data = incident.data;
  if (incident.isError)
    return (
      <>
        <Heading title={t('column.incident')} />
        <ProblemNote error={incident.error} />
      </>
    );
  if (!data) return <Skeleton rows={14} />;
  const list = (name: 'form' | 'circumstance', codes: readonly string[]): string =>
    codes.map((code) => labelOf(name, code, locale())).join(', ') || '—';
  return (
    <>
      <Heading
        title={sentence(data, period(data.occurred))}
        context={`${data.reference} · ${t('incident.version', { version: data.version })}`}
      >
        <Status code={data.status} />
        {data.late ? <span className="tag">{t('incident.late')}</span> : null}
      </Heading>
      <div className="record">
        <section>
          <h2>{t('incident.facts')}</h2>
          <dl>
            <Row term={t('incident.when')}>
              {period(data.occurred)}{' '}
              <small>({labelOf('datePrecision', data.occurred.precision, locale())})</small>
            </Row>
            <Row term={t('incident.where')}>
              {[data.place, data.adm1 !== data.place ? data.adm1 : null].filter(Boolean).join(', ') ||
                t('place.unknown')}{' '}
              <small>({labelOf('placePrecision', data.placePrecision, locale())})</small>
            </Row>
            <Row term={t('incident.forms')}>{list('form', data.forms)}</Row>
            {data.partsShown ? (
              <>
                <Row term={t('incident.circumstances')}>{list('circumstance', data.circumstances)}</Row>
                <Row term={t('incident.survivors')}>
                  <ul>
                    {data.survivorGroups.map((g) => (
                      <li key={`${g.sex}${g.ageBand}${g.displacement}`}>
                        {g.count} × {labelOf('sex', g.sex, locale())},{' '}
                        {labelOf('ageBand', g.ageBand, locale())},{' '}
                        {labelOf('displacement', g.displacement, locale())}
                        {g.countKnown ? '' : ` (${t('incident.atleast')})`}
                      </li>
                    ))}
                  </ul>
                </Row>
                <Row term={t('incident.perpetrators')}>
                  <ul>
                    {data.perpetrators.map((p) => (
                      <li key={p.party}>
                        {p.party}
                        {p.unit ? `, ${p.unit}` : ''}{' '}
                        <small>({labelOf('attribution', p.attribution, locale())})</small>
                      </li>
                    ))}
                  </ul>
                </Row>
                <Row term={t('incident.response')}>
                  {data.responses.length > 0 ? (
                    <ul>
                      {data.responses.map((r) => (
                        <li key={r.service}>
                          {labelOf('service', r.service, locale())}:{' '}
                          {labelOf('responseState', r.state, locale())}
                        </li>
                      ))}
                    </ul>
                  ) : (
                    t('incident.noresponse')
                  )}
                </Row>
              </>
            ) : (
              <Row term={t('incident.survivors')}>{t('notshown')}</Row>
            )}
          </dl>
          {data.partsShown ? (
            <>
              <h2>{t('incident.verify')}</h2>
              <VerificationForm mission={mission} id={id} />
            </>
          ) : null}
        </section>
        <aside>
          <h2>{t('incident.reports')}</h2>
          <p className="quiet">{t('incident.reports.note')}</p>
          <ProblemNote error={separate.error} />
          <ol className="timeline">
            {data.joinedReports.map((r) => (
              <li key={`${r.id}${r.joinedAt}`} className={r.separatedAt ? 'undone' : ''}>
                <strong>{day(r.receivedOn)}</strong> · {labelOf('sourceType', r.sourceType, locale())}
                <br />
                {sentence(r, period(r.occurred))}
                <br />
                {r.narrativeShown ? (
                  (r.narrative ?? <span className="quiet">{t('incident.nonarrative')}</span>)
                ) : (
                  <span className="quiet">{t('notshown')}</span>
                )}
                <br />
                <small>
                  {t('join.by', { name: r.joinedBy })}: {r.joinReason}
                  {r.separatedAt ? ` · ${t('join.undone')}: ${r.separationReason ?? ''}` : ''}
                </small>{' '}
                {r.separatedAt ? null : (
                  <button type="button" className="quiet-button" onClick={() => separate.mutate(r.id)}>
                    {t('join.undo')}
                  </button>
                )}
              </li>
            ))}
          </ol>
          <h2>{t('incident.steps')}</h2>
          {data.steps.length === 0 ? (
            <p className="quiet">{t('incident.nosteps')}</p>
          ) : (
            <ol className="timeline">
              {data.steps.map((s) => (
                <li key={s.recordedAt + s.kind + s.takenOn}>
                  <strong>{day(s.takenOn)}</strong> ·{' '}
                  {s.kind === 'decision' && s.decision ? (
                    <Status code={s.decision} />
                  ) : (
                    VOCABULARIES.method.find((m) => m.code === s.method)?.label[locale()]
                  )}
                  <br />
                  {s.grounds}
                  <br />
                  <small>
                    {s.officer}
                    {s.primarySource ? ` · ${t('verify.primary')}` : ''}
                  </small>
                </li>
              ))}
            </ol>
          )}
          {data.versions.length > 0 ? (
            <details>
              <summary>{t('incident.history', { n: data.versions.length })}</summary>
              <ol className="timeline">
                {data.versions.map((v) => (
                  <li key={v.version}>
                    {v.version}: <Status code={v.status} />{' '}
                    <small>
                      {moment(v.recordedAt)} – {moment(v.supersededAt)} · {v.by}
                    </small>
                  </li>
                ))}
              </ol>
            </details>
          ) : null}
        </aside>
      </div>
    </>
  );
}
