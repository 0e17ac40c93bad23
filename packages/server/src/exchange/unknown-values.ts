/** What the lists of words do not know of a file, counted, as far as it may be told: for a person to say what it means. */
import { isAboutPeople } from '@openmara/core/exchange/headings';
import { hasGivenName, isPlainIdentity } from '@openmara/core/exchange/identities';
import { isMappedField, MAPPED_FIELDS, type MappedField } from '@openmara/core/exchange/mapped-values';
import type { UnknownValue } from '@openmara/core/exchange/reports/row';
import { fold } from '@openmara/core/language/fold';
import { z } from 'zod';

const FIELDS = Object.keys(MAPPED_FIELDS).filter(isMappedField);

export const unknownValuesView = z.object({
  field: z.enum(FIELDS),
  /** Values of several rows that are not known, the most frequent first. */
  values: z.array(z.object({ value: z.string(), rows: z.number() })),
  /** Rows with other unknown values: of one row alone, or such as could say who somebody is. None of them is told. */
  untold: z.number(),
  /** Parties that a value can mean, by their names and what the reader calls them; null where there is a list of terms. */
  choices: z.array(z.object({ name: z.string(), label: z.string() })).nullable(),
});
export type UnknownValues = z.infer<typeof unknownValuesView>;

/** Different values of a field that are counted, and those of them that are told. */
const COUNTED = 2000;
const TOLD = 60;
const LONGEST = 80;

interface Counted {
  readonly text: string;
  readonly told: boolean;
  rows: number;
}
/** By the rule for columns that nobody reads: in several rows, short, of no person. */
const mayBeTold = ({ column, value }: UnknownValue): boolean =>
  value.length <= LONGEST && !isAboutPeople(column) && !isPlainIdentity(value) && !hasGivenName(value);

export class UnknownValueCount {
  private readonly fields = new Map<MappedField, Map<string, Counted>>();
  private readonly beyond = new Map<MappedField, number>();

  /** What one row has of them. */
  add(unknown: readonly UnknownValue[]): void {
    const once = new Map(unknown.map((one) => [`${one.field} ${fold(one.value)}`, one]));
    for (const one of once.values()) {
      const values = this.fields.get(one.field) ?? new Map<string, Counted>();
      this.fields.set(one.field, values);
      const known = values.get(fold(one.value));
      if (known) known.rows += 1;
      else if (values.size < COUNTED)
        values.set(fold(one.value), { text: one.value, told: mayBeTold(one), rows: 1 });
      else this.beyond.set(one.field, (this.beyond.get(one.field) ?? 0) + 1);
    }
  }

  /** @param parties those that a value can be said to mean */
  told(parties: () => Promise<NonNullable<UnknownValues['choices']>>): Promise<UnknownValues[]> {
    return Promise.all(
      [...this.fields].map(async ([field, counted]) => {
        const values = [...counted.values()]
          .filter(({ told, rows }) => told && rows > 1)
          .sort((a, b) => b.rows - a.rows)
          .slice(0, TOLD);
        const all = [...counted.values()].reduce((sum, { rows }) => sum + rows, this.beyond.get(field) ?? 0);
        return {
          field,
          values: values.map(({ text, rows }) => ({ value: text, rows })),
          untold: all - values.reduce((sum, { rows }) => sum + rows, 0),
          choices: MAPPED_FIELDS[field] === null ? await parties() : null,
        };
      }),
    );
  }
}
