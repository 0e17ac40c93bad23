/** The words of the network: who takes part in the arrangements. */
import { type Term, term } from '../language/term.ts';

const GROUP =
  'Provisional guidance note on the implementation of resolution 1960 (2011), working group on conflict-related sexual violence';
const TEAM = 'United Nations country team, entities represented in the working group';

/** Components of a mission. */
export const component: readonly Term[] = [
  term(
    'human_rights',
    'Human rights',
    'Droits de l’homme',
    'حقوق الإنسان',
    'Monitors and reports violations; usually verifies.',
    GROUP,
  ),
  term(
    'protection',
    'Women’s protection',
    'Protection des femmes',
    'حماية المرأة',
    'The women’s protection advisers themselves.',
    GROUP,
  ),
  term(
    'child_protection',
    'Child protection',
    'Protection de l’enfance',
    'حماية الطفل',
    'Runs the mechanism on grave violations against children.',
    GROUP,
  ),
  term(
    'gender',
    'Gender',
    'Égalité des genres',
    'شؤون الجنسين',
    'Mainstreaming, policy and analysis; complements and never replaces an adviser.',
    GROUP,
  ),
  term(
    'police',
    'United Nations police',
    'Police des Nations Unies',
    'شرطة الأمم المتحدة',
    'Advises and trains the national police; patrols.',
    GROUP,
  ),
  term(
    'military',
    'Military',
    'Composante militaire',
    'العنصر العسكري',
    'The force: prevents, deters and protects.',
    GROUP,
  ),
  term(
    'civil_affairs',
    'Civil affairs',
    'Affaires civiles',
    'الشؤون المدنية',
    'Works with local authorities and communities; alert networks.',
    GROUP,
  ),
  term(
    'political_affairs',
    'Political affairs',
    'Affaires politiques',
    'الشؤون السياسية',
    'Negotiations, ceasefires and peace agreements.',
    GROUP,
  ),
  term(
    'ddr',
    'Disarmament, demobilization and reintegration',
    'Désarmement, démobilisation et réintégration',
    'نزع السلاح والتسريح وإعادة الإدماج',
    'Care and reintegration of those who leave armed groups.',
    GROUP,
  ),
  term(
    'justice',
    'Justice and corrections',
    'Justice et affaires pénitentiaires',
    'العدالة والسجون',
    'Supports courts, prosecutors and prisons.',
    GROUP,
  ),
  term(
    'other_component',
    'Other component',
    'Autre composante',
    'عنصر آخر',
    'A component that is none of these.',
    GROUP,
  ),
];

/** Agencies, funds and programmes. */
export const agency: readonly Term[] = [
  term(
    'undp',
    'UNDP',
    'PNUD',
    'برنامج الأمم المتحدة الإنمائي',
    'United Nations Development Programme.',
    TEAM,
  ),
  term(
    'unfpa',
    'UNFPA',
    'FNUAP',
    'صندوق الأمم المتحدة للسكان',
    'United Nations Population Fund; often leads on services for survivors.',
    TEAM,
  ),
  term('unicef', 'UNICEF', 'UNICEF', 'اليونيسف', 'United Nations Children’s Fund.', TEAM),
  term(
    'unhcr',
    'UNHCR',
    'HCR',
    'مفوضية الأمم المتحدة لشؤون اللاجئين',
    'United Nations High Commissioner for Refugees.',
    TEAM,
  ),
  term(
    'un_women',
    'UN-Women',
    'ONU-Femmes',
    'هيئة الأمم المتحدة للمرأة',
    'United Nations Entity for Gender Equality and the Empowerment of Women.',
    TEAM,
  ),
  term(
    'ohchr',
    'OHCHR',
    'HCDH',
    'مفوضية الأمم المتحدة لحقوق الإنسان',
    'Office of the United Nations High Commissioner for Human Rights.',
    TEAM,
  ),
  term('who', 'WHO', 'OMS', 'منظمة الصحة العالمية', 'World Health Organization.', TEAM),
  term('iom', 'IOM', 'OIM', 'المنظمة الدولية للهجرة', 'International Organization for Migration.', TEAM),
  term(
    'other_agency',
    'Other agency',
    'Autre organisme',
    'وكالة أخرى',
    'An entity that is none of these.',
    TEAM,
  ),
];
