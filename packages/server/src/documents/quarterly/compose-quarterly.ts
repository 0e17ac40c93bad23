import { compositionOf } from '../compose-document.ts';

export const composeQuarterly = compositionOf('quarterly');
