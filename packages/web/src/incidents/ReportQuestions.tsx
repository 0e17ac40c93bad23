import { looksLikeIdentity } from '@openmara/core/incidents/identity-in-text';
import { VOCABULARIES, type VocabularyName } from '@openmara/core/vocabularies';
import type { FieldValue } from '@openmara/core/records/fields';
import type { ReactNode } from 'react';
import { ask } from '../frame/api.ts';
import { useMission } from '../frame/here.ts';
import { apart, inDigits, locale, t, word } from '../frame/language.ts';
import { Combobox } from '../records/Combobox.tsx';
import { FieldBox, type Told } from '../records/FieldBox.tsx';
import { OneOf, type Option, SomeOf } from '../records/OneOf.tsx';
import { PeriodInput } from '../records/PeriodInput.tsx';
import { type FormField, NEW_LINE, NEW_REPORT, type ReportValues } from './report-values.ts';
import { SurvivorsInput } from './SurvivorsInput.tsx';
import type { ReportWriting } from './use-report-writing.ts';
import { FILED, FILED_GUIDE, FILED_QUESTION } from './words.ts';

/** The questions with their fields; those that the quick form leaves out come when everything is asked. */
const QUESTIONS = [
  { name: 'when', quick: ['occurred', 'placeId', 'placeText'], more: ['placePrecision'] },
  { name: 'what', quick: ['forms', 'narrative'], more: ['circumstances'] },
  { name: 'whom', quick: ['survivors'], more: [] },
  { name: 'by', quick: ['partyIds'], more: ['partyText'] },
  { name: 'told', quick: ['sourceType'], more: ['receivedOn', 'reliability', 'credibility'] },
  { name: 'agreed', quick: ['referral', 'anonymisedReporting'], more: ['accountability', 'advocacy'] },
] as const satisfies ReadonlyArray<{
  name: keyof typeof FILED_QUESTION;
  quick: readonly FormField[];
  more: readonly FormField[];
}>;

interface Props {
  readonly writing: ReportWriting;
  readonly told: Told;
}
const optionsOf = (list: VocabularyName): Option[] =>
  VOCABULARIES[list].map(({ code, label }) => ({ code, label: inDigits(label[locale()]) }));
const textOf = (value: FieldValue): string | null => (typeof value === 'string' ? value : null);
const listOf = (value: FieldValue): string[] => (Array.isArray(value) ? [...value] : []);

/** A place or parties, by their names. */
function Reference({ writing, told, of }: Props & { of: 'place' | 'party' }): ReactNode {
  const mission = useMission();
  const { values, names } = writing.draft;
  const place = of === 'place';
  const chosen = place ? [values.placeId ?? []].flat() : values.partyIds;
  return (
    <Combobox
      {...told}
      source={{
        key: ['report-reference', mission, of],
        find: (search) => ask('report.find-reference', { mission, of, search }),
      }}
      several={!place}
      chosen={chosen}
      names={names}
      onChange={(ids, found) =>
        place
          ? // Coordinates were those of the place that was named before.
            writing.say({ placeId: ids[0] ?? null, latitude: null, longitude: null }, 'placeId', found)
          : writing.say({ partyIds: [...ids] }, 'partyIds', found)
      }
    />
  );
}

type TextField = 'placeText' | 'partyText' | 'narrative';
function Text({ writing, told, field }: Props & { field: TextField }): ReactNode {
  const value = writing.draft.values[field];
  const say = (text: string): void => writing.say({ [field]: text || null }, field);
  const shared = {
    id: told.id,
    dir: 'auto',
    value: value ?? '',
    'aria-invalid': told.invalid || undefined,
    'aria-describedby': told.describedBy,
  } as const;
  return (
    <>
      {field === 'narrative' ? (
        <textarea {...shared} rows={6} onChange={(event) => say(event.target.value)} />
      ) : (
        <input type="text" {...shared} onChange={(event) => say(event.target.value)} />
      )}
      {looksLikeIdentity(value) ? (
        <p className="fault" role="status">
          {t('file.identity')}
        </p>
      ) : null}
    </>
  );
}

type Purpose = keyof ReportValues['consent'];
/** Yes, no, or not asked: three answers, and the third is none of the others. */
function Consent({ writing, told, purpose }: Props & { purpose: Purpose }): ReactNode {
  const { consent } = writing.draft.values;
  const given = consent[purpose];
  const answers = { yes: true, no: false } as const;
  return (
    <OneOf
      {...told}
      value={given === null ? 'unasked' : given ? 'yes' : 'no'}
      options={[
        { code: 'yes', label: t('consent.yes') },
        { code: 'no', label: t('consent.no') },
        { code: 'unasked', label: t('consent.notasked') },
      ]}
      required
      onSay={(code) =>
        writing.say(
          { consent: { ...consent, [purpose]: code === 'yes' || code === 'no' ? answers[code] : null } },
          purpose,
        )
      }
    />
  );
}

