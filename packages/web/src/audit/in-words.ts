/** What an entry says, without who and when. */
import { word } from '../frame/language.ts';
import { findPage } from '../records/find-page.ts';
import { wordsOf } from '../records/words.ts';
import { DID, DID_KIND } from './words.ts';

/**
 * An operation in words; of a kind of records, by the name of the kind.
 * @param operation `report.file`; one that nothing is known of is shown as it is, so that nothing is hidden
 */
export function didWhat(operation: string): string {
  const [kind = '', act = ''] = operation.split('.');
  const records = findPage(kind, 'list')?.records;
  if (!(operation in DID) && records && act in DID_KIND)
    return word(DID_KIND, act, { kind: word(wordsOf(records.kind).own, 'one') });
  return word(DID, operation);
}
