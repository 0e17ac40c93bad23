import type { Page, RecordPart } from '../frame/area.ts';
import { PAGES } from '../frame/offer.ts';

const ALL: readonly Page[] = PAGES;

/** The page that shows a part of the records of a kind; none where the kind has no pages yet. */
export const findPage = (kind: string, part: RecordPart): Page | undefined =>
  ALL.find(({ records }) => records?.kind.name === kind && records.part === part);

/** The page of the form that a draft is of: of a kind of records, or an area's own. */
export const findForm = (name: string, part: 'new' | 'change'): Page | undefined =>
  findPage(name, part) ?? ALL.find(({ form }) => form?.name === name && form.part === part);
