/**
 * The messages of a closed list of codes: for each code the id of its message, which is the prefix, a dot and the code.
 * Such tables stand in an area's `words.ts`, where tests/catalogues.test.ts holds every code to the catalogues.
 * @example messagesFor('unit', UNITS).incidents // 'unit.incidents'
 */
export const messagesFor = <Code extends string>(
  prefix: string,
  codes: readonly Code[],
): Readonly<Record<Code, string>> =>
  Object.fromEntries(codes.map((code) => [code, `${prefix}.${code}`])) as Record<Code, string>;
