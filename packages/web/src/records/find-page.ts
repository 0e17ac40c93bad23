import type { Page, RecordPart } from '../frame/area.ts';
import { PAGES } from '../frame/offer.ts';

const ALL: readonly Page[] = PAGES;

/** The page that shows a part of the records of a kind; none where the kind has no pages yet. */
export const findPage = (kind: string, part: RecordPart): Page | undefined =>
  ALL.find(({ records }) => records?.kind.name === kind && records.part === part);
