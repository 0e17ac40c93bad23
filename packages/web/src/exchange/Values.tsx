import { isMappedField, MAPPED_FIELDS, type MappedField } from '@openmara/core/exchange/mapped-values';
import { codesOf } from '@openmara/core/vocabularies';
import type { ReactNode } from 'react';
import { Written } from '../frame/Apart.tsx';
import type { Answer } from '../frame/api.ts';
import { apart, count, labelled, t } from '../frame/language.ts';

type Preview = Answer<'import.preview'>;
type Unknown = Preview['unknown'][number];

/** What a value of the field can mean: terms in the reader's language, or names of parties. */
function choicesOf(field: MappedField, unknown: Unknown | undefined): Array<readonly [string, string]> {
  const list = MAPPED_FIELDS[field];
  if (list === null) return (unknown?.choices ?? []).map(({ name, label }) => [name, label] as const);
  return codesOf(list).map((code) => [code, labelled(list, code)] as const);
}

/** One spelling of the file and what it means. */
function Meaning({
  value,
  rows,
  meaning,
  choices,
  onSay,
}: {
  value: string;
  /** In how many rows it stands, where that is known. */
  rows: number | null;
  meaning: string | null;
  choices: ReadonlyArray<readonly [string, string]>;
  onSay: (meaning: string | null) => void;
}): ReactNode {
  // What an earlier mapping said stays to be seen, though no list has it any more.
  const listed = meaning === null || choices.some(([code]) => code === meaning);
  return (
    <li>
      <span>
        <Written>{value}</Written>
        {rows === null ? null : <small> {t('import.values.rows', { n: count(rows) })}</small>}
      </span>
      <select
        aria-label={t('import.values.of', { value })}
        value={meaning ?? ''}
        onChange={(event) => onSay(event.target.value || null)}
      >
        <option value="">{t('import.values.unsaid')}</option>
        {listed ? null : <option>{meaning}</option>}
        {choices.map(([code, label]) => (
          <option key={code} value={code}>
            {apart(label)}
          </option>
        ))}
      </select>
    </li>
  );
}

/** The values of a column that no list of words knows, and those of which was said what they mean. */
export function Values({
  field,
  unknown,
  said,
  onSay,
}: {
  field: string;
  unknown: Unknown | undefined;
  /** What the mapping says of the spellings of this field. */
  said: Readonly<Record<string, string>>;
  onSay: (value: string, meaning: string | null) => void;
}): ReactNode {
  if (!isMappedField(field)) return null;
  const open = unknown?.values ?? [];
  const before = Object.keys(said).filter((value) => !open.some((one) => one.value === value));
  const untold = unknown?.untold ?? 0;
  if (open.length === 0 && before.length === 0 && untold === 0) return null;
  const choices = choicesOf(field, unknown);
  const meaning = (value: string, rows: number | null): ReactNode => (
    <Meaning
      key={value}
      value={value}
      rows={rows}
      meaning={said[value] ?? null}
      choices={choices}
      onSay={(code) => onSay(value, code)}
    />
  );
  return (
    <details className="values" open={open.length > 0 || before.length < 6}>
      <summary>
        {open.length > 0
          ? t('import.values.unknown', { n: count(open.length) })
          : before.length > 0
            ? t('import.values.said', { n: count(before.length) })
            : t('import.values.alone')}
      </summary>
      <ul>
        {open.map(({ value, rows }) => meaning(value, rows))}
        {before.map((value) => meaning(value, null))}
      </ul>
      {untold > 0 ? <p className="quiet">{t('import.values.untold', { n: count(untold) })}</p> : null}
    </details>
  );
}
