/** With what each role begins in a mission in which nothing was done yet. */
import type { Capability } from '@openmara/core/access/rules';

/** Somewhere to begin: the page, and what one has to be allowed in order to do it there. */
export interface FirstStep {
  readonly code: (typeof STEPS)[number]['code'];
  readonly path: string;
  readonly search?: Readonly<Record<string, string>>;
}
/** In the order in which a mission is set up: who, where, from whom, what they told, what is made of it. */
const STEPS = [
  { code: 'missions', path: 'missions', needs: 'manage_missions' },
  { code: 'people', path: 'people', needs: 'list_roles' },
  { code: 'places', path: 'import', needs: 'manage_reference' },
  { code: 'network', path: 'network/new', needs: 'manage_network' },
  { code: 'import', path: 'import', needs: 'import_records' },
  { code: 'file', path: 'reports/new', needs: 'file_report' },
  {
    code: 'standard',
    path: 'glossary',
    search: { word: 'standard-of-proof' },
    needs: 'record_verification',
  },
  { code: 'documents', path: 'documents', needs: 'clear_document' },
  { code: 'figures', path: 'figures', needs: 'read_releases' },
  { code: 'parties', path: 'parties', needs: 'read_reference' },
  { code: 'audit', path: 'audit', needs: 'read_audit' },
  { code: 'sources', path: 'sources', needs: 'know_missions' },
  { code: 'glossary', path: 'glossary', needs: 'know_missions' },
] as const satisfies ReadonlyArray<{
  readonly code: string;
  readonly path: string;
  readonly search?: Readonly<Record<string, string>>;
  readonly needs: Capability;
}>;
/** More than these at once is no beginning. */
const MOST = 5;

export const FIRST_STEPS = STEPS.map(({ code }) => code);

/**
 * The first of the steps that are open to somebody, five at most.
 * @param may whether one of her roles in the mission has the capability
 */
export const firstStepsFor = (may: (capability: Capability) => boolean): readonly FirstStep[] =>
  STEPS.filter(({ needs }) => may(needs)).slice(0, MOST);
