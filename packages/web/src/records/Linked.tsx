import { Link } from '@tanstack/react-router';
import type { Kind } from '@openmara/core/records/kind';
import type { ReactNode } from 'react';
import type { Page } from '../frame/area.ts';
import { useMay, useMission } from '../frame/here.ts';
import { t, word } from '../frame/language.ts';
import { PAGES } from '../frame/offer.ts';
import { filterKey } from './address.ts';
import type { OneRecord } from './client.ts';
import { findPage } from './find-page.ts';
import { sentenceOf } from './in-words.ts';
import { State } from './State.tsx';
import { wordsOf } from './words.ts';

type Records = OneRecord['linked'][number];
interface LinkedKind {
  readonly kind: Kind;
  readonly field: string;
}

const ALL: readonly Page[] = PAGES;
/** The kinds whose records may link to one of these, in the order of the pages, each with the field that links. */
const kindsThatLinkTo = (name: string): LinkedKind[] =>
  ALL.flatMap(({ records }) => (records?.part === 'list' ? [records.kind] : [])).flatMap((kind) =>
    Object.entries(kind.fields).flatMap(([field, definition]) =>
      definition.type === 'link' && definition.to === name ? [{ kind, field }] : [],
    ),
  );

/** Records that link here, each as its sentence and its state, and the way to record another. */
function OfKind({ kind, field, records, id }: LinkedKind & { records?: Records | undefined; id: string }) {
  const mission = useMission();
  const mayWrite = useMay()(kind.writes);
  const page = findPage(kind.name, 'page');
  const form = findPage(kind.name, 'new');
  if (!page || (!records && !mayWrite)) return null;
  const own = wordsOf(kind).own;
  return (
    <section className="answers linked">
      <h2>{word(own, 'title')}</h2>
      {records ? (
        <ul className="lines">
          {records.items.map((record) => (
            <li key={record.id}>
              {record.state ? <State kind={kind} code={record.state} /> : null}{' '}
              <Link to={`/m/${mission}/${page.path.replace('$id', record.id)}` as string}>
                {sentenceOf(kind, record.values, records.names)}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      {records?.more ? (
        <Link
          to={`/m/${mission}/${findPage(kind.name, 'list')?.path ?? ''}` as string}
          search={{ [filterKey(field)]: id }}
        >
          {t('record.linked.more')}
        </Link>
      ) : null}
      {mayWrite && form ? (
        <Link
          to={`/m/${mission}/${form.path}` as string}
          search={{ [filterKey(field)]: id }}
          className="button"
        >
          {word(own, 'new')}
        </Link>
      ) : null}
    </section>
  );
}

/** Everything that belongs to a record, by its kind; a kind of which there is none yet is offered to who may write it. */
export function Linked({ kind, one: { record, linked } }: { kind: Kind; one: OneRecord }): ReactNode {
  return kindsThatLinkTo(kind.name).map(({ kind: other, field }) => {
    const records = linked.find((found) => found.kind === other.name && found.field === field);
    if (record.withdrawn && !records) return null;
    return (
      <OfKind key={`${other.name} ${field}`} kind={other} field={field} records={records} id={record.id} />
    );
  });
}
