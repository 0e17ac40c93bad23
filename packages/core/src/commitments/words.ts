/** The words of commitments: what parties sign, what they promise in it, and what becomes of it. */
import { type Term, term } from '../language/term.ts';

const R1960 = 'Security Council resolution 1960 (2010), paras. 5–6';
const R2106 = 'Security Council resolution 2106 (2013), paras. 10, 12 and 16';
const R2467 = 'Security Council resolution 2467 (2019), paras. 2, 4 and 30';
const LETTER = 'Letter of 22 December 2016 on women’s protection advisers';
const CEASEFIRE =
  'Guidance for mediators on addressing conflict-related sexual violence in ceasefire and peace agreements (2012)';

/** Kinds of instruments by which parties commit themselves. */
export const instrumentType: readonly Term[] = [
  term(
    'joint_communique',
    'Joint communiqué',
    'Communiqué conjoint',
    'بيان مشترك',
    'Signed by a party or a government and, for the United Nations, by the Special Representative.',
    LETTER,
  ),
  term(
    'unilateral_communique',
    'Unilateral communiqué',
    'Communiqué unilatéral',
    'بيان أحادي الجانب',
    'Issued by a party by itself.',
    LETTER,
  ),
  term(
    'action_plan',
    'Action plan',
    'Plan d’action',
    'خطة عمل',
    'What a party’s own forces will do, with measures and dates.',
    LETTER,
  ),
  term(
    'national_action_plan',
    'National action plan',
    'Plan d’action national',
    'خطة عمل وطنية',
    'What a government as a whole will do.',
    LETTER,
  ),
  term(
    'implementation_plan',
    'Implementation plan',
    'Plan de mise en œuvre',
    'خطة تنفيذ',
    'How a communiqué is carried out.',
    LETTER,
  ),
  term('addendum', 'Addendum', 'Additif', 'إضافة', 'Adds to an instrument that stands.', R2106),
  term(
    'code_of_conduct',
    'Code of conduct',
    'Code de conduite',
    'مدونة سلوك',
    'Rules of a force that prohibit sexual violence.',
    R1960,
  ),
  term(
    'command_order',
    'Command order',
    'Ordre du commandement',
    'أمر قيادي',
    'An order through the chain of command that prohibits sexual violence.',
    R1960,
  ),
  term(
    'ceasefire_agreement',
    'Ceasefire agreement',
    'Accord de cessez-le-feu',
    'اتفاق وقف إطلاق النار',
    'Ends or suspends hostilities, with the acts that it prohibits.',
    CEASEFIRE,
  ),
  term(
    'peace_agreement',
    'Peace agreement',
    'Accord de paix',
    'اتفاق سلام',
    'Settles a conflict, with its provisions on justice, security and amnesty.',
    CEASEFIRE,
  ),
];

/** Measures that the resolutions ask of every party; what an instrument lacks of them its checklist shows. */
export const standardMeasure: readonly Term[] = [
  term(
    'command_orders',
    'Orders through the chain of command',
    'Ordres par la chaîne de commandement',
    'أوامر عبر سلسلة القيادة',
    'Clear orders that prohibit sexual violence.',
    R1960,
  ),
  term(
    'codes_of_conduct',
    'Codes of conduct with enforcement',
    'Codes de conduite assortis de sanctions',
    'مدونات سلوك مع آليات إنفاذ',
    'Prohibition in codes of conduct, with procedures that enforce it.',
    R1960,
  ),
  term(
    'commanders_undertakings',
    'Undertakings of commanders',
    'Engagements des commandants',
    'تعهدات القادة',
    'Individual commanders sign that they will prevent and punish.',
    R2106,
  ),
  term(
    'investigation',
    'Investigation of allegations',
    'Enquêtes sur les allégations',
    'التحقيق في الادعاءات',
    'Timely investigation of alleged abuses.',
    R1960,
  ),
  term(
    'accountability',
    'Accountability of perpetrators',
    'Responsabilité des auteurs',
    'مساءلة الجناة',
    'Perpetrators are brought to justice, commanders included.',
    R1960,
  ),
  term(
    'vetting',
    'Vetting',
    'Vérification des antécédents',
    'التدقيق في السجلات',
    'Those credibly suspected are kept out of and removed from the forces.',
    R2106,
  ),
  term(
    'release',
    'Release of those held',
    'Libération des personnes retenues',
    'الإفراج عن المحتجزين',
    'Persons held for sexual purposes are released.',
    R2106,
  ),
  term(
    'focal_points',
    'Focal points of the party',
    'Points focaux de la partie',
    'جهات اتصال لدى الطرف',
    'Appointed in the party’s own structure.',
    R2106,
  ),
  term(
    'access',
    'Access for monitors, services and aid',
    'Accès pour les observateurs, les services et l’aide',
    'الوصول للمراقبين والخدمات والمساعدات',
    'Unhindered access to places and people.',
    R2467,
  ),
  term(
    'interlocutor',
    'High-level interlocutor',
    'Interlocuteur de haut niveau',
    'محاور رفيع المستوى',
    'A person of rank who answers for the commitment.',
    R2106,
  ),
  term(
    'training',
    'Training',
    'Formation',
    'تدريب',
    'Training of troops and police on the prohibition and on response.',
    R2467,
  ),
  term(
    'services',
    'Services for survivors',
    'Services aux survivants',
    'خدمات للناجين',
    'Medical, psychosocial and legal help, and livelihoods.',
    R2467,
  ),
  term(
    'no_amnesty',
    'Exclusion from amnesty',
    'Exclusion de l’amnistie',
    'الاستبعاد من العفو',
    'Sexual violence is excluded from amnesty provisions.',
    R2106,
  ),
  term(
    'other_measure',
    'Another measure',
    'Autre mesure',
    'تدبير آخر',
    'Promised, and none of the standard measures.',
    LETTER,
  ),
];

