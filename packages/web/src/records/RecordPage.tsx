import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type Capability, may } from '@openmara/core/access/rules';
import { ADVISERS, ROLES } from '@openmara/core/access/roles';
import type { Kind } from '@openmara/core/records/kind';
import { type ComponentType, type ReactNode, Suspense } from 'react';
import { Apart } from '../frame/Apart.tsx';
import { AuditLink } from '../frame/AuditLink.tsx';
import { useMay, useMission } from '../frame/here.ts';
import { day, listed, t, word } from '../frame/language.ts';
import { NoSuchRecord } from '../frame/NotFound.tsx';
import { Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { Acts } from './Acts.tsx';
import { type OneRecord, recordsOf } from './client.ts';
import type { FactsProps, HistoryProps, KindDoor } from './door.ts';
import { Facts } from './Facts.tsx';
import { sentenceOf } from './in-words.ts';
import { Linked } from './Linked.tsx';
import { partOf } from './part.ts';
import { State } from './State.tsx';
import { TimeLine } from './TimeLine.tsx';
import { ROLE, wordsOf } from './words.ts';
import './look.css';

interface PageParts {
  readonly Facts: ComponentType<FactsProps>;
  readonly History: ComponentType<HistoryProps>;
}
/** The page of one record, for the door of an area. */
export function recordPage(door: KindDoor): ComponentType {
  const parts: PageParts = {
    Facts: partOf(door.parts.Facts, Facts),
    History: partOf(door.parts.History, TimeLine),
  };
  return function OnePage() {
    return <RecordPage door={door} parts={parts} />;
  };
}

const rolesWith = (capability: Capability): string =>
  listed(rolesOf(capability).map((role) => word(ROLE, role)));
/** All advisers are said in one word. */
function rolesOf(capability: Capability): readonly string[] {
  const roles: readonly string[] = ROLES.filter((role) => may(role, capability));
  const advisers: readonly string[] = ADVISERS;
  return advisers.every((role) => roles.includes(role))
    ? ['advisers', ...roles.filter((role) => !advisers.includes(role))]
    : roles;
}
/** Who reads the record, and which of its facts fewer people read. */
function Seen({ kind }: { kind: Kind }): ReactNode {
  const closed = Object.entries(kind.fields).flatMap(([name, { seenWith }]) =>
    seenWith ? [{ field: word(wordsOf(kind).field, name), roles: rolesWith(seenWith) }] : [],
  );
  return (
    <footer className="seen-by">
      <p>{t('record.seen-by', { roles: rolesWith(kind.reads) })}</p>
      {closed.map(({ field, roles }) => (
        <p key={field}>{t('record.seen-by.field', { field, roles })}</p>
      ))}
    </footer>
  );
}

function HistoryOf({
  door,
  id,
  History,
}: {
  door: KindDoor;
  id: string;
  History: ComponentType<HistoryProps>;
}): ReactNode {
  const mission = useMission();
  const history = useQuery({
    queryKey: ['records', door.kind.name, mission, 'history', id],
    queryFn: () => recordsOf(door.kind, mission).history(id),
  });
  return (
    <>
      <h2>{t('record.history')}</h2>
      <ProblemNote error={history.error} />
      {history.data ? (
        <Suspense fallback={<Skeleton rows={3} />}>
          <History door={door} entries={history.data.entries} names={history.data.names} />
        </Suspense>
      ) : history.isError ? null : (
        <Skeleton rows={3} />
      )}
    </>
  );
}

/** Above the facts: what it is, how it stands, and the way to change it. */
function Head({
  door: { kind, path },
  one: { record, names },
}: {
  door: KindDoor;
  one: OneRecord;
}): ReactNode {
  const mission = useMission();
  const mayWrite = useMay()(kind.writes);
  return (
    <>
      <Heading
        title={sentenceOf(kind, record.values, names)}
        context={`${word(wordsOf(kind).own, 'one')} · ${t('record.version-by', {
          version: record.version,
          by: names[record.recordedBy ?? ''] ?? '—',
          day: day(record.recordedAt),
        })}`}
      >
        {record.state && kind.states ? <State kind={kind} code={record.state} /> : null}
        {mayWrite && !record.withdrawn ? (
          <Link to={`/m/${mission}/${path}/${record.id}/change` as string} className="button">
            {t('record.change')}
          </Link>
        ) : null}
      </Heading>
      {record.withdrawn ? (
        <p className="note" role="status">
          <strong>{t('record.withdrawn')}.</strong> <Apart>{record.withdrawalReason}</Apart>
        </p>
      ) : null}
      {record.stateReason && record.stateSince ? (
        <p className="quiet">
          {t('record.state-because', { day: day(record.stateSince), reason: record.stateReason })}
        </p>
      ) : null}
      {mayWrite ? <Acts kind={kind} record={record} /> : null}
    </>
  );
}

/** One record: the sentence, the facts by the questions of the form, what links to it, and what became of it. */
export function RecordPage({ door, parts }: { door: KindDoor; parts: PageParts }): ReactNode {
  const { kind } = door;
  const mission = useMission();
  const { id = '' } = useParams({ strict: false });
  const one = useQuery({
    queryKey: ['records', kind.name, mission, 'one', id],
    queryFn: () => recordsOf(kind, mission).get(id),
  });
  if (one.isError)
    return (
      <NoSuchRecord
        error={one.error}
        title={word(wordsOf(kind).own, 'one')}
        list={{ path: door.path, label: word(wordsOf(kind).own, 'title') }}
      />
    );
  if (!one.data) return <Skeleton rows={14} />;
  return (
    <>
      <Head door={door} one={one.data} />
      <div className="record">
        <div>
          <Suspense fallback={<Skeleton rows={6} />}>
            <parts.Facts
              door={door}
              record={one.data.record}
              names={one.data.names}
              linked={one.data.linked}
            />
          </Suspense>
          <Linked kind={kind} one={one.data} />
          <Seen kind={kind} />
          <AuditLink record={id} />
        </div>
        <aside className="became">
          <HistoryOf door={door} id={id} History={parts.History} />
        </aside>
      </div>
    </>
  );
}
