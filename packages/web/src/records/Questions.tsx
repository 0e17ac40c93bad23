import type { Field } from '@openmara/core/records/fields';
import { VOCABULARIES } from '@openmara/core/vocabularies';
import type { ReactNode } from 'react';
import { useMay } from '../frame/here.ts';
import { word } from '../frame/language.ts';
import type { QuestionsProps } from './door.ts';
import { FieldBox } from './FieldBox.tsx';
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
  return (
    <FieldBox
      id={id}
      label={word(words.field, name)}
      needed={field.required ?? false}
      group={isGroup(field)}
      guide={word(words.guide, name)}
      faults={faults}
    >
      {(told) => (
        <FieldInput
          kind={door.kind}
          name={name}
          field={field}
          {...told}
          value={draft.values[name] ?? null}
          names={draft.names}
          onSay={(value, chosen) => draft.say(name, value, chosen)}
        />
      )}
    </FieldBox>
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
