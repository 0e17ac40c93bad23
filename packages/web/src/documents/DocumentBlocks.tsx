import type { ReactNode } from 'react';
import { t } from '../frame/language.ts';
import { Picture } from '../frame/Picture.tsx';
import type { Block, Figure } from './figure-words.ts';

/** A number that says where it comes from when it is asked. */
interface Asking {
  readonly figures: ReadonlyMap<string, Figure>;
  /** The id of the figure that is open. */
  readonly open: string | undefined;
  readonly onAsk: (id: string) => void;
}
function Number({ id, text, asking }: { id: string | undefined; text: string; asking: Asking }): ReactNode {
  if (id === undefined || !asking.figures.has(id)) return text;
  return (
    <button
      type="button"
      className="figure"
      id={id}
      aria-expanded={asking.open === id}
      title={text === '–' ? t('withheld') : t('documents.figure.title')}
      onClick={() => asking.onAsk(id)}
    >
      {text}
    </button>
  );
}

const Caption = ({ label, caption }: { label?: string | undefined; caption: string }): ReactNode => (
  <>
    {label === undefined ? null : <span className="label">{label}</span>}
    {caption}
  </>
);

function Table({ block, asking }: { block: Extract<Block, { kind: 'table' }>; asking: Asking }): ReactNode {
  return (
    <figure>
      <div className="wide">
        <table className="counts">
          <caption>
            <Caption label={block.label} caption={block.caption} />
          </caption>
          <thead>
            <tr>
              {block.head.map((text, c) =>
                c === 0 ? (
                  <td key={c} />
                ) : (
                  <th key={c} scope="col">
                    {text}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {block.body.map(([name = '', ...cells], r) => (
              <tr key={r} className={r === block.body.length - 1 ? 'total' : undefined}>
                <th scope="row">{name}</th>
                {cells.map((text, c) => (
                  <td key={c} className={c === cells.length - 1 ? 'total' : undefined}>
                    <Number id={block.figures?.[r]?.[c]} text={text} asking={asking} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="under">{block.note}</p>
    </figure>
  );
}

/** The picture, and its numbers as a table: to be read by ear, and asked one by one. */
function Drawn({ block, asking }: { block: Extract<Block, { kind: 'picture' }>; asking: Asking }): ReactNode {
  return (
    <figure>
      <figcaption>
        <Caption label={block.label} caption={block.caption} />
      </figcaption>
      <div className="wide" tabIndex={0} role="group" aria-label={block.caption}>
        <Picture svg={block.svg} alternative={block.alternative} />
      </div>
      {block.rows && block.rows.length > 0 ? (
        <details open={block.rows.some(({ figure }) => figure === asking.open) || undefined}>
          <summary>{t('documents.astable')}</summary>
          <table className="counts twin">
            <tbody>
              {block.rows.map(({ label, value, figure }) => (
                <tr key={figure}>
                  <th scope="row">{label}</th>
                  <td>
                    <Number id={figure} text={value} asking={asking} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ) : null}
      {block.disclaimer ? <p className="under">{block.disclaimer}</p> : null}
    </figure>
  );
}

/** A paragraph with its number; behind it the figures that it says, to be asked. */
function Paragraph({
  block,
  note,
  asking,
}: {
  block: Extract<Block, { kind: 'paragraph' }>;
  note: number;
  asking: Asking;
}): ReactNode {
  const said = (block.figures ?? []).flatMap((id) => asking.figures.get(id) ?? []);
  return (
    <div className="numbered">
      <span className="mark">{block.number}.</span>
      <p>
        {block.text}
        {block.footnote === undefined ? null : (
          <sup>
            <a id={`to${note}`} href={`#note${note}`} role="doc-noteref">
              {note}
            </a>
          </sup>
        )}
        {said.map(({ id, value }) => (
          <span key={id} className="said">
            <Number id={id} text={value === null ? '–' : String(value)} asking={asking} />
          </span>
        ))}
      </p>
    </div>
  );
}

/** The blocks of a document as they follow each other, footnotes at the end: a page of the screen has no foot. */
export function DocumentBlocks({ blocks, asking }: { blocks: readonly Block[]; asking: Asking }): ReactNode {
  const notes = blocks.flatMap((block) => (block.kind === 'paragraph' && block.footnote ? [block] : []));
  return (
    <>
      {blocks.map((block, at) => {
        switch (block.kind) {
          case 'heading':
            return <h2 key={at}>{block.text}</h2>;
          case 'note':
            return (
              <p key={at} className="under">
                {block.text}
              </p>
            );
          case 'table':
            return <Table key={at} block={block} asking={asking} />;
          case 'picture':
            return <Drawn key={at} block={block} asking={asking} />;
          case 'paragraph':
            return <Paragraph key={at} block={block} note={notes.indexOf(block) + 1} asking={asking} />;
        }
      })}
      {notes.length === 0 ? null : (
        <ol className="footnotes">
          {notes.map(({ footnote }, at) => (
            <li key={at} id={`note${at + 1}`}>
              {footnote}{' '}
              <a href={`#to${at + 1}`} role="doc-backlink" aria-label={t('documents.back')}>
                ↑
              </a>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
