import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { type Answer, ask } from '../frame/api.ts';
import { useMission } from '../frame/here.ts';
import { listed, t, word } from '../frame/language.ts';
import { Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { DraftKeeper } from '../records/draft.ts';
import { DraftOffer } from '../records/DraftOffer.tsx';
import { KeptLine, useKept } from '../records/keeping.tsx';
import { MeanwhileNote } from './MeanwhileNote.tsx';
import { ReportQuestion, ReportQuestions } from './ReportQuestions.tsx';
import {
  differing,
  fieldInWords,
  FORM_FIELDS,
  NEW_REPORT,
  readReportDraft,
  type ReportDraft,
  saidFields,
  withFieldOf,
} from './report-values.ts';
import { type ReportWriting, useReportWriting } from './use-report-writing.ts';
import { FILED } from './words.ts';
import '../records/look.css';
import './reports.css';

type Seen = Answer<'report.read-form'>;
/** Under which name drafts of this form are kept. */
const FORM = 'report';
const NEW: ReportDraft = { values: NEW_REPORT, names: {}, version: null, reason: '', full: false };

/** Ten questions or all of them: what was answered stays, whichever is shown. */
const HowMuch = ({ writing: { draft, set } }: { writing: ReportWriting }): ReactNode => (
  <div className="how-much" role="group" aria-label={t('file.howmuch')}>
    {[false, true].map((full) => (
      <button
        key={String(full)}
        type="button"
        className="quiet-button"
        aria-pressed={draft.full === full}
        onClick={() => set({ full })}
      >
        {full ? t('file.full') : t('file.quick')}
      </button>
    ))}
    <small>{draft.full ? t('file.full.says') : t('file.quick.says')}</small>
  </div>
);

/** What somebody else changed while this was written: to take over, or to write over knowingly. */
function Meanwhile({ writing: { draft, meanwhile, say } }: { writing: ReportWriting }): ReactNode {
  if (!meanwhile) return null;
  return (
    <MeanwhileNote
      changes={differing(draft.values, meanwhile.report).map((field) => ({
        field,
        label: word(FILED, field),
        says: fieldInWords(field, meanwhile.report, meanwhile.names),
        take: () => say(withFieldOf(draft.values, meanwhile.report, field), field, meanwhile.names),
      }))}
    />
  );
}

/** Leads to the first field that something stands against. */
function useFirstFault({ faults }: ReportWriting): void {
  const some = Object.keys(faults).length > 0;
  useEffect(() => {
    const first = FORM_FIELDS.find((field) => faults[field]);
    if (first) document.getElementById(`field-${first}`)?.focus();
    // Only what a sending brought leads there; a fault that was mended does not move the writer.
  }, [some]);
}

function Form({
  id,
  from,
  keeper,
}: {
  id: string | null;
  from: ReportDraft;
  keeper: DraftKeeper;
}): ReactNode {
  const mission = useMission();
  const writing = useReportWriting(mission, id, from, keeper);
  useFirstFault(writing);
  const faults = Object.keys(writing.faults).length;
  return (
    <form
      className="record-form"
      noValidate
      onBlur={() => void keeper.flush()}
      onSubmit={(event) => {
        event.preventDefault();
        writing.send();
      }}
    >
      <HowMuch writing={writing} />
      <ReportQuestions writing={writing} />
      {id ? (
        <fieldset className="question">
          <legend>{t('file.why')}</legend>
          <ReportQuestion writing={writing} field="reason" />
        </fieldset>
      ) : null}
      <Meanwhile writing={writing} />
      <ProblemNote error={writing.problem} />
      <div className="send">
        <button type="submit" disabled={writing.sending}>
          {id ? t('file.correct') : t('file.file')}
        </button>
        <Link to={`/m/${mission}/reports${id ? `/${id}` : ''}` as string}>{t('file.later')}</Link>
        <KeptLine keeper={keeper} />
        {faults > 0 ? (
          <span className="fault" role="alert">
            {t('file.faults', { n: faults })}
          </span>
        ) : null}
      </div>
    </form>
  );
}

/** What was written before is offered first; then the form, with what was chosen. */
function Writing({ seen, id }: { seen: Seen | null; id: string | null }): ReactNode {
  const mission = useMission();
  const cache = useQueryClient();
  const kept = useKept(mission, FORM, id);
  const [begun, setBegun] = useState<{ from: ReportDraft; keeper: DraftKeeper } | null>(null);
  const fresh = seen
    ? { ...NEW, values: seen.report, names: seen.names, version: seen.version, full: true }
    : NEW;
  const begin = (from: ReportDraft, draftId: string | null, at: string | null): void =>
    setBegun({ from, keeper: new DraftKeeper(mission, FORM, id, draftId, at) });
  // What was known a moment ago may lack what was kept since: the answer is waited for.
  const draft = kept.isFetching ? undefined : kept.data;
  useEffect(() => {
    // Nothing was kept, or it is not known: one may write at once.
    if (!begun && (draft === null || kept.isError)) begin(fresh, null, null);
  });
  if (begun) return <Form id={id} {...begun} />;
  if (!draft) return <Skeleton rows={6} />;
  const was = readReportDraft(draft.content);
  const discard = async (): Promise<void> => {
    await new DraftKeeper(mission, FORM, id, draft.id, draft.savedAt).discard();
    void cache.invalidateQueries({ queryKey: ['waits'] });
    begin(fresh, null, null);
  };
  return (
    <DraftOffer
      savedAt={draft.savedAt}
      title={listed(
        ['forms', 'placeId', 'occurred']
          .map((field) => fieldInWords(field as 'forms', was.values, was.names))
          .filter(Boolean),
      )}
      fields={saidFields(was.values, was.names)}
      onContinue={() => begin(was, draft.id, draft.savedAt)}
      onDiscard={() => void discard()}
    />
  );
}

/** The page on which a report is filed. */
export function FileReportPage(): ReactNode {
  return (
    <>
      <Heading title={t('file.title')} context={t('file.context')} />
      <Writing seen={null} id={null} />
    </>
  );
}

/** The page on which one is corrected. */
export function CorrectReportPage(): ReactNode {
  const { mission, id } = useParams({ from: '/m/$mission/reports/$id/correct' });
  const seen = useQuery({
    queryKey: ['report-form', mission, id],
    queryFn: () => ask('report.read-form', { mission, id }),
    // The version that is corrected is the one that stands when the form opens.
    staleTime: 0,
    gcTime: 0,
    refetchOnMount: 'always',
  });
  return (
    <>
      <Heading title={t('file.correct.title')} context={t('file.correct.context')} />
      <ProblemNote error={seen.error} />
      {seen.data && !seen.isFetching ? (
        <Writing seen={seen.data} id={id} />
      ) : seen.isError ? null : (
        <Skeleton rows={14} />
      )}
    </>
  );
}
