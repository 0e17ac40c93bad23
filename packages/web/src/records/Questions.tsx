import type { Field } from '@openmara/core/records/fields';
import { VOCABULARIES } from '@openmara/core/vocabularies';
import type { ReactNode } from 'react';
import { useMay } from '../frame/here.ts';
import { t, word } from '../frame/language.ts';
import type { QuestionsProps } from './door.ts';
import { FieldInput } from './FieldInput.tsx';
import { FEW } from './OneOf.tsx';
import { wordsOf } from './words.ts';

/** Where the field of a form is found: to lead to what something stands against. */
export const inputId = (name: string): string => `field-${name}`;

/** Whether it is answered by several inputs, which have labels of their own. */
const isGroup = (field: Field): boolean =>
  field.type === 'choices' ||
  field.type === 'yesNo' ||
  (field.type === 'choice' && VOCABULARIES[field.of].length <= FEW);

/** A field with its label, its guidance beside it and what stands against it below. */
export function Question({ door, draft, name }: QuestionsProps & { name: string }): ReactNode {
  const field = door.kind.fields[name];
  if (!field) return null;
  const words = wordsOf(door.kind);
  const id = inputId(name);
  const faults = draft.faults[name] ?? [];
  const needed = field.required ? <span className="needed">{t('record.needed')}</span> : null;
  return (
    <div className={faults.length > 0 ? 'field faulty' : 'field'}>
      {isGroup(field) ? (
        <span className="label">
          {word(words.field, name)} {needed}
        </span>
      ) : (
        <label htmlFor={id}>
          {word(words.field, name)} {needed}
        </label>
      )}
      <FieldInput
        kind={door.kind}
        name={name}
        field={field}
        id={id}
        label={word(words.field, name)}
        value={draft.values[name] ?? null}
        names={draft.names}
        invalid={faults.length > 0}
        describedBy={faults.length > 0 ? `${id}-fault ${id}-guide` : `${id}-guide`}
        onSay={(value, chosen) => draft.say(name, value, chosen)}
      />
      <p className="guide" id={`${id}-guide`}>
        {word(words.guide, name)}
      </p>
      {faults.length > 0 ? (
        <p className="fault" id={`${id}-fault`}>
          {faults.join(' ')}
        </p>
      ) : null}
    </div>
  );
}

/** The questions of a kind, each a group of its fields; a field that the writer may not see is not asked. */
export function Questions({ door, draft }: QuestionsProps): ReactNode {
  const may = useMay();
  const { kind } = door;
  const asked = (name: string): boolean => {
    const seenWith = kind.fields[name]?.seenWith;
    return seenWith === undefined || may(seenWith);
  };
  return kind.groups
    .map(({ name, fields }) => ({ name, fields: fields.filter(asked) }))
    .filter(({ fields }) => fields.length > 0)
    .map((group) => (
      <fieldset className="question" key={group.name}>
        <legend>{word(wordsOf(kind).group, group.name)}</legend>
        {group.fields.map((name) => (
          <Question key={name} door={door} draft={draft} name={name} />
        ))}
      </fieldset>
    ));
}
