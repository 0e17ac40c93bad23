import { VOCABULARIES, type VocabularyName } from '@openmara/core/vocabularies';
import type { ReactNode } from 'react';
import { ask } from '../frame/api.ts';
import { useMission } from '../frame/here.ts';
import { inDigits, locale, t, word } from '../frame/language.ts';
import { Combobox } from '../records/Combobox.tsx';
import { FieldBox, type Told } from '../records/FieldBox.tsx';
import { OneOf, type Option, SomeOf } from '../records/OneOf.tsx';
import { PeriodInput } from '../records/PeriodInput.tsx';
import { readNumber } from '../records/read-input.ts';
import { bestOf, type FactField, type FactValues, NEW_GROUP } from './fact-values.ts';
import { PerpetratorsInput } from './PerpetratorsInput.tsx';
import { SurvivorsInput } from './SurvivorsInput.tsx';
import type { Correction } from './use-correction.ts';
import { FACT, FACT_GUIDE, FILED_QUESTION } from './words.ts';

/** The questions with their fields. */
const QUESTIONS = [
  { name: 'when', fields: ['occurred', 'placeId', 'placePrecision'] },
  { name: 'what', fields: ['forms', 'circumstances'] },
  { name: 'whom', fields: ['survivors', 'bounds', 'reasoning'] },
  { name: 'by', fields: ['perpetrators'] },
] as const satisfies ReadonlyArray<{ name: keyof typeof FILED_QUESTION; fields: readonly FactField[] }>;
/** Answered by several inputs, which have labels of their own. */
const GROUPS: ReadonlySet<FactField> = new Set(['forms', 'circumstances', 'survivors', 'bounds']);

interface Props {
  readonly writing: Correction;
  readonly told: Told;
}
const optionsOf = (list: VocabularyName): Option[] =>
  VOCABULARIES[list].map(({ code, label }) => ({ code, label: inDigits(label[locale()]) }));
const UNKNOWN: FactValues['occurred'] = { from: null, to: null, precision: 'unknown' };

function Place({ writing, told }: Props): ReactNode {
  const mission = useMission();
  const { values, names } = writing.draft;
  return (
    <Combobox
      {...told}
      source={{
        key: ['report-reference', mission, 'place'],
        find: (search) => ask('report.find-reference', { mission, of: 'place', search }),
      }}
      several={false}
      chosen={values.placeId ? [values.placeId] : []}
      names={names}
      onChange={(ids, found) => writing.say({ placeId: ids[0] ?? null }, 'placeId', found)}
    />
  );
}
const Terms = ({ writing, told, field }: Props & { field: 'forms' | 'circumstances' }): ReactNode => (
  <SomeOf
    {...told}
    value={writing.draft.values[field]}
    options={optionsOf(field === 'forms' ? 'form' : 'circumstance')}
    onSay={(codes) => writing.say({ [field]: Array.isArray(codes) ? codes : [] }, field)}
  />
);
/** The best number is the sum of the groups; it can be fewer, and it can be more. */
function Bounds({ writing, told }: Props): ReactNode {
  const { values } = writing.draft;
  const bound = (name: 'least' | 'most', first: boolean): ReactNode => (
    <label>
      <small>{name === 'least' ? t('facts.least') : t('facts.most')}</small>
      <input
        type="text"
        inputMode="numeric"
        id={first ? told.id : undefined}
        aria-invalid={told.invalid || undefined}
        aria-describedby={told.describedBy}
        value={values[name] ?? ''}
        onChange={(event) => writing.say({ [name]: readNumber(event.target.value) }, 'bounds')}
      />
    </label>
  );
  return (
    <div className="survivor-line bounds">
      {bound('least', true)}
      <output>{t('facts.best', { n: bestOf(values) })}</output>
      {bound('most', false)}
    </div>
  );
}
function Text({
  told,
  value,
  onSay,
}: {
  told: Told;
  value: string;
  onSay: (text: string) => void;
}): ReactNode {
  return (
    <textarea
      id={told.id}
      dir="auto"
      rows={2}
      aria-invalid={told.invalid || undefined}
      aria-describedby={told.describedBy}
      value={value}
      onChange={(event) => onSay(event.target.value)}
    />
  );
}

/** The input of each field. */
const INPUTS: Readonly<Record<FactField, (props: Props) => ReactNode>> = {
  occurred: ({ writing, told }) => (
    <PeriodInput
      {...told}
      value={writing.draft.values.occurred}
      onSay={(said) =>
        writing.say({ occurred: (said as FactValues['occurred'] | null) ?? UNKNOWN }, 'occurred')
      }
    />
  ),
  placeId: Place,
  placePrecision: ({ writing, told }) => (
    <OneOf
      {...told}
      value={writing.draft.values.placePrecision}
      options={optionsOf('placePrecision')}
      required
      onSay={(code) =>
        writing.say({ placePrecision: typeof code === 'string' ? code : 'country' }, 'placePrecision')
      }
    />
  ),
  forms: (props) => <Terms {...props} field="forms" />,
  circumstances: (props) => <Terms {...props} field="circumstances" />,
  survivors: ({ writing, told }) => (
    <SurvivorsInput
      lines={writing.draft.values.survivors}
      empty={NEW_GROUP}
      told={told}
      full
      onSay={(survivors) => writing.say({ survivors }, 'survivors')}
    />
  ),
  bounds: Bounds,
  reasoning: ({ writing, told }) => (
    <Text
      told={told}
      value={writing.draft.values.reasoning ?? ''}
      onSay={(text) => writing.say({ reasoning: text || null }, 'reasoning')}
    />
  ),
  perpetrators: ({ writing, told }) => (
    <PerpetratorsInput
      parties={writing.draft.values.perpetrators}
      names={writing.draft.names}
      told={told}
      onSay={(perpetrators, names) => writing.say({ perpetrators }, 'perpetrators', names)}
    />
  ),
  reason: ({ writing, told }) => <Text told={told} value={writing.draft.reason} onSay={writing.give} />,
};

/** A field of the form with its guidance. */
export function FactQuestion({ writing, field }: { writing: Correction; field: FactField }): ReactNode {
  const Input = INPUTS[field];
  return (
    <FieldBox
      id={`field-${field}`}
      label={word(FACT, field)}
      needed={field === 'reason'}
      group={GROUPS.has(field)}
      guide={word(FACT_GUIDE, field)}
      faults={writing.faults[field] ?? []}
    >
      {(told) => <Input writing={writing} told={told} />}
    </FieldBox>
  );
}

/** All that is held, to be corrected. */
export const FactQuestions = ({ writing }: { writing: Correction }): ReactNode =>
  QUESTIONS.map(({ name, fields }) => (
    <fieldset className="question" key={name}>
      <legend>{word(FILED_QUESTION, name)}</legend>
      {fields.map((field) => (
        <FactQuestion key={field} writing={writing} field={field} />
      ))}
    </fieldset>
  ));
