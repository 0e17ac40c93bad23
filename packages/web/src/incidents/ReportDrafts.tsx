/** Reports that were begun and not sent: several, each to go on with or to put away, and another to begin. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Answer, ask, command } from '../frame/api.ts';
import { moment, t } from '../frame/language.ts';
import { ProblemNote } from '../frame/parts.tsx';
import { DraftKeeper } from '../records/draft.ts';
import { aboutReportDraft } from './report-values.ts';

/** Under which name drafts of this form are kept. */
export const REPORT_FORM = 'report';

type Draft = Answer<'draft.list'>['items'][number];

/** What was begun of new reports, latest first, after what this page was still keeping has arrived. */
export const useReportDrafts = (mission: string) =>
  useQuery({
    queryKey: ['drafts', mission, REPORT_FORM, 'new'],
    queryFn: async (): Promise<Draft[]> => {
      await DraftKeeper.latest;
      const { items } = await ask('draft.list', { mission, form: REPORT_FORM });
      return items.filter(({ recordId }) => recordId === null);
    },
    staleTime: 0,
    gcTime: 0,
    refetchOnReconnect: false,
  });

/** Each by what it is about; it leads to the form, and goes by hand only. */
export function ReportDrafts({ mission, drafts }: { mission: string; drafts: readonly Draft[] }): ReactNode {
  const cache = useQueryClient();
  const discard = useMutation({
    mutationFn: (id: string) => command('draft.discard', { mission, id }),
    onSuccess: () => cache.invalidateQueries(),
  });
  return (
    <>
      <ProblemNote error={discard.error} />
      <ul className="record-rows drafts">
        {drafts.map(({ id, content, savedAt }) => {
          const about = aboutReportDraft(content) || t('begun.blank');
          return (
            <li key={id}>
              <Link to="/m/$mission/reports/new" params={{ mission }} search={{ draft: id }} dir="auto">
                {about}
              </Link>
              <small>{moment(savedAt)}</small>
              <button
                type="button"
                className="quiet-button"
                aria-label={`${t('begun.discard')}: ${about}`}
                disabled={discard.isPending}
                onClick={() => discard.mutate(id)}
              >
                {t('begun.discard')}
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** What was begun is shown first; another report is begun beside it, and takes nothing away. */
export const DraftsOffer = ({
  mission,
  drafts,
  onNew,
}: {
  mission: string;
  drafts: readonly Draft[];
  onNew: () => void;
}): ReactNode => (
  <section aria-labelledby="begun">
    <h2 id="begun">{t('begun.title')}</h2>
    <ReportDrafts mission={mission} drafts={drafts} />
    <p>
      <button type="button" onClick={onNew}>
        {t('begun.another')}
      </button>
    </p>
  </section>
);
