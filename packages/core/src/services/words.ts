/** The words of services for survivors. */
import { type Term, term } from '../language/term.ts';

const R1960 =
  'Security Council resolution 1960 (2010), para. 8; provisional guidance note on its implementation (2011)';

/** Services for survivors. */
export const service: readonly Term[] = [
  term('health', 'Health', 'Santé', 'الصحة', 'Including clinical management of rape within 72 hours.', R1960),
  term(
    'psychosocial',
    'Psychosocial',
    'Psychosocial',
    'الدعم النفسي الاجتماعي',
    'Mental health and psychosocial support.',
    R1960,
  ),
  term('safety', 'Safety', 'Sécurité', 'السلامة', 'Shelter, relocation, protection.', R1960),
  term('legal', 'Legal', 'Juridique', 'المساعدة القانونية', 'Legal aid and access to justice.', R1960),
  term('livelihood', 'Livelihood', 'Moyens de subsistance', 'سبل العيش', 'Economic support.', R1960),
];

/** What became of the offer of a service. */
export const responseState: readonly Term[] = [
  term('offered', 'Offered', 'Proposé', 'عُرض', 'The service was offered.', R1960),
  term('accepted', 'Accepted', 'Accepté', 'قُبل', 'Accepted, not yet received.', R1960),
  term('received', 'Received', 'Reçu', 'تم تلقيه', 'The service was received.', R1960),
  term('declined', 'Declined', 'Refusé', 'رُفض', 'The survivor declined.', R1960),
  term(
    'not_available',
    'Not available',
    'Non disponible',
    'غير متاح',
    'No service could be offered; the reason is recorded.',
    R1960,
  ),
];
