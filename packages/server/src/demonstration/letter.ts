/**
 * What the letter of 22 December 2016 (S/2016/1105, annex) says of each mission, as records that cite it.
 * Incident records of the demonstration are synthetic; these statements are not.
 */
import type { Locale } from '@openmara/core/language/languages';
import type { MissionNames } from '../missions/mission-names.ts';

export const LETTER =
  'Letter dated 22 December 2016 from the Permanent Representatives of Spain and the United Kingdom to the Secretary-General, annex';

export interface LetterMission {
  readonly code: string;
  readonly country: string;
  readonly names: MissionNames;
  readonly facts: ReadonlyArray<{
    readonly kind:
      'commitment' | 'opportunity' | 'challenge' | 'priority' | 'figure' | 'strategy' | 'practice';
    readonly text: string;
  }>;
}
export const MISSIONS: readonly LetterMission[] = [
  {
    code: 'MINUSCA',
    country: 'CAF',
    names: {
      en: 'United Nations Multidimensional Integrated Stabilization Mission in the Central African Republic',
      fr: 'Mission multidimensionnelle intégrée des Nations Unies pour la stabilisation en République centrafricaine',
      ar: 'بعثة الأمم المتحدة المتكاملة المتعددة الأبعاد لتحقيق الاستقرار في جمهورية أفريقيا الوسطى',
    },
    facts: [
      {
        kind: 'practice',
        text: 'The arrangements are a good mechanism for building a network within the mission; the technical working group was a catalyst for information-sharing between components.',
      },
    ],
  },
  {
    code: 'MINUSMA',
    country: 'MLI',
    names: {
      en: 'United Nations Multidimensional Integrated Stabilization Mission in Mali',
      fr: 'Mission multidimensionnelle intégrée des Nations Unies pour la stabilisation au Mali',
      ar: 'بعثة الأمم المتحدة المتكاملة المتعددة الأبعاد لتحقيق الاستقرار في مالي',
    },
    facts: [
      {
        kind: 'commitment',
        text: 'Unilateral communiqué of la Plateforme, June 2016, with a one-year plan.',
      },
      {
        kind: 'practice',
        text: 'The peace agreements did not include amnesty for perpetrators of conflict-related sexual violence.',
      },
      {
        kind: 'priority',
        text: 'Engage the Government and the Coordination des mouvements de l’Azawad towards concrete commitments.',
      },
      {
        kind: 'priority',
        text: 'Support the Truth, Reconciliation and Justice Commission through training on handling cases.',
      },
      {
        kind: 'challenge',
        text: 'Attacks by jihadist groups, weak State authorities in the north, impunity, inadequate budget and staffing.',
      },
    ],
  },
  {
    code: 'MONUSCO',
    country: 'COD',
    names: {
      en: 'United Nations Organization Stabilization Mission in the Democratic Republic of the Congo',
      fr: 'Mission de l’Organisation des Nations Unies pour la stabilisation en République démocratique du Congo',
      ar: 'بعثة منظمة الأمم المتحدة لتحقيق الاستقرار في جمهورية الكونغو الديمقراطية',
    },
    facts: [],
  },
  {
    code: 'UNAMID',
    country: 'SDN',
    names: {
      en: 'African Union-United Nations Hybrid Operation in Darfur',
      fr: 'Opération hybride Union africaine-Nations Unies au Darfour',
      ar: 'العملية المختلطة للاتحاد الأفريقي والأمم المتحدة في دارفور',
    },
    facts: [],
  },
  {
    code: 'UNMISS',
    country: 'SSD',
    names: {
      en: 'United Nations Mission in South Sudan',
      fr: 'Mission des Nations Unies au Soudan du Sud',
      ar: 'بعثة الأمم المتحدة في جنوب السودان',
    },
    facts: [
      {
        kind: 'commitment',
        text: 'Joint communiqué of the Government of South Sudan with the Special Representative; implementation plan developed, progress slow, funding lacking.',
      },
      {
        kind: 'commitment',
        text: 'Unilateral communiqué of the Sudan People’s Liberation Army in Opposition.',
      },
      {
        kind: 'strategy',
        text: 'Mission strategy of five pillars: (a) prevention; (b) monitoring and analysis; (c) mainstreaming; (d) capacity-building; (e) technical support to the Government.',
      },
      {
        kind: 'opportunity',
        text: 'Technical working group on monitoring, analysis and reporting arrangements established in 2014; action plans for the military and the police under way.',
      },
      {
        kind: 'challenge',
        text: 'Ongoing fighting, denial and trivialization, weak institutions, limited services for survivors.',
      },
    ],
  },
  {
    code: 'UNOCI',
    country: 'CIV',
    names: {
      en: 'United Nations Operation in Côte d’Ivoire',
      fr: 'Opération des Nations Unies en Côte d’Ivoire',
      ar: 'عملية الأمم المتحدة في كوت ديفوار',
    },
    facts: [
      {
        kind: 'practice',
        text: 'Regular direct contact with the advisers in Mali: a model that others could replicate.',
      },
    ],
  },
  {
    code: 'UNSOM',
    country: 'SOM',
    names: {
      en: 'United Nations Assistance Mission in Somalia',
      fr: 'Mission d’assistance des Nations Unies en Somalie',
      ar: 'بعثة الأمم المتحدة لتقديم المساعدة إلى الصومال',
    },
    facts: [
      {
        kind: 'figure',
        text: 'In 2015, thirty-seven per cent of survivors were internally displaced persons and 99 per cent were women; most perpetrators were unidentified armed men.',
      },
      { kind: 'commitment', text: 'Joint communiqué of the Government with a related action plan.' },
      {
        kind: 'opportunity',
        text: 'Address allegations against AMISOM forces on the basis of the human rights due diligence policy.',
      },
      {
        kind: 'challenge',
        text: 'Impunity, stigma and severe underreporting; services depend on civil society; limited resources; no accountability mechanism with certain troop contributors.',
      },
      {
        kind: 'practice',
        text: 'The Ministry of Religious Affairs took a position, in the context of Islam, against rape and conflict-related sexual violence.',
      },
    ],
  },
  {
    code: 'UNSMIL',
    country: 'LBY',
    names: {
      en: 'United Nations Support Mission in Libya',
      fr: 'Mission d’appui des Nations Unies en Libye',
      ar: 'بعثة الأمم المتحدة للدعم في ليبيا',
    },
    facts: [
      {
        kind: 'practice',
        text: 'A focal point on the human rights team follows sexual and gender-based violence; there is no adviser.',
      },
    ],
  },
];

