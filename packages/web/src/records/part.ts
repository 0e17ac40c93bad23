import { type ComponentType, lazy } from 'react';

/** The part that an area draws itself, brought when it is shown; without one, the part that every kind has. */
export const partOf = <Props extends object>(
  own: (() => Promise<ComponentType<Props>>) | undefined,
  usual: ComponentType<Props>,
): ComponentType<Props> => (own ? lazy(async () => ({ default: await own() })) : usual);
