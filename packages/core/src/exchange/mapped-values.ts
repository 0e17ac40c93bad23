/** The fields of which a mapping says what each spelling of a file means, with the list that the meanings are of. */

/** The vocabulary of each field; null where the meanings are names of parties. */
export const MAPPED_FIELDS = {
  forms: 'form',
  circumstances: 'circumstance',
  party: null,
  sourceType: 'sourceType',
  sex: 'sex',
  displacement: 'displacement',
  statedVerification: 'status',
} as const;
/** A field of {@link MAPPED_FIELDS}. */
export type MappedField = keyof typeof MAPPED_FIELDS;
/** Whether spellings of the field are mapped one by one. */
export const isMappedField = (field: string): field is MappedField => Object.hasOwn(MAPPED_FIELDS, field);
