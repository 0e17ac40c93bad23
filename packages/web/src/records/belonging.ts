/** A form that was opened from a record already says what it belongs to: the address names the record. */
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { FieldValue } from '@openmara/core/records/fields';
import { titleOf } from '@openmara/core/records/title';
import { useMission } from '../frame/here.ts';
import { locale } from '../frame/language.ts';
import { filtersIn, type Search } from './address.ts';
import { isServed, type RecordKind, recordsOf } from './client.ts';
import { findPage } from './find-page.ts';

/** What a new record is begun with. */
interface Begun {
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly names: Readonly<Record<string, string>>;
}

/** The linked records that the address names and its reader may open; others are passed over. */
async function readBelonging(kind: RecordKind, mission: string, search: Search): Promise<Begun> {
  const values: Record<string, FieldValue> = {};
  const names: Record<string, string> = {};
  for (const [name, id] of filtersIn(kind, search)) {
    const field = kind.fields[name];
    const to = field?.type === 'link' ? findPage(field.to, 'page')?.records?.kind : undefined;
    if (!isServed(to)) continue;
    const one = await recordsOf(to, mission)
      .get(id)
      .catch(() => null);
    if (!one) continue;
    values[name] = one.record.id;
    names[one.record.id] = titleOf(to, one.record.values, one.names, locale());
  }
  return { values, names };
}

/** @param wanted whether a record is begun; one that is changed says itself what it belongs to */
export function useBelonging(kind: RecordKind, wanted: boolean) {
  const mission = useMission();
  const search: Search = useSearch({ strict: false });
  return useQuery({
    queryKey: ['records', kind.name, mission, 'belonging', search],
    queryFn: () => readBelonging(kind, mission, search),
    enabled: wanted && filtersIn(kind, search).length > 0,
  });
}
