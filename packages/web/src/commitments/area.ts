import { EVIDENCE } from '@openmara/core/commitments/evidence';
import { FUNDING } from '@openmara/core/commitments/funding';
import { IMPLEMENTING_BODY } from '@openmara/core/commitments/implementing-body';
import { INSTRUMENT } from '@openmara/core/commitments/instrument';
import { MEASURE } from '@openmara/core/commitments/measure';
import { MILESTONE } from '@openmara/core/commitments/milestone';
import { SIGNATORY } from '@openmara/core/commitments/signatory';
import { defineArea } from '../frame/area.ts';
import { actionsOf, pagesOf } from '../records/pages-of.ts';

/** What belongs to an instrument or a measure is reached from it, and not from the navigation. */
const [measures, ...measurePages] = pagesOf(MEASURE, { path: 'measures', label: 'nav.measures', place: 0 });
const [evidence, ...evidencePages] = pagesOf(EVIDENCE, {
  path: 'measures/evidence',
  label: 'nav.evidence',
  place: 0,
});
const [milestones, ...milestonePages] = pagesOf(MILESTONE, {
  path: 'measures/milestones',
  label: 'nav.milestones',
  place: 0,
});
const [funding, ...fundingPages] = pagesOf(FUNDING, {
  path: 'measures/funding',
  label: 'nav.funding',
  place: 0,
});
const [signatories, ...signatoryPages] = pagesOf(SIGNATORY, {
  path: 'commitments/signatories',
  label: 'nav.signatories',
  place: 0,
});
const [bodies, ...bodyPages] = pagesOf(IMPLEMENTING_BODY, {
  path: 'commitments/bodies',
  label: 'nav.implementing-bodies',
  place: 0,
});
const within = <P extends { readonly place: number }>({ place: _, ...page }: P): Omit<P, 'place'> => page;

export const commitments = defineArea({
  name: 'commitments',
  pages: [
    ...pagesOf(INSTRUMENT, {
      path: 'commitments',
      label: 'nav.commitments',
      place: 62,
      parts: { Facts: async () => (await import('./InstrumentFacts.tsx')).InstrumentFacts },
    }),
    within(measures),
    ...measurePages,
    {
      path: 'commitments/standing',
      label: 'standing.title',
      place: 63,
      needs: 'read_commitments',
      load: async () => (await import('./StandingPage.tsx')).StandingPage,
    },
    within(signatories),
    ...signatoryPages,
    within(milestones),
    ...milestonePages,
    within(evidence),
    ...evidencePages,
    within(funding),
    ...fundingPages,
    within(bodies),
    ...bodyPages,
  ],
  waits: [
    { what: 'due.measure', label: 'measures.due', path: 'measures' },
    { what: 'due.milestone', label: 'milestones.due', path: 'measures/milestones' },
    { what: 'due.implementing-body', label: 'bodies.meet', path: 'commitments/bodies' },
    { what: 'measures_overdue', label: 'measures.overdue', path: 'commitments/standing' },
    { what: 'measures_due_soon', label: 'measures.due-soon', path: 'commitments/standing' },
    { what: 'measures_quiet', label: 'measures.no-progress', path: 'commitments/standing' },
    { what: 'measures_unfunded', label: 'measures.funds-lacking', path: 'commitments/standing' },
  ],
  actions: [...actionsOf(INSTRUMENT, 'commitments'), ...actionsOf(MEASURE, 'measures')],
});
