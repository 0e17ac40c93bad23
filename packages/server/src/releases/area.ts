/** Figures for those who read figures only: released once for a period, protected together with all that came before. */
import { defineArea } from '../area.ts';
import { exportRelease } from './export-release.ts';
import { getRelease } from './get-release.ts';
import { listReleases } from './list-releases.ts';
import { makeRelease } from './make-release.ts';

export const releases = defineArea({
  name: 'releases',
  operations: [makeRelease, listReleases, getRelease, exportRelease],
});
