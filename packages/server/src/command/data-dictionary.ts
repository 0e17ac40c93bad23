/** docs/data.md: every kind of plain record and every vocabulary, from their definitions. */
import { FIRST_LOCALE } from '@openmara/core/language/languages';
import type { Kind } from '@openmara/core/records/kind';
import { tableOf } from '@openmara/core/records/kind';
import { VOCABULARIES } from '@openmara/core/vocabularies';
import { AREAS } from '../areas.ts';
import { message } from '../language/messages.ts';
import { dictionaryOf } from '../records/dictionary.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

function kindSection(kind: Kind): string {
  const title = message(FIRST_LOCALE, `${kind.name}.title`);
  const facts = [
    `Table \`${tableOf(kind)}\`, ${kind.owner === 'mission' ? 'each mission its own' : 'one for all missions'}.`,
    `Read with *${kind.reads.replaceAll('_', ' ')}*, written with *${kind.writes.replaceAll('_', ' ')}*.`,
    kind.unique ? `Named by ${kind.unique.map((fields) => fields.join(', ')).join('; or ')}.` : '',
    kind.states
      ? `States: ${Object.entries(kind.states.all)
          .map(([code, { next }]) => `${code} → ${next.join(', ') || 'end'}`)
          .join('; ')}.`
      : '',
  ];
  const fields = dictionaryOf(kind, FIRST_LOCALE).map((entry) => [
    `\`${entry.field}\``,
    entry.label,
    entry.type,
    entry.required ? 'yes' : '',
    entry.values,
    entry.guidance,
    `\`${entry.columns}\``,
  ]);
  const rules = (kind.rules ?? []).map(
    (rule) => `- ${message(FIRST_LOCALE, `${kind.name}.rule.${rule.name}`)}`,
  );
  return [
    `### ${title} (\`${kind.name}\`)`,
    facts.filter(Boolean).join(' '),
    table(['field', 'label', 'type', 'required', 'values', 'guidance', 'columns'], fields),
    ...(rules.length > 0 ? [rules.join('\n')] : []),
  ].join('\n\n');
}

function vocabularySection([name, terms]: readonly [
  string,
  (typeof VOCABULARIES)[keyof typeof VOCABULARIES],
]): string {
  const rows = terms.map((term) => [
    `\`${term.code}\``,
    term.label[FIRST_LOCALE],
    term.definition,
    term.source,
  ]);
  return `### ${name}\n\n${table(['code', 'label', 'definition', 'source'], rows)}`;
}

/** The whole page, as the repository keeps it. */
export function dataDictionary(): string {
  const kinds = AREAS.flatMap((area) => area.kinds ?? []);
  return [
    '# Data dictionary',
    'Made by `npm run --silent openmara -- data-dictionary > docs/data.md`; a test compares it with the definitions. Every record has a version, who recorded it and when; what it was before each change is kept.',
    '## Records',
    ...kinds.map(kindSection),
    '## Vocabularies',
    ...Object.entries(VOCABULARIES)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(vocabularySection),
  ]
    .join('\n\n')
    .concat('\n');
}
