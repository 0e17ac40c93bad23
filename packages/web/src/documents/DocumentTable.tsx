import { directionOf } from '@openmara/core/language/languages';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Apart } from '../frame/Apart.tsx';
import { type Answer, fileAddress } from '../frame/api.ts';
import { moment, t, word } from '../frame/language.ts';
import { STATE } from './words.ts';

type Document = Answer<'document.list'>['items'][number];
export const FORMATS = ['pdf', 'docx', 'html', 'json'] as const;

/** One document with its files; `children` is what can be done with it. */
function DocumentRow({
  mission,
  document,
  children,
}: {
  mission: string;
  document: Document;
  children: ReactNode;
}): ReactNode {
  return (
    <tr>
      <td lang={document.locale} dir={directionOf(document.locale)}>
        <Link to="/m/$mission/documents/$id" params={{ mission, id: document.id }}>
          {document.title}
        </Link>
        <br />
        <small>{document.composedBy}</small>
      </td>
      <td data-label={t('period')}>
        <Apart>{document.period}</Apart>
      </td>
      <td data-label={t('documents.asof')}>{moment(document.asOf)}</td>
      <td data-label={t('column.state')}>
        {word(STATE, document.state)} {children}
      </td>
      <td data-label={t('documents.files')}>
        {FORMATS.map((format) => (
          <a
            key={format}
            className="file"
            href={fileAddress('document.file', { mission, id: document.id, format })}
          >
            <Apart>{format.toUpperCase()}</Apart>
          </a>
        ))}
      </td>
    </tr>
  );
}

/** The documents of the mission. @param clears whether the reader may clear a draft, which is done where it is read */
export function DocumentTable({
  mission,
  documents,
  clears,
}: {
  mission: string;
  documents: readonly Document[];
  clears: boolean;
}): ReactNode {
  return (
    <table className="list">
      <thead>
        <tr>
          <th scope="col">{t('documents.title')}</th>
          <th scope="col">{t('period')}</th>
          <th scope="col">{t('documents.asof')}</th>
          <th scope="col">{t('column.state')}</th>
          <th scope="col">{t('documents.files')}</th>
        </tr>
      </thead>
      <tbody>
        {documents.map((document) => (
          <DocumentRow key={document.id} mission={mission} document={document}>
            {document.state === 'draft' && clears ? (
              document.own ? (
                <small>{t('documents.clearedbyother')}</small>
              ) : (
                <Link to="/m/$mission/documents/$id" params={{ mission, id: document.id }}>
                  {t('documents.toclear')}
                </Link>
              )
            ) : null}
          </DocumentRow>
        ))}
      </tbody>
    </table>
  );
}
