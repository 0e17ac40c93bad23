import type { ReactNode } from 'react';
import { t } from '../frame/language.ts';
import { useMission } from '../frame/here.ts';
import { type Search, questionOf } from './address.ts';
import { type FileFormat, type RecordKind, recordsOf } from './client.ts';
import { MenuOf } from './MenuOf.tsx';

const FORMATS: readonly FileFormat[] = ['csv', 'xlsx', 'json'];

/** What the list shows, as a file: the same filters, every page. */
export function ExportMenu({ kind, search }: { kind: RecordKind; search: Search }): ReactNode {
  const client = recordsOf(kind, useMission());
  const { after: _, ...question } = questionOf(kind, search);
  return (
    <MenuOf label={t('record.export')}>
      {FORMATS.map((format) => (
        <a key={format} href={client.fileAddress(format, question)} download>
          {format.toUpperCase()}
        </a>
      ))}
    </MenuOf>
  );
}
