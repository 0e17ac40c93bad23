import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { REPORT_FIELDS } from '@openmara/core/exchange/mapping-fields';
import { type ReactNode, useState } from 'react';
import { ask, command, fileAddress, upload } from '../frame/api.ts';
import { useMission } from '../frame/here.ts';
import { count, moment, t, word } from '../frame/language.ts';
import { Empty, Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { FIELD, OUTCOME, OUTCOMES, STATE } from './words.ts';

type Preview = Awaited<ReturnType<typeof command<'import.preview'>>>;
interface Uploaded {
  readonly uploadId: string;
  readonly fileName: string;
}

function MappingTable({
  preview,
  onChange,
}: {
  preview: Preview;
  onChange: (columns: Record<string, string>) => void;
}): ReactNode {
  const columns = preview.mapping.columns;
  return (
    <table className="list">
      <thead>
        <tr>
          <th scope="col">{t('import.column')}</th>
          <th scope="col">{t('import.means')}</th>
        </tr>
      </thead>
      <tbody>
        {preview.header
          .filter((name) => name)
          .map((name) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                <select
                  aria-label={name}
                  value={columns[name] ?? 'ignore'}
                  onChange={(event) => {
                    const next = { ...columns };
                    if (event.target.value === 'ignore') delete next[name];
                    else next[name] = event.target.value;
                    onChange(next);
                  }}
                >
                  {REPORT_FIELDS.map((field) => (
                    <option key={field} value={field}>
                      {word(FIELD, field)}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function Outcome({ preview }: { preview: Preview }): ReactNode {
  return (
    <>
      <ul className="waiting">
        {OUTCOMES.map((outcome) => (
          <li key={outcome}>
            <strong>{count(preview[outcome])}</strong> {word(OUTCOME, outcome)}
          </li>
        ))}
      </ul>
      {preview.warnings.length > 0 ? (
        <details open={preview.warnings.length < 6}>
          <summary>{t('import.warnings', { n: preview.warnings.length })}</summary>
          <ul className="lines" dir="ltr" lang="en">
            {preview.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </details>
      ) : null}
      {preview.refused.length > 0 ? (
        <table className="list">
          <caption>{t('import.refusedlist')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('import.row')}</th>
              <th scope="col">{t('import.column')}</th>
              <th scope="col">{t('import.value')}</th>
              <th scope="col">{t('import.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.refused.map((r, at) => (
              <tr key={`${r.row}-${at.toString()}`}>
                <td>{r.row}</td>
                <td>{r.column}</td>
                <td>{r.value}</td>
                <td dir="ltr" lang="en">
                  {r.reason}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </>
  );
}

export function ImportPage(): ReactNode {
  const mission = useMission();
  const client = useQueryClient();
  const [file, setFile] = useState<Uploaded | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [name, setName] = useState('');
  const runs = useQuery({
    queryKey: ['imports', mission],
    queryFn: () => ask('import.list', { mission }),
    refetchInterval: (query) =>
      query.state.data?.items.some((run) => run.state === 'reading' || run.state === 'applying')
        ? 1000
        : false,
  });
  const look = useMutation({
    mutationFn: async (change: { file?: File; columns?: Record<string, string>; mappingName?: string }) => {
      const chosen = change.file
        ? { uploadId: (await upload(mission, change.file)).uploadId, fileName: change.file.name }
        : file;
      if (!chosen) throw new Error('no file');
      setFile(chosen);
      const mapping = change.columns && preview ? { ...preview.mapping, columns: change.columns } : null;
      return command('import.preview', {
        mission,
        uploadId: chosen.uploadId,
        mapping,
        mappingName: change.mappingName || null,
      });
    },
    onSuccess: setPreview,
    onError: () => setPreview(null),
  });
  const begin = useMutation({
    mutationFn: async () => {
      if (!file || !preview) throw new Error('no file');
      const mapping = {
        ...preview.mapping,
        name: name || preview.mapping.name,
        source: preview.mapping.source ?? (name || undefined),
      };
      if (name) await command('import.save-mapping', { mission, name, mapping });
      return command('import.start', { mission, uploadId: file.uploadId, mapping });
    },
    onSuccess: () => {
      setFile(null);
      setPreview(null);
      setName('');
      void client.invalidateQueries();
    },
  });
  return (
    <>
      <Heading title={t('nav.import')} context={t('import.context')} />
      <label className="drop">
        {t('import.choose')}
        <input
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,.jsonl"
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            if (chosen) look.mutate({ file: chosen });
          }}
        />
        <small>{t('import.kinds')}</small>
      </label>
      {look.isPending ? <Skeleton rows={4} /> : null}
      <ProblemNote error={look.error ?? begin.error} />
      {preview && file ? (
        <section aria-live="polite">
          <h2>{t('import.preview', { file: file.fileName })}</h2>
          <Outcome preview={preview} />
          <h2>{t('import.mapping')}</h2>
          <p className="quiet">{t('import.mapping.how')}</p>
          <MappingTable preview={preview} onChange={(columns) => look.mutate({ columns })} />
          <div className="filters">
            <label>
              {t('import.savename')}
              <input value={name} onChange={(event) => setName(event.target.value)} />
            </label>
            <button type="button" disabled={begin.isPending} onClick={() => begin.mutate()}>
              {t('import.begin', { n: preview.created + preview.updated })}
            </button>
          </div>
        </section>
      ) : null}
      <h2>{t('import.earlier')}</h2>
      {(runs.data?.items ?? []).length === 0 ? (
        <Empty title={t('import.none')}>{t('import.none.how')}</Empty>
      ) : (
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t('import.file')}</th>
              <th scope="col">{t('import.when')}</th>
              <th scope="col">{t('column.state')}</th>
              <th scope="col" className="number">
                {t('import.created')}
              </th>
              <th scope="col" className="number">
                {t('import.updated')}
              </th>
              <th scope="col" className="number">
                {t('import.unchanged')}
              </th>
              <th scope="col" className="number">
                {t('import.refusedRows')}
              </th>
            </tr>
          </thead>
          <tbody>
            {(runs.data?.items ?? []).map((run) => (
              <tr key={run.id}>
                <td>
                  {run.fileName}
                  <br />
                  <small>{run.startedBy}</small>
                </td>
                <td>{moment(run.startedAt)}</td>
                <td>
                  {word(STATE, run.state)}
                  {run.progress ? <progress max={run.progress.total} value={run.progress.read} /> : null}
                  {run.problem ? <div className="problem">{run.problem}</div> : null}
                </td>
                <td className="number">{count(run.created)}</td>
                <td className="number">{count(run.updated)}</td>
                <td className="number">{count(run.unchanged)}</td>
                <td className="number">
                  {run.refused > 0 ? (
                    <a href={fileAddress('import.refused-rows', { mission, id: run.id })}>
                      {count(run.refused)} ↓
                    </a>
                  ) : (
                    0
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
