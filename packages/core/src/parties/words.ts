/** The words of parties to conflict. */
import { type Term, term } from '../language/term.ts';

const R1960 =
  'Security Council resolution 1960 (2010), para. 8; provisional guidance note on its implementation (2011)';

/** Kinds of parties to conflict. */
export const partyKind: readonly Term[] = [
  term(
    'state_force',
    'State armed force',
    'Force armée de l’État',
    'قوة مسلحة حكومية',
    'Regular armed forces.',
    R1960,
  ),
  term(
    'police',
    'Police or other security',
    'Police ou autre force de sécurité',
    'شرطة أو قوة أمن أخرى',
    'Police and other security institutions.',
    R1960,
  ),
  term(
    'non_state_group',
    'Non-State armed group',
    'Groupe armé non étatique',
    'جماعة مسلحة من غير الدول',
    'Organized armed group outside State structures.',
    R1960,
  ),
  term('coalition', 'Coalition', 'Coalition', 'ائتلاف', 'An alliance of armed groups.', R1960),
  term('militia', 'Militia', 'Milice', 'ميليشيا', 'Local or pro-government militia.', R1960),
  term(
    'international_force',
    'International force',
    'Force internationale',
    'قوة دولية',
    'Deployed under an international mandate.',
    R1960,
  ),
  term(
    'unidentified',
    'Unidentified',
    'Non identifié',
    'مجهول الهوية',
    'Armed men who could not be identified: a party of its own in every table.',
    R1960,
  ),
];