type ChoiceField = 'placePrecision' | 'sourceType' | 'reliability' | 'credibility';
function ChooseOne({ writing, told, field }: Props & { field: ChoiceField }): ReactNode {
  const value = writing.draft.values[field];
  const rated = field === 'reliability' || field === 'credibility';
  return (
    <OneOf
      {...told}
      value={(field === 'placePrecision' && value === 'country' ? null : value) ?? ''}
      options={optionsOf(field)
        .filter(({ code }) => field !== 'placePrecision' || code !== 'country')
        .map(({ code, label }) => ({ code, label: rated ? `${apart(code)}: ${label}` : label }))}
      required={false}
      onSay={(code) =>
        writing.say({ [field]: textOf(code) ?? (field === 'placePrecision' ? 'country' : null) }, field)
      }
    />
  );
}

const When = ({ writing, told }: Props): ReactNode => (
  <PeriodInput
    {...told}
    value={writing.draft.values.occurred}
    onSay={(said) =>
      writing.say({ occurred: (said as ReportValues['occurred'] | null) ?? NEW_REPORT.occurred }, 'occurred')
    }
  />
);
const Received = ({ writing, told }: Props): ReactNode => (
  <input
    type="date"
    id={told.id}
    aria-describedby={told.describedBy}
    value={writing.draft.values.receivedOn ?? ''}
    onChange={(event) => writing.say({ receivedOn: event.target.value || null }, 'receivedOn')}
  />
);
const Terms = ({ writing, told, field }: Props & { field: 'forms' | 'circumstances' }): ReactNode => (
  <SomeOf
    {...told}
    value={writing.draft.values[field]}
    options={optionsOf(field === 'forms' ? 'form' : 'circumstance')}
    onSay={(codes) => writing.say({ [field]: listOf(codes) }, field)}
  />
);
const Survivors = ({ writing, told }: Props): ReactNode => (
  <SurvivorsInput
    lines={writing.draft.values.survivors}
    empty={NEW_LINE}
    told={told}
    full={writing.draft.full}
    onSay={(lines) => writing.say({ survivors: lines }, 'survivors')}
  />
);
const Why = ({ writing, told }: Props): ReactNode => (
  <textarea
    id={told.id}
    rows={2}
    aria-invalid={told.invalid || undefined}
    aria-describedby={told.describedBy}
    value={writing.draft.reason}
    onChange={(event) => writing.set({ reason: event.target.value })}
  />
);

/** The input of each field. */
const INPUTS: Readonly<Record<FormField, (props: Props) => ReactNode>> = {
  occurred: When,
  placeId: (props) => <Reference {...props} of="place" />,
  placeText: (props) => <Text {...props} field="placeText" />,
  placePrecision: (props) => <ChooseOne {...props} field="placePrecision" />,
  forms: (props) => <Terms {...props} field="forms" />,
  narrative: (props) => <Text {...props} field="narrative" />,
  circumstances: (props) => <Terms {...props} field="circumstances" />,
  survivors: Survivors,
  partyIds: (props) => <Reference {...props} of="party" />,
  partyText: (props) => <Text {...props} field="partyText" />,
  sourceType: (props) => <ChooseOne {...props} field="sourceType" />,
  receivedOn: Received,
  reliability: (props) => <ChooseOne {...props} field="reliability" />,
  credibility: (props) => <ChooseOne {...props} field="credibility" />,
  referral: (props) => <Consent {...props} purpose="referral" />,
  anonymisedReporting: (props) => <Consent {...props} purpose="anonymisedReporting" />,
  accountability: (props) => <Consent {...props} purpose="accountability" />,
  advocacy: (props) => <Consent {...props} purpose="advocacy" />,
  reason: Why,
};
/** Answered by several inputs, which have labels of their own. */
const GROUPS: ReadonlySet<FormField> = new Set([
  'forms',
  'circumstances',
  'survivors',
  'referral',
  'anonymisedReporting',
  'accountability',
  'advocacy',
]);
const NEEDED: ReadonlySet<FormField> = new Set(['sourceType', 'reason']);

/** A field of the form with its guidance. */
export function ReportQuestion({ writing, field }: { writing: ReportWriting; field: FormField }): ReactNode {
  const Input = INPUTS[field];
  return (
    <FieldBox
      id={`field-${field}`}
      label={word(FILED, field)}
      needed={NEEDED.has(field)}
      group={GROUPS.has(field)}
      guide={word(FILED_GUIDE, field)}
      faults={writing.faults[field] ?? []}
    >
      {(told) => <Input writing={writing} told={told} />}
    </FieldBox>
  );
}

/** The questions, ten of them or all. */
export const ReportQuestions = ({ writing }: { writing: ReportWriting }): ReactNode =>
  QUESTIONS.map(({ name, quick, more }) => (
    <fieldset className="question" key={name}>
      <legend>{word(FILED_QUESTION, name)}</legend>
      {[...quick, ...(writing.draft.full ? more : [])].map((field) => (
        <ReportQuestion key={field} writing={writing} field={field} />
      ))}
    </fieldset>
  ));