export interface LetterParty {
  readonly name: string;
  /** What it is called in the languages in which it is called otherwise. */
  readonly names: Readonly<Partial<Record<Locale, string>>>;
  readonly kind: string;
  readonly country: string | null;
  readonly aliases: readonly string[];
}
/**
 * Parties that the letter names, with the spellings that logs use, and the unidentified ones of every mission. What many
 * groups are called (“militia”, “Maï-Maï”) and the name of one faction of a coalition are no spelling of any: a person says.
 */
export const PARTIES: readonly LetterParty[] = [
  {
    name: 'Unidentified armed men',
    names: { fr: 'Hommes armés non identifiés', ar: 'مسلحون مجهولون' },
    kind: 'unidentified',
    country: null,
    aliases: ['unidentified armed men', 'hommes armés non identifiés', 'مسلحون مجهولون'],
  },
  {
    name: 'Sudan People’s Liberation Army',
    names: { fr: 'Armée populaire de libération du Soudan', ar: 'الجيش الشعبي لتحرير السودان' },
    kind: 'state_force',
    country: 'SSD',
    aliases: [
      'SPLA',
      'S.P.L.A.',
      'SPLA government forces',
      'government forces',
      'SPLA soldiers',
      'SPLA-IG',
      'SSPDF',
      'الجيش الشعبي لتحرير السودان',
      'الجيش الشعبي',
      'APLS',
    ],
  },
  {
    name: 'Sudan People’s Liberation Army in Opposition',
    names: {
      fr: 'Armée populaire de libération du Soudan dans l’opposition',
      ar: 'الجيش الشعبي لتحرير السودان في المعارضة',
    },
    kind: 'non_state_group',
    country: 'SSD',
    aliases: [
      'SPLA-IO',
      'SPLA IO',
      'SPLA/IO',
      'SPLM-IO',
      'SPLM/A-IO',
      'SPLA in Opposition',
      'IO',
      'SPLM/A (IO)',
      'الجيش الشعبي في المعارضة',
      'الجيش الشعبي لتحرير السودان في المعارضة',
      'APLS-O',
      'APLS dans l’opposition',
    ],
  },
  {
    name: 'South Sudan National Police Service',
    names: { fr: 'Service national de police du Soudan du Sud', ar: 'جهاز الشرطة الوطنية لجنوب السودان' },
    kind: 'police',
    country: 'SSD',
    aliases: ['SSNPS', 'South Sudan police', 'SSNP'],
  },
  {
    name: 'Armed youth (South Sudan)',
    names: { fr: 'Jeunes armés (Soudan du Sud)', ar: 'شباب مسلحون (جنوب السودان)' },
    kind: 'militia',
    country: 'SSD',
    aliases: ['armed youth', 'local youth', 'cattle raiders'],
  },
  {
    name: 'la Plateforme',
    names: { en: 'Plateforme', fr: 'Plateforme', ar: 'ائتلاف الجماعات المسلحة' },
    kind: 'coalition',
    country: 'MLI',
    aliases: ['Plateforme', 'la Plate-forme', 'Platform', 'البرنامج', 'بلاتفورم'],
  },
  {
    name: 'Coordination des mouvements de l’Azawad',
    names: { ar: 'تنسيقية الحركات الأزوادية' },
    kind: 'coalition',
    country: 'MLI',
    aliases: [
      'CMA',
      "Coordination des mouvements de l'Azawad",
      'Coordination of Azawad Movements',
      'تنسيقية الحركات الأزوادية',
      'تنسيقية حركات أزواد',
    ],
  },
  {
    name: 'Malian Armed Forces',
    names: { fr: 'Forces armées maliennes', ar: 'القوات المسلحة المالية' },
    kind: 'state_force',
    country: 'MLI',
    aliases: [
      'FAMa',
      'FAMA',
      'Forces armées maliennes',
      'armée malienne',
      'الجيش المالي',
      'القوات المسلحة المالية',
    ],
  },
  {
    name: 'Jihadist groups (Mali)',
    names: { fr: 'Groupes djihadistes (Mali)', ar: 'جماعات جهادية (مالي)' },
    kind: 'non_state_group',
    country: 'MLI',
    aliases: ['jihadists', 'djihadistes', 'groupes djihadistes'],
  },
  {
    name: 'Somali National Army',
    names: { fr: 'Armée nationale somalienne', ar: 'الجيش الوطني الصومالي' },
    kind: 'state_force',
    country: 'SOM',
    aliases: ['SNA', 'Somali army', 'الجيش الوطني الصومالي', 'Armée nationale somalienne', 'الجيش الصومالي'],
  },
  {
    name: 'Somali Police Force',
    names: { fr: 'Force de police somalienne', ar: 'قوة الشرطة الصومالية' },
    kind: 'police',
    country: 'SOM',
    aliases: ['SPF', 'Somali police', 'قوة الشرطة الصومالية', 'الشرطة الصومالية'],
  },
  {
    name: 'African Union Mission in Somalia',
    names: { fr: 'Mission de l’Union africaine en Somalie', ar: 'بعثة الاتحاد الأفريقي في الصومال' },
    kind: 'international_force',
    country: 'SOM',
    aliases: ['AMISOM', 'بعثة الاتحاد الأفريقي في الصومال', 'أميصوم', 'AMISOM troops'],
  },
  {
    name: 'Al-Shabaab',
    names: { fr: 'Chabab', ar: 'حركة الشباب' },
    kind: 'non_state_group',
    country: 'SOM',
    aliases: ['Al Shabaab', 'al-Shabab', 'AS', 'الشباب', 'حركة الشباب', 'Shabaab', 'Chabab', 'Al-Chabab'],
  },
  {
    name: 'Forces armées de la République démocratique du Congo',
    names: {
      en: 'Armed Forces of the Democratic Republic of the Congo',
      ar: 'القوات المسلحة لجمهورية الكونغو الديمقراطية',
    },
    kind: 'state_force',
    country: 'COD',
    aliases: [
      'FARDC',
      'Armed Forces of the Democratic Republic of the Congo',
      'القوات المسلحة لجمهورية الكونغو الديمقراطية',
    ],
  },
  {
    name: 'Police nationale congolaise',
    names: { en: 'Congolese National Police', ar: 'الشرطة الوطنية الكونغولية' },
    kind: 'police',
    country: 'COD',
    aliases: ['PNC', 'Congolese National Police', 'DRC National Police'],
  },
  {
    name: 'Mai-Mai groups',
    names: { fr: 'Groupes maï-maï', ar: 'جماعات ماي - ماي' },
    kind: 'militia',
    country: 'COD',
    aliases: ['groupes Maï-Maï', 'Mayi-Mayi groups'],
  },
  {
    name: 'Forces démocratiques de libération du Rwanda',
    names: { ar: 'القوات الديمقراطية لتحرير رواندا' },
    kind: 'non_state_group',
    country: 'COD',
    aliases: ['FDLR', 'Democratic Forces for the Liberation of Rwanda'],
  },
  {
    name: 'Anti-balaka',
    names: { ar: 'أنتي - بالاكا' },
    kind: 'militia',
    country: 'CAF',
    aliases: [
      'Anti-Balaka',
      'antibalaka',
      'anti balaka',
      'Anti-balaka associated militia',
      'أنتي بالاكا',
      'AB',
      'milices anti-balaka',
    ],
  },
  {
    name: 'Ex-Séléka',
    names: { ar: 'ائتلاف سيليكا السابق' },
    kind: 'coalition',
    country: 'CAF',
    aliases: ['ex-Seleka', 'Ex Séléka', 'Séléka', 'Seleka', 'exSeleka', 'سيليكا', 'سيليكا السابقة'],
  },
  {
    name: 'Forces armées centrafricaines',
    names: { en: 'Central African Armed Forces', ar: 'القوات المسلحة لأفريقيا الوسطى' },
    kind: 'state_force',
    country: 'CAF',
    aliases: ['FACA', 'Central African Armed Forces'],
  },
  {
    name: 'Lord’s Resistance Army',
    names: { fr: 'Armée de résistance du Seigneur', ar: 'جيش الرب للمقاومة' },
    kind: 'non_state_group',
    country: null,
    aliases: [
      'LRA',
      "Lord's Resistance Army",
      'ARS',
      'Armée de résistance du Seigneur',
      'جيش الرب',
      'جيش الرب للمقاومة',
    ],
  },
  {
    name: 'Sudanese Armed Forces',
    names: { fr: 'Forces armées soudanaises', ar: 'القوات المسلحة السودانية' },
    kind: 'state_force',
    country: 'SDN',
    aliases: ['SAF', 'القوات المسلحة السودانية', 'الجيش السوداني', 'Forces armées soudanaises', 'FAS'],
  },
  {
    name: 'Rapid Support Forces',
    names: { fr: 'Forces de soutien rapide', ar: 'قوات الدعم السريع' },
    kind: 'militia',
    country: 'SDN',
    aliases: [
      'RSF',
      'قوات الدعم السريع',
      'الدعم السريع',
      'Forces de soutien rapide',
      'FSR',
      'Janjaweed',
      'الجنجويد',
      'جنجويد',
    ],
  },
  {
    name: 'Forces républicaines de Côte d’Ivoire',
    names: { ar: 'القوات الجمهورية لكوت ديفوار' },
    kind: 'state_force',
    country: 'CIV',
    aliases: ['FRCI', "Forces républicaines de Côte d'Ivoire", 'Republican Forces of Côte d’Ivoire'],
  },
  {
    name: 'Libyan armed brigades',
    names: { fr: 'Brigades armées libyennes', ar: 'كتائب مسلحة ليبية' },
    kind: 'militia',
    country: 'LBY',
    aliases: ['armed brigades', 'brigades', 'katiba', 'katibas', 'كتائب', 'كتائب مسلحة', 'الكتائب'],
  },
  {
    name: 'Libyan coast guard and detention authorities',
    names: { fr: 'Garde-côtes et autorités de détention libyens', ar: 'خفر السواحل وسلطات الاحتجاز الليبية' },
    kind: 'police',
    country: 'LBY',
    aliases: [
      'DCIM',
      'Libyan coast guard',
      'detention authorities',
      'جهاز مكافحة الهجرة غير الشرعية',
      'خفر السواحل',
    ],
  },
];
