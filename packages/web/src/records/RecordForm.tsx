import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { titleOf } from '@openmara/core/records/title';
import { type ComponentType, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { useMission } from '../frame/here.ts';
import { locale, t, word } from '../frame/language.ts';
import { Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { type OneRecord, recordsOf } from './client.ts';
import type { KindDoor, QuestionsProps } from './door.ts';
import { DraftKeeper, type Faults, readWritten, same, type Written } from './draft.ts';
import { DraftOffer } from './DraftOffer.tsx';
import { sentenceOf } from './in-words.ts';
import { KeptLine, useKept } from './keeping.tsx';
import { Meanwhile } from './Meanwhile.tsx';
import { partOf } from './part.ts';
import { useBelonging } from './belonging.ts';
import { Questions, inputId } from './Questions.tsx';
import { useWriting, type Writing } from './use-writing.ts';
import { wordsOf } from './words.ts';
import './look.css';

type QuestionsPart = ComponentType<QuestionsProps>;
/** The page on which one is recorded, for the door of an area. */
export function newPage(door: KindDoor): ComponentType {
  const Own = partOf(door.parts.Questions, Questions);
  return function NewPage() {
    return <RecordForm door={door} Questions={Own} one={null} />;
  };
}
/** The page on which one is changed. */
export function changePage(door: KindDoor): ComponentType {
  const Own = partOf(door.parts.Questions, Questions);
  return function ChangePage() {
    const mission = useMission();
    const { id = '' } = useParams({ strict: false });
    const one = useQuery({
      queryKey: ['records', door.kind.name, mission, 'one', id],
      queryFn: () => recordsOf(door.kind, mission).get(id),
      // The version that is changed is the one that stands when the form opens.
      staleTime: 0,
      gcTime: 0,
      refetchOnMount: 'always',
    });
    if (one.isError)
      return (
        <>
          <Heading title={word(wordsOf(door.kind).own, 'change')} />
          <ProblemNote error={one.error} />
        </>
      );
    if (!one.data || one.isFetching) return <Skeleton rows={14} />;
    return <RecordForm door={door} Questions={Own} one={one.data} />;
  };
}

/** What a draft is of, and which fields say something else than the record does. */
const saidIn = ({ kind }: KindDoor, written: Written): { title: string; fields: string[] } => ({
  title: titleOf(kind, written.values, written.names, locale()),
  fields: Object.keys(kind.fields)
    .filter((name) => !same(written.values[name], written.seen?.values[name]))
    .map((name) => word(wordsOf(kind).field, name)),
});

interface Props {
  readonly door: KindDoor;
  readonly Questions: QuestionsPart;
  /** The record that is changed; none where one is recorded. */
  readonly one: OneRecord | null;
}
interface Begun {
  readonly from: Written;
  readonly keeper: DraftKeeper;
}
/** What was written before is offered first; then the form, with what was chosen. */
export function RecordForm({ door, Questions: Own, one }: Props): ReactNode {
  const mission = useMission();
  const cache = useQueryClient();
  const recordId = one?.record.id ?? null;
  const kept = useKept(mission, door.kind.name, recordId);
  const [begun, setBegun] = useState<Begun | null>(null);
  const [seen] = useState(one);
  const belonging = useBelonging(door.kind, one === null);
  const fresh: Written = {
    values: seen?.record.values ?? belonging.data?.values ?? {},
    names: seen?.names ?? belonging.data?.names ?? {},
    seen: seen?.record ?? null,
    reason: '',
  };
  const keeperOf = (id: string | null, at: string | null): DraftKeeper =>
    new DraftKeeper(mission, door.kind.name, recordId, id, at);
  // What was known a moment ago may lack what was kept since: the answer is waited for.
  const draft = kept.isFetching ? undefined : kept.data;
  useEffect(() => {
    // Nothing was kept, or it is not known: one may write at once.
    if (!begun && !belonging.isLoading && (draft === null || kept.isError))
      setBegun({ from: fresh, keeper: keeperOf(null, null) });
  });
  const discard = async (): Promise<void> => {
    if (draft) await keeperOf(draft.id, draft.savedAt).discard();
    void cache.invalidateQueries({ queryKey: ['waits'] });
    setBegun({ from: fresh, keeper: keeperOf(null, null) });
  };
  const own = wordsOf(door.kind).own;
  return (
    <>
      <Heading
        title={word(own, one ? 'change' : 'new')}
        context={seen ? sentenceOf(door.kind, seen.record.values, seen.names) : word(own, 'lead')}
      />
      {begun ? (
        <Form door={door} Questions={Own} recordId={recordId} begun={begun} />
      ) : draft ? (
        <DraftOffer
          savedAt={draft.savedAt}
          {...saidIn(door, readWritten(draft.content))}
          onContinue={() =>
            setBegun({ from: readWritten(draft.content), keeper: keeperOf(draft.id, draft.savedAt) })
          }
          onDiscard={() => void discard()}
        />
      ) : (
        <Skeleton rows={6} />
      )}
    </>
  );
}

/** Leads to the first field that something stands against. */
function useFirstFault(door: KindDoor, faults: Faults): void {
  useEffect(() => {
    const first = door.kind.groups.flatMap(({ fields }) => fields).find((name) => faults[name]);
    if (first) document.getElementById(inputId(first))?.focus();
    // Only what a sending brought leads there; a fault that was mended does not move the writer.
  }, [door, Object.keys(faults).length > 0]);
}

const Why = ({ writing }: { writing: Writing }): ReactNode => (
  <fieldset className="question">
    <legend>{t('record.reason.question')}</legend>
    <div className="field">
      <label htmlFor="change-reason">{t('record.reason.optional')}</label>
      <textarea
        id="change-reason"
        rows={2}
        value={writing.reason}
        onChange={(event) => writing.sayWhy(event.target.value)}
      />
      <p className="guide">{t('record.reason.guide')}</p>
    </div>
  </fieldset>
);

function Form({
  door,
  Questions: Own,
  recordId,
  begun,
}: {
  door: KindDoor;
  Questions: QuestionsPart;
  recordId: string | null;
  begun: Begun;
}): ReactNode {
  const writing = useWriting({ door, recordId, ...begun });
  const mission = useMission();
  const { draft, keeper, problem, sending, meanwhile } = writing;
  const form = useRef<HTMLFormElement>(null);
  useFirstFault(door, draft.faults);
  if (meanwhile)
    return (
      <Meanwhile
        kind={door.kind}
        mine={draft}
        seen={writing.seen}
        now={meanwhile}
        onSettle={writing.settle}
      />
    );
  const several = Object.keys(draft.faults).length;
  return (
    <form
      ref={form}
      className="record-form"
      noValidate
      onBlur={() => void keeper.flush()}
      onSubmit={(event) => {
        event.preventDefault();
        writing.send();
      }}
    >
      <Suspense fallback={<Skeleton rows={6} />}>
        <Own door={door} draft={draft} />
      </Suspense>
      {recordId ? <Why writing={writing} /> : null}
      <ProblemNote error={problem} />
      <div className="send">
        <button type="submit" disabled={sending}>
          {recordId ? t('record.send-change') : t('record.send')}
        </button>
        <Link to={`/m/${mission}/${door.path}${recordId ? `/${recordId}` : ''}` as string}>
          {t('record.later')}
        </Link>
        <KeptLine keeper={keeper} />
        {several > 0 ? (
          <span className="fault" role="alert">
            {t('record.faults', { n: several })}
          </span>
        ) : null}
      </div>
    </form>
  );
}
