import { Link } from '@tanstack/react-router';
import { type FieldValue, isSaid } from '@openmara/core/records/fields';
import type { Kind } from '@openmara/core/records/kind';
import type { Names } from '@openmara/core/records/title';
import type { ReactNode } from 'react';
import { Apart, Written } from '../frame/Apart.tsx';
import { useMission } from '../frame/here.ts';
import { t, word } from '../frame/language.ts';
import type { FactsProps } from './door.ts';
import { findPage } from './find-page.ts';
import { valueInWords } from './in-words.ts';
import { wordsOf } from './words.ts';

/** A value as text; what it links to is a way there, several paragraphs stay paragraphs. */
function Value({
  kind,
  name,
  value,
  names,
}: {
  kind: Kind;
  name: string;
  value: FieldValue | undefined;
  names: Names;
}): ReactNode {
  const mission = useMission();
  const field = kind.fields[name];
  if (value === undefined) return <span className="quiet">{t('notshown')}</span>;
  if (!isSaid(value)) return <span className="quiet">{t('record.not-said')}</span>;
  const text = valueInWords(kind, name, value, names);
  const page = field?.type === 'link' ? findPage(field.to, 'page') : undefined;
  if (page && typeof value === 'string' && names[value])
    return (
      <Link to={`/m/${mission}/${page.path.replace('$id', value)}` as string}>
        <Written>{text}</Written>
      </Link>
    );
  if (field?.type === 'text') return <Written>{text}</Written>;
  return field?.type === 'longText' ? (
    <span className="paragraphs">
      <Written>{text}</Written>
    </span>
  ) : (
    <Apart>{text}</Apart>
  );
}

/** What the record says, by the questions of its form. */
export function Facts({ door: { kind }, record, names }: FactsProps): ReactNode {
  const words = wordsOf(kind);
  return kind.groups.map((group) => (
    <section key={group.name} className="answers">
      <h2>{word(words.group, group.name)}</h2>
      <dl>
        {group.fields.map((name) => (
          <div className="fact" key={name}>
            <dt>{word(words.field, name)}</dt>
            <dd>
              <Value kind={kind} name={name} value={record.values[name]} names={names} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}
