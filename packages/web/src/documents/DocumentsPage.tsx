import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ask } from '../frame/api.ts';
import { useMay, useMission } from '../frame/here.ts';
import { t } from '../frame/language.ts';
import { Empty, Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { ComposeForm } from './ComposeForm.tsx';
import { DocumentTable } from './DocumentTable.tsx';

/** The quarterly reports of the mission, and for those who may, composing and clearing them. */
export function DocumentsPage(): ReactNode {
  const mission = useMission();
  const may = useMay();
  const list = useQuery({
    queryKey: ['documents', mission],
    queryFn: () => ask('document.list', { mission }),
  });
  const documents = list.data?.items ?? [];
  return (
    <>
      <Heading title={t('nav.documents')} context={t('documents.context')} />
      {may('compose_document') && list.data ? (
        <ComposeForm mission={mission} proposed={list.data.proposed} />
      ) : null}
      <ProblemNote error={list.error} />
      {list.isPending ? (
        <Skeleton />
      ) : documents.length === 0 ? (
        <Empty title={t('documents.empty')}>
          {may('compose_document') ? t('documents.empty.how') : t('documents.empty.wait')}
        </Empty>
      ) : (
        <DocumentTable mission={mission} documents={documents} clears={may('clear_document')} />
      )}
    </>
  );
}
