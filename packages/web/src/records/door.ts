/** How an area opens the records of a kind on the pages, and which parts of them it draws itself. */
import type { Names } from '@openmara/core/records/title';
import type { ComponentType } from 'react';
import type { Draft } from './draft.ts';
import type { History, OneRecord, RecordKind, RecordView } from './client.ts';

/** The records of a page of the list. */
export interface RowsProps {
  readonly door: KindDoor;
  readonly items: readonly RecordView[];
  readonly names: Names;
}
/** What a record says. */
export interface FactsProps {
  readonly door: KindDoor;
  readonly record: RecordView;
  readonly names: Names;
  /** What links to it, as far as its reader may read it. */
  readonly linked: OneRecord['linked'];
}
/** What became of a record, latest first. */
export interface HistoryProps {
  readonly door: KindDoor;
  readonly entries: History['entries'];
  readonly names: Names;
}
/** The questions of the form. */
export interface QuestionsProps {
  readonly door: KindDoor;
  readonly draft: Draft;
}
type Part<Props> = () => Promise<ComponentType<Props>>;
/** Parts that an area draws itself, brought when they are first shown: `List: async () => (await import('./Board.tsx')).Board`. */
export interface Parts {
  readonly List?: Part<RowsProps>;
  readonly Facts?: Part<FactsProps>;
  readonly History?: Part<HistoryProps>;
  readonly Questions?: Part<QuestionsProps>;
}
export interface KindDoor {
  readonly kind: RecordKind;
  /** Below the mission: the path of the list. */
  readonly path: string;
  readonly parts: Parts;
}
