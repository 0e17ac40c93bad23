/** What a person is offered: the pages and actions whose capability one of her roles in the mission has. */
import { type Capability, may, type Role, sees, type Sight } from '@openmara/core/access/rules';
import { AREAS } from '../areas.ts';
import type { Action, Area, Page, Waiting } from './area.ts';

/** A role as the server names it: in a mission by its code, or over the installation. */
export interface HeldRole {
  readonly role: Role;
  readonly mission: string | null;
}
type AnyPage = (typeof AREAS)[number]['pages'][number];
type AnyOutsidePage = Extract<(typeof AREAS)[number], { readonly outside: unknown }>['outside'][number];
type NavigationPage = Extract<AnyPage, { readonly place: number }>;

/** Every page that belongs to no mission. */
export const OUTSIDE: readonly AnyOutsidePage[] = AREAS.flatMap((area): readonly AnyOutsidePage[] =>
  'outside' in area ? area.outside : [],
);
/** Every page of a mission, in the order of the areas. */
export const PAGES: readonly AnyPage[] = AREAS.flatMap((area): readonly AnyPage[] => area.pages);
/** The pages of the navigation, in its order. */
export const NAVIGATION: readonly NavigationPage[] = PAGES.filter(
  (page): page is NavigationPage => 'place' in page,
).sort((a, b) => a.place - b.place);
const ACTIONS: readonly Action[] = (AREAS as readonly Area[]).flatMap((area) => area.actions ?? []);

/** What may wait in any area, by the server's code. */
export const WAITING: readonly Waiting[] = (AREAS as readonly Area[]).flatMap((area) => area.waits ?? []);

/** Whether any of the roles that hold in the mission has the capability: a person may hold several. */
export const mayHere = (held: readonly HeldRole[], mission: string, capability: Capability): boolean =>
  held.some(({ role, mission: where }) => (where === mission || where === null) && may(role, capability));

/** Whether any of the roles that hold in the mission sees this of the records that it opens. */
export const seesHere = (held: readonly HeldRole[], mission: string, sight: Sight): boolean =>
  held.some(({ role, mission: where }) => (where === mission || where === null) && sees(role, sight));

/** The pages of the navigation that these roles open in the mission. */
export const navigationFor = (held: readonly HeldRole[], mission: string): readonly NavigationPage[] =>
  NAVIGATION.filter((page) => mayHere(held, mission, page.needs));

/** What the palette offers: the pages of the navigation, then what can be done on them. */
export function paletteFor(held: readonly HeldRole[], mission: string): ReadonlyArray<Page | Action> {
  const open = navigationFor(held, mission);
  return [
    ...open,
    ...ACTIONS.filter(
      ({ needs, path }) =>
        mayHere(held, mission, needs) &&
        PAGES.some((page) => page.path === path && mayHere(held, mission, page.needs)),
    ),
  ];
}

/**
 * Where to begin after signing in: the first page of the first mission that offers one, her own missions before the
 * others.
 * @param missions codes, in the order of the list
 * @returns null where no mission offers anything
 */
export function firstPageFor(
  held: readonly HeldRole[],
  missions: readonly string[],
): { mission: string; page: NavigationPage } | null {
  for (const mission of [...held.flatMap((role) => role.mission ?? []), ...missions]) {
    const page = navigationFor(held, mission)[0];
    if (page) return { mission, page };
  }
  return null;
}
