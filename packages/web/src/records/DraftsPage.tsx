import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { titleOf } from '@openmara/core/records/title';
import type { ReactNode } from 'react';
import { type Answer, ask, command } from '../frame/api.ts';
import { useMission } from '../frame/here.ts';
import { locale, moment, t } from '../frame/language.ts';
import { Empty, Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { DraftKeeper, readWritten } from './draft.ts';
import { findForm } from './find-page.ts';
import './look.css';

type Kept = Answer<'draft.list'>['items'][number];

/** A draft by what its form is called and what it says so far; it leads to the form. */
function DraftLine({
  mission,
  draft,
  onDiscard,
}: {
  mission: string;
  draft: Kept;
  /** None where it is only led to. */
  onDiscard?: () => void;
}): ReactNode {
  const page = findForm(draft.form, draft.recordId ? 'change' : 'new');
  const { values, names } = readWritten(draft.content);
  const kind = page?.records?.kind;
  const about = useQuery({
    queryKey: ['about', draft.form, draft.id, draft.savedAt],
    queryFn: async () => (await page?.form?.about?.())?.(draft.content) ?? '',
    enabled: !kind,
  });
  const said = kind ? titleOf(kind, values, names, locale()) : (about.data ?? '');
  return (
    <li>
      {page ? (
        <Link
          to={`/m/${mission}/${page.path.replace('$id', draft.recordId ?? '')}` as string}
          search={page.form && !draft.recordId ? { draft: draft.id } : {}}
        >
          {t(page.label)}
        </Link>
      ) : (
        draft.form
      )}
      {said ? <span>{said}</span> : null}
      <small>{moment(draft.savedAt)}</small>
      {onDiscard ? (
        <button type="button" className="quiet-button" onClick={onDiscard}>
          {t('draft.discard')}
        </button>
      ) : null}
    </li>
  );
}

const useDrafts = (mission: string) =>
  useQuery({
    queryKey: ['drafts', mission],
    queryFn: async () => {
      await DraftKeeper.latest;
      return ask('draft.list', { mission });
    },
    staleTime: 0,
  });

/** As many as a line of a longer list has room for. */
const FEW = 5;
/** The latest of them, each by what it is about, where they wait among other things. */
export function LatestDrafts(): ReactNode {
  const mission = useMission();
  const items = useDrafts(mission).data?.items ?? [];
  return (
    <ul className="record-rows drafts">
      {items.slice(0, FEW).map((draft) => (
        <DraftLine key={draft.id} mission={mission} draft={draft} />
      ))}
    </ul>
  );
}

/** What the reader has begun to write in the mission and not sent. Nobody else sees it. */
export function DraftsPage(): ReactNode {
  const mission = useMission();
  const cache = useQueryClient();
  const list = useDrafts(mission);
  const discard = useMutation({
    mutationFn: (id: string) => command('draft.discard', { mission, id }),
    onSuccess: () => cache.invalidateQueries(),
  });
  const items = list.data?.items ?? [];
  return (
    <>
      <Heading title={t('drafts.title')} context={t('drafts.lead')} />
      <ProblemNote error={list.error ?? discard.error} />
      {list.isPending ? (
        <Skeleton rows={3} />
      ) : items.length === 0 && !list.isError ? (
        <Empty title={t('drafts.empty')}>{t('drafts.empty.how')}</Empty>
      ) : (
        <ul className="record-rows drafts">
          {items.map((draft) => (
            <DraftLine
              key={draft.id}
              mission={mission}
              draft={draft}
              onDiscard={() => discard.mutate(draft.id)}
            />
          ))}
        </ul>
      )}
    </>
  );
}
