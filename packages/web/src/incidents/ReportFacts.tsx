import type { ReactNode } from 'react';
import { Apart } from '../frame/Apart.tsx';
import type { Answer } from '../frame/api.ts';
import { t, word } from '../frame/language.ts';
import {
  consentInWords,
  REPORT_ORDER,
  type ReportField,
  type Says,
  saidOf,
  survivorsInWords,
} from './report-in-words.ts';
import { REPORT_FIELD } from './words.ts';

type Report = Answer<'report.get'>;

/** Said only where there is something to say; the others are always answered, if only by “not said”. */
const WHERE_SAID: ReadonlySet<ReportField> = new Set([
  'placeText',
  'partyText',
  'statedVerification',
  'office',
]);
const Lines = ({ lines }: { lines: readonly string[] }): ReactNode => (
  <ul>
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);

function Said({ says, field }: { says: Says; field: ReportField }): ReactNode {
  if (field === 'survivors' && says.survivorLines.length > 0)
    return <Lines lines={says.survivorLines.map(survivorsInWords)} />;
  if (field === 'consent') return <Lines lines={consentInWords(says.consent)} />;
  // Words of the source, of whatever direction.
  if (field === 'placeText' || field === 'partyText') return <q dir="auto">{saidOf(says, field)}</q>;
  const said = saidOf(says, field);
  return said ? <Apart>{said}</Apart> : <span className="quiet">{t('report.notsaid')}</span>;
}

/** The text that the source told, to who may read it. */
function Narrative({ says }: { says: Says }): ReactNode {
  return (
    <>
      <h2>{t('report.told')}</h2>
      {!says.narrativeShown ? (
        <p className="quiet">{t('notshown')}</p>
      ) : says.narrative ? (
        <p className="told" dir="auto">
          {says.narrative}
        </p>
      ) : (
        <p className="quiet">{t('incident.nonarrative')}</p>
      )}
    </>
  );
}

/** Headings and cells as they stood in the file. */
function Original({ report }: { report: Report }): ReactNode {
  const cells = Object.entries(report.original ?? {});
  if (cells.length === 0) return null;
  return (
    <details className="original">
      <summary>{t('report.original', { n: cells.length })}</summary>
      <p className="quiet">{t('report.original.note')}</p>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{t('report.original.heading')}</th>
            <th scope="col">{t('report.original.cell')}</th>
          </tr>
        </thead>
        <tbody>
          {cells.map(([heading, cell]) => (
            <tr key={heading}>
              <th scope="row" dir="auto">
                {heading}
              </th>
              <td dir="auto">{cell}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** What was filed, in reading order, and as it stood in the file. */
export function ReportFacts({ report, says }: { report: Report; says: Says }): ReactNode {
  const fields = REPORT_ORDER.filter(
    (field) => field !== 'narrative' && (!WHERE_SAID.has(field) || saidOf(says, field) !== ''),
  );
  return (
    <>
      <h2>{t('report.filed')}</h2>
      <dl>
        {fields.map((field) => (
          <div className="fact" key={field}>
            <dt>{word(REPORT_FIELD, field)}</dt>
            <dd>
              <Said says={says} field={field} />
            </dd>
          </div>
        ))}
      </dl>
      <Narrative says={says} />
      <Original report={report} />
    </>
  );
}
