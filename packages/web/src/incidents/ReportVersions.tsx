import type { ReactNode } from 'react';
import type { Answer } from '../frame/api.ts';
import { moment, t } from '../frame/language.ts';
import { type Difference, differences } from './report-in-words.ts';

type Version = Answer<'report.get'>['versions'][number];

/** A short change on one line; a text that was told folds out as it stood. */
function Change({ change: { name, before, after, long } }: { change: Difference }): ReactNode {
  if (long)
    return (
      <details>
        <summary>{t('report.change.text', { field: name })}</summary>
        <blockquote dir="auto">{before || t('report.notsaid')}</blockquote>
      </details>
    );
  return (
    <span className="change">
      {t('report.change', {
        field: name,
        before: before || t('report.notsaid'),
        after: after || t('report.notsaid'),
      })}
    </span>
  );
}

/** What a version is to the one before it. */
function act(version: Version, before: Version | undefined): string {
  if (!before) return version.imported ? t('report.act.imported') : t('report.act.filed');
  if (version.says.withdrawn && !before.says.withdrawn) return t('report.act.withdrawn');
  if (!version.says.withdrawn && before.says.withdrawn) return t('report.act.returned');
  return version.imported ? t('report.act.reimported') : t('report.act.changed');
}

/** What became of the report, latest first: what changed, why, by whom and when. */
export const ReportVersions = ({ versions }: { versions: readonly Version[] }): ReactNode => (
  <ol className="timeline">
    {versions.map((version, at) => {
      const before = versions[at + 1];
      const changes = before ? differences(before.says, version.says) : [];
      return (
        <li key={version.version}>
          <strong>{act(version, before)}</strong>
          {changes.map((change) => (
            <Change key={change.name} change={change} />
          ))}
          {version.reason ? (
            <span className="change">{t('report.because', { reason: version.reason })}</span>
          ) : null}
          <small>
            {t('report.version.by', {
              version: version.version,
              by: version.by,
              at: moment(version.recordedAt),
            })}
          </small>
        </li>
      );
    })}
  </ol>
);
