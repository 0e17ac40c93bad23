import { FOCAL_POINT } from '@openmara/core/network/focal-point';
import { defineArea } from '../frame/area.ts';
import { actionsOf, pagesOf } from '../records/pages-of.ts';

export const network = defineArea({
  name: 'network',
  pages: pagesOf(FOCAL_POINT, { path: 'network', label: 'nav.network', place: 55 }),
  actions: actionsOf(FOCAL_POINT, 'network'),
});
