/** The kinds of document that the house composes, once. Listing, getting, clearing and rendering name none of them. */
import type { Locale } from '@openmara/core/language/languages';
import type { DocumentModel } from '@openmara/documents/model';
import type { Making } from '../releases/make.ts';
import { QUARTERLY } from './quarterly/quarterly.ts';

export interface DocumentKind {
  /** After "Compose", in the list of operations. */
  readonly summary: string;
  /** How its period is written, and how a person is told so. */
  readonly period: { readonly pattern: RegExp; readonly said: string };
  title(locale: Locale): string;
  /** Composes from the release of the period, which is made where there is none. */
  model(context: Making, period: string, locale: Locale, asOf: Date | null): Promise<DocumentModel>;
}

/** By the name that the column `kind` and the operation `document.compose-<kind>` bear. */
export const DOCUMENT_KINDS = { quarterly: QUARTERLY } as const satisfies Readonly<
  Record<string, DocumentKind>
>;
export type DocumentKindName = keyof typeof DOCUMENT_KINDS;
