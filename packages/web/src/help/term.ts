/** A word of the field: what it is called, its short form where it has one, and what is meant by it here. */
export interface Term {
  readonly word: string;
  readonly short?: string;
  readonly says: string;
}
