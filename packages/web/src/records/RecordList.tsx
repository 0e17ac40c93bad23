import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ComponentType, type ReactNode, Suspense } from 'react';
import { useMay, useMission } from '../frame/here.ts';
import { count, t, word } from '../frame/language.ts';
import { Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { isNarrowed, questionOf, type Search } from './address.ts';
import { type Listed, recordsOf } from './client.ts';
import type { KindDoor, RowsProps } from './door.ts';
import { ExportMenu } from './ExportMenu.tsx';
import { Narrowing } from './Narrowing.tsx';
import { partOf } from './part.ts';
import { RecordRows } from './RecordRows.tsx';
import { wordsOf } from './words.ts';
import './look.css';

/** The page of the list, for the door of an area. */
export function listPage(door: KindDoor): ComponentType {
  const Rows = partOf(door.parts.List, RecordRows);
  return function ListPage() {
    return <RecordList door={door} Rows={Rows} />;
  };
}

const NewLink = ({ door: { kind, path } }: { door: KindDoor }): ReactNode => (
  <Link to={`/m/${useMission()}/${path}/new` as string} className="button">
    {word(wordsOf(kind).own, 'new')}
  </Link>
);

/** Nothing recorded yet, or nothing that fits: what to do about either. */
function Nothing({
  door,
  search,
  onClear,
}: {
  door: KindDoor;
  search: Search;
  onClear: () => void;
}): ReactNode {
  const mayWrite = useMay()(door.kind.writes);
  return isNarrowed(door.kind, search) ? (
    <div className="empty">
      <strong>{t('record.none-fits')}</strong>
      <p className="do">
        <button type="button" className="quiet-button" onClick={onClear}>
          {t('record.show-all')}
        </button>
      </p>
    </div>
  ) : (
    <div className="empty">
      <strong>{word(wordsOf(door.kind).own, 'empty')}</strong>
      {mayWrite ? (
        <p className="do">
          <NewLink door={door} />
        </p>
      ) : null}
    </div>
  );
}

/** Under the list: how many it shows, and the way to the next and back to the first. */
function Pages({
  list,
  search,
  onShow,
}: {
  list: Listed;
  search: Search;
  readonly onShow: (search: Search) => void;
}): ReactNode {
  const { after, ...first } = search;
  const next = list.next;
  return (
    <p className="pager">
      {list.items.length > 0 ? t('list.shown', { shown: count(list.items.length) }) : ''}{' '}
      {after ? (
        <button type="button" className="quiet-button" onClick={() => onShow(first)}>
          {t('record.first-page')}
        </button>
      ) : null}{' '}
      {next ? (
        <button type="button" className="quiet-button" onClick={() => onShow({ ...first, after: next })}>
          {t('record.next-page')}
        </button>
      ) : null}
    </p>
  );
}

/** The records of a kind, narrowed by what the address says; every change of it is an address of its own. */
export function RecordList({ door, Rows }: { door: KindDoor; Rows: ComponentType<RowsProps> }): ReactNode {
  const { kind, path } = door;
  const mission = useMission();
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const mayWrite = useMay()(kind.writes);
  const show = (wanted: Search, replace = false): void =>
    void navigate({ to: `/m/${mission}/${path}` as string, search: wanted, replace });
  const list = useQuery({
    queryKey: ['records', kind.name, mission, 'list', search],
    queryFn: () => recordsOf(kind, mission).list(questionOf(kind, search)),
    placeholderData: keepPreviousData,
  });
  const words = wordsOf(kind).own;
  // Where nothing is recorded yet, the way to begin stands there, once.
  const isEmpty = list.data?.items.length === 0 && !isNarrowed(kind, search);
  return (
    <>
      <Heading title={word(words, 'title')} context={word(words, 'lead')}>
        <ExportMenu kind={kind} search={search} />
        {mayWrite && !isEmpty ? <NewLink door={door} /> : null}
      </Heading>
      <Narrowing kind={kind} search={search} names={list.data?.names ?? {}} onShow={show} />
      <ProblemNote error={list.error} />
      {list.isPending ? <Skeleton /> : null}
      {list.data && list.data.items.length > 0 ? (
        <Suspense fallback={<Skeleton />}>
          <Rows door={door} items={list.data.items} names={list.data.names} />
        </Suspense>
      ) : null}
      {list.data?.items.length === 0 ? (
        <Nothing door={door} search={search} onClear={() => show({})} />
      ) : null}
      {list.data ? <Pages list={list.data} search={search} onShow={show} /> : null}
    </>
  );
}