/** What an agreement says of an amnesty for sexual violence. */
export const amnestyStance: readonly Term[] = [
  term('excluded', 'Excluded', 'Exclue', 'مستبعد', 'The text excludes an amnesty for it.', CEASEFIRE),
  term(
    'no_amnesty_given',
    'No amnesty given',
    'Aucune amnistie',
    'لا عفو',
    'The agreement gives none.',
    LETTER,
  ),
  term(
    'silent',
    'Silent',
    'Muet',
    'لا ذكر له',
    'An amnesty is given and the text does not except it.',
    CEASEFIRE,
  ),
  term('given', 'Given', 'Accordée', 'ممنوح', 'The text gives an amnesty that covers it.', CEASEFIRE),
];

/** Whether an agreement counts sexual violence among the acts that it prohibits. */
export const prohibitedAct: readonly Term[] = [
  term('named', 'Named', 'Nommé', 'مذكور', 'Sexual violence is among the prohibited acts.', CEASEFIRE),
  term('implied', 'Implied', 'Sous-entendu', 'ضمني', 'Covered by a general prohibition only.', CEASEFIRE),
  term('absent', 'Absent', 'Absent', 'غائب', 'Not among the prohibited acts.', CEASEFIRE),
];

/** How one instrument stands to the one before it. */
export const instrumentLink: readonly Term[] = [
  term('carries_out', 'Carries out', 'Met en œuvre', 'ينفذ', 'Says how the other is carried out.', LETTER),
  term('adds_to', 'Adds to', 'Complète', 'يضيف إلى', 'Adds to the other, which stands.', R2106),
  term('takes_place_of', 'Takes the place of', 'Remplace', 'يحل محل', 'The other stands no longer.', R2106),
];

/** For whom somebody signed. */
export const signatorySide: readonly Term[] = [
  term(
    'of_party',
    'Party to conflict',
    'Partie au conflit',
    'طرف في النزاع',
    'A party, or a commander of it.',
    R1960,
  ),
  term('of_authority', 'Authority', 'Autorité', 'سلطة', 'A government, ministry or other authority.', LETTER),
  term('of_un', 'United Nations', 'Nations Unies', 'الأمم المتحدة', 'For the United Nations.', LETTER),
  term(
    'of_witness',
    'Witness or guarantor',
    'Témoin ou garant',
    'شاهد أو ضامن',
    'Signed as witness or guarantor.',
    CEASEFIRE,
  ),
];

/** What a piece of evidence says of a measure. */
export const evidenceBearing: readonly Term[] = [
  term('shows_progress', 'Shows progress', 'Montre un progrès', 'يبين تقدما', 'Something was done.', R2106),
  term(
    'shows_breach',
    'Shows a breach',
    'Montre un manquement',
    'يبين إخلالا',
    'The opposite was done.',
    R2106,
  ),
  term(
    'shows_nothing',
    'Shows no progress',
    'Ne montre aucun progrès',
    'لا يبين تقدما',
    'Nothing was done by that day.',
    R2106,
  ),
];
