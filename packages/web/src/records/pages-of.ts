/** The pages of a kind, for the door of its area. Only this stands in what every page loads; the pages come when opened. */
import type { Action, Page } from '../frame/area.ts';
import type { RecordKind } from './client.ts';
import type { KindDoor, Parts } from './door.ts';

interface Options<Path extends string> {
  /** Below the mission. */
  readonly path: Path;
  /** The message by which the navigation calls the list. */
  readonly label: string;
  readonly place: number;
  readonly parts?: Parts;
}
type KindPages<Path extends string> = readonly [
  Page<Path> & { readonly place: number },
  Page<`${Path}/new`>,
  Page<`${Path}/$id`>,
  Page<`${Path}/$id/change`>,
];

/**
 * List, new, page and change of a kind.
 * @example pages: pagesOf(FOCAL_POINT, { path: 'network', label: 'nav.network', place: 55 })
 */
export function pagesOf<const Path extends string>(
  kind: RecordKind,
  { path, label, place, parts = {} }: Options<Path>,
): KindPages<Path> {
  const door: KindDoor = { kind, path, parts };
  return [
    {
      path,
      label,
      place,
      needs: kind.reads,
      records: { kind, part: 'list' },
      load: async () => (await import('./RecordList.tsx')).listPage(door),
    },
    {
      path: `${path}/new`,
      label: `${kind.name}.new`,
      needs: kind.writes,
      records: { kind, part: 'new' },
      load: async () => (await import('./RecordForm.tsx')).newPage(door),
    },
    {
      path: `${path}/$id`,
      label: `${kind.name}.one`,
      needs: kind.reads,
      records: { kind, part: 'page' },
      load: async () => (await import('./RecordPage.tsx')).recordPage(door),
    },
    {
      path: `${path}/$id/change`,
      label: `${kind.name}.change`,
      needs: kind.writes,
      records: { kind, part: 'change' },
      load: async () => (await import('./RecordForm.tsx')).changePage(door),
    },
  ];
}

/** What can be done at once, for the palette: to record one. */
export const actionsOf = (kind: RecordKind, path: string): readonly [Action] => [
  { label: `${kind.name}.new`, needs: kind.writes, path: `${path}/new` },
];
