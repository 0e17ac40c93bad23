/** The gazetteer: places by level, their names and shapes. */
import { defineArea } from '../area.ts';
import { importPlaces } from './import-places.ts';

export const places = defineArea({ name: 'places', operations: [], importTargets: [importPlaces] });
