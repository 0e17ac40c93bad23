import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { ask } from '../frame/api.ts';
import { listed, t, word } from '../frame/language.ts';
import { NoSuchRecord } from '../frame/NotFound.tsx';
import { Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { DraftKeeper } from '../records/draft.ts';
import { DraftOffer } from '../records/DraftOffer.tsx';
import { KeptLine, useKept } from '../records/keeping.tsx';
import {
  differingFacts,
  draftOf,
  FACT_FIELDS,
  type FactDraft,
  factInWords,
  readFactDraft,
  type SeenFacts,
  withFactOf,
} from './fact-values.ts';
import { FactQuestion, FactQuestions } from './FactQuestions.tsx';
import { MeanwhileNote } from './MeanwhileNote.tsx';
import { type Correction, useCorrection } from './use-correction.ts';
import { FACT } from './words.ts';
import '../records/look.css';
import './reports.css';

/** Under which name drafts of this form are kept. */
const FORM = 'incident';
interface Where {
  readonly mission: string;
  readonly id: string;
}

/** What somebody else changed while this was written: to take over, or to write over knowingly. */
function Meanwhile({ writing: { draft, meanwhile, say } }: { writing: Correction }): ReactNode {
  if (!meanwhile) return null;
  const now = draftOf(meanwhile);
  const names = { ...draft.names, ...now.names };
  return (
    <MeanwhileNote
      changes={differingFacts(draft.values, now.values, names).map((field) => ({
        field,
        label: word(FACT, field),
        says: factInWords(field, now.values, names),
        take: () => say(withFactOf(draft.values, now.values, field), field, now.names),
      }))}
    />
  );
}

/** What changes, in words, before it is sent. */
function Changes({ writing: { draft }, held }: { writing: Correction; held: FactDraft }): ReactNode {
  const names = { ...held.names, ...draft.names };
  const changed = differingFacts(held.values, draft.values, names);
  return (
    <p role="status" className="quiet">
      {changed.length === 0
        ? t('facts.nothing')
        : t('facts.changes', { fields: listed(changed.map((field) => word(FACT, field))) })}
    </p>
  );
}

function Form({
  where: { mission, id },
  held,
  from,
  keeper,
}: {
  where: Where;
  held: FactDraft;
  from: FactDraft;
  keeper: DraftKeeper;
}): ReactNode {
  const writing = useCorrection(mission, id, from, keeper);
  const faults = Object.keys(writing.faults).length;
  const first = FACT_FIELDS.find((field) => writing.faults[field]);
  useEffect(() => {
    if (first) document.getElementById(`field-${first}`)?.focus();
    // Only what a sending brought leads there; a fault that was mended does not move the writer.
  }, [faults > 0]);
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
      <FactQuestions writing={writing} />
      <fieldset className="question">
        <legend>{t('file.why')}</legend>
        <Changes writing={writing} held={held} />
        <FactQuestion writing={writing} field="reason" />
      </fieldset>
      <Meanwhile writing={writing} />
      <ProblemNote error={writing.problem} />
      <div className="send">
        <button type="submit" disabled={writing.sending}>
          {t('facts.correct')}
        </button>
        <Link to="/m/$mission/incidents/$id" params={{ mission, id }}>
          {t('file.later')}
        </Link>
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
function Writing({ where, seen }: { where: Where; seen: SeenFacts }): ReactNode {
  const { mission, id } = where;
  const held = draftOf(seen);
  const kept = useKept(mission, FORM, id);
  const [begun, setBegun] = useState<{ from: FactDraft; keeper: DraftKeeper } | null>(null);
  const begin = (from: FactDraft, draftId: string | null, at: string | null): void =>
    setBegun({ from, keeper: new DraftKeeper(mission, FORM, id, draftId, at) });
  const draft = kept.isFetching ? undefined : kept.data;
  useEffect(() => {
    // Nothing was kept, or it is not known: one may write at once.
    if (!begun && (draft === null || kept.isError)) begin(held, null, null);
  });
  if (begun) return <Form where={where} held={held} {...begun} />;
  if (!draft) return <Skeleton rows={6} />;
  const was = readFactDraft(draft.content, held);
  const discard = async (): Promise<void> => {
    await new DraftKeeper(mission, FORM, id, draft.id, draft.savedAt).discard();
    begin(held, null, null);
  };
  return (
    <DraftOffer
      savedAt={draft.savedAt}
      title=""
      fields={differingFacts(held.values, was.values, was.names).map((field) => word(FACT, field))}
      onContinue={() => begin(was, draft.id, draft.savedAt)}
      onDiscard={() => void discard()}
    />
  );
}

/** The page on which what is held of an incident is corrected. */
export function CorrectIncidentPage(): ReactNode {
  const where = useParams({ from: '/m/$mission/incidents/$id/correct' });
  const seen = useQuery({
    queryKey: ['incident-facts', where.mission, where.id],
    queryFn: () => ask('incident.read-facts', where),
    // The version that is corrected is the one that stands when the form opens.
    staleTime: 0,
    gcTime: 0,
    refetchOnMount: 'always',
  });
  if (seen.isError)
    return (
      <NoSuchRecord
        error={seen.error}
        title={t('facts.title')}
        list={{ path: 'incidents', label: t('incidents.list') }}
      />
    );
  return (
    <>
      <Heading title={t('facts.title')} context={t('facts.context')} />
      {seen.data && !seen.isFetching ? <Writing where={where} seen={seen.data} /> : <Skeleton rows={14} />}
    </>
  );
}
