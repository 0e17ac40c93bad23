import { composeQuarterly, quarterlyTitle } from '@openmara/documents/quarterly/compose';
import type { Locale } from '@openmara/core/language/languages';
import type { DocumentModel } from '@openmara/documents/model';
import type { DocumentKind } from '../kinds.ts';
import type { Making } from '../../releases/make.ts';
import { quarterlyFacts } from './facts.ts';

/** Composes the quarter from its release. */
export const quarterlyModel = async (
  context: Making,
  period: string,
  locale: Locale,
  asOf: Date | null,
): Promise<DocumentModel> => composeQuarterly(await quarterlyFacts(context, period, locale, asOf));

export const QUARTERLY = {
  title: quarterlyTitle,
  summary: 'the quarterly report of a mission',
  period: { pattern: /^\d{4}-Q[1-4]$/, said: 'a quarter as 2016-Q3' },
  model: quarterlyModel,
} satisfies DocumentKind;
