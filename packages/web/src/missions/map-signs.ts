/** How a number becomes a step of colour, and what each step stands for. */
import type { Answer } from '../frame/api.ts';

export type AreaOnMap = Answer<'mission.home'>['areas'][number];
const STEPS = 5;

const stepOf = (value: number, most: number): number =>
  Math.min(STEPS, 1 + Math.floor((value / most) * (STEPS - 0.001)));
/** The largest number on the map; 1 where there is none. */
const mostOf = (areas: readonly AreaOnMap[]): number =>
  Math.max(1, ...areas.map(({ incidents }) => incidents ?? 0));

/** The class of an area: `step1` to `step5`, or what is said instead of a number. @param areas all of the map */
export const lookOf = (area: AreaOnMap, areas: readonly AreaOnMap[]): string =>
  area.state === 'shown' ? `step${stepOf(area.incidents ?? 0, mostOf(areas))}` : area.state;

/** The steps that stand on the map, lowest first, with the smallest and the largest number of each. */
export function stepsOn(areas: readonly AreaOnMap[]): Array<{ look: string; from: number; to: number }> {
  const most = mostOf(areas);
  const numbers = areas.flatMap(({ state, incidents }) => (state === 'shown' ? (incidents ?? []) : []));
  return Array.from({ length: STEPS }, (_, i) => i + 1).flatMap((step) => {
    const within = Array.from({ length: most }, (_, i) => i + 1).filter((n) => stepOf(n, most) === step);
    const [from, to] = [within[0], within.at(-1)];
    return from !== undefined && to !== undefined && numbers.some((n) => n >= from && n <= to)
      ? [{ look: `step${step}`, from, to }]
      : [];
  });
}
