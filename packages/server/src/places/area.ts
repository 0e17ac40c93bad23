/** The gazetteer: places by level, their names and shapes. */
import { defineArea } from '../area.ts';
import { importPlaces } from './import-places.ts';
import { missingNames } from './missing-names.ts';
import { namePlace } from './name-place.ts';
import { searchPlaces } from './search-places.ts';

export const places = defineArea({
  name: 'places',
  operations: [searchPlaces, missingNames, namePlace],
  importTargets: [importPlaces],
});
