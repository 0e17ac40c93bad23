import type { Kind, StateShape } from '@openmara/core/records/kind';
import type { ReactNode } from 'react';
import { word } from '../frame/language.ts';
import { wordsOf } from './words.ts';

const SHAPES: Readonly<Record<StateShape, string>> = {
  open: '○',
  half: '◐',
  full: '●',
  crossed: '⊘',
  dashed: '◌',
};

/** A state by its shape and its word; colour adds to both and says nothing alone. */
export function State({ kind, code }: { kind: Kind; code: string }): ReactNode {
  const shape = kind.states?.all[code]?.shape ?? 'open';
  return (
    <span className={`state ${shape}`}>
      <span aria-hidden="true">{SHAPES[shape]}</span> {word(wordsOf(kind).state, code)}
    </span>
  );
}
