/**
 * The commitments that the letter tells of (S/2016/1105, annex), each with the statements that it comes from
 * (data/letter/statements.csv). What the letter does not say is left out, and shows as not stated.
 */

/** A measure of an instrument, as the letter has it. */
export interface LetterMeasure {
  readonly statements: readonly string[];
  readonly text: string;
  readonly state: 'not_stated' | 'in_progress';
  readonly note?: string;
  /** What the letter says was seen of it. */
  readonly evidence?: { readonly statement: string; readonly finding: string };
}
/** An instrument, with those who signed it. */
export interface LetterInstrument {
  /** By which another of the same mission follows it. */
  readonly key: string;
  readonly statements: readonly string[];
  readonly title: string;
  readonly type: string;
  readonly state: 'agreed' | 'in_preparation';
  /** The party that commits itself, by its name. */
  readonly party?: string;
  /** Month in which it was signed; the letter gives no day. */
  readonly month?: { readonly from: string; readonly to: string };
  readonly carriesOut?: string;
  readonly amnesty?: string;
  readonly note?: string;
  readonly signatories?: ReadonlyArray<{ readonly side: string; readonly office: string }>;
  readonly measures?: readonly LetterMeasure[];
}

/** The day of the letter: by it everything that it says was so. */
export const LETTER_DAY = '2016-12-22';

/** By the code of the mission. */
export const LETTER_COMMITMENTS: Readonly<Record<string, readonly LetterInstrument[]>> = {
  UNMISS: [
    {
      key: 'joint',
      statements: ['B02'],
      title: 'Joint communiqué of the Government of South Sudan and the United Nations',
      type: 'joint_communique',
      state: 'agreed',
      signatories: [
        { side: 'of_authority', office: 'Government of South Sudan' },
        {
          side: 'of_un',
          office: 'Special Representative of the Secretary-General on Sexual Violence in Conflict',
        },
      ],
      measures: [
        {
          statements: ['B03'],
          text: 'The President committed to addressing conflict-related sexual violence',
          state: 'not_stated',
        },
      ],
    },
    {
      key: 'opposition',
      statements: ['B04'],
      title: 'Unilateral communiqué of the Sudan People’s Liberation Army in Opposition',
      type: 'unilateral_communique',
      state: 'agreed',
      party: 'Sudan People’s Liberation Army in Opposition',
    },
    {
      key: 'plan',
      statements: ['B05', 'B07'],
      title: 'Implementation plan with the Government of South Sudan',
      type: 'implementation_plan',
      state: 'agreed',
      carriesOut: 'joint',
      note: 'The funding that the plan required was lacking (statement B07).',
      measures: [
        {
          statements: ['B06'],
          text: 'The implementation plan is carried out',
          state: 'in_progress',
          evidence: { statement: 'B06', finding: 'Its progress had been slow.' },
        },
      ],
    },
    {
      key: 'military',
      statements: ['B18'],
      title: 'Action plan for the military of South Sudan',
      type: 'action_plan',
      state: 'in_preparation',
      party: 'Sudan People’s Liberation Army',
    },
    {
      key: 'police',
      statements: ['B18'],
      title: 'Action plan for the police of South Sudan',
      type: 'action_plan',
      state: 'in_preparation',
      party: 'South Sudan National Police Service',
    },
  ],
  MINUSMA: [
    {
      key: 'peace',
      statements: ['C02'],
      title: 'Peace agreements of Mali',
      type: 'peace_agreement',
      state: 'agreed',
      amnesty: 'no_amnesty_given',
    },
    {
      key: 'plateforme',
      statements: ['C03'],
      title: 'Unilateral communiqué of la Plateforme',
      type: 'unilateral_communique',
      state: 'agreed',
      party: 'la Plateforme',
      month: { from: '2016-06-01', to: '2016-06-30' },
    },
    {
      key: 'one-year',
      statements: ['C09'],
      title: 'One-year plan of la Plateforme',
      type: 'implementation_plan',
      state: 'agreed',
      party: 'la Plateforme',
      carriesOut: 'plateforme',
      measures: [{ statements: ['C09'], text: 'The one-year plan is carried out', state: 'not_stated' }],
    },
  ],
  UNSOM: [
    {
      key: 'joint',
      statements: ['D12'],
      title: 'Joint communiqué of the Government of Somalia and the United Nations',
      type: 'joint_communique',
      state: 'agreed',
      signatories: [{ side: 'of_authority', office: 'Government of Somalia' }],
    },
    {
      key: 'action',
      statements: ['D12'],
      title: 'Action plan that carries out the joint communiqué of Somalia',
      type: 'action_plan',
      state: 'agreed',
      carriesOut: 'joint',
    },
    {
      key: 'national',
      statements: ['E04', 'E05'],
      title: 'National action plan to address conflict-related sexual violence in Somalia',
      type: 'national_action_plan',
      state: 'in_preparation',
      note: 'The Ministry of Religious Affairs contributed to it by taking a position, in the context of Islam, against rape and conflict-related sexual violence (statement E05).',
    },
  ],
};
