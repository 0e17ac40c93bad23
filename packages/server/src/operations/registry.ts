/** Every operation of the house, from the doors of its areas. */
import type { z } from 'zod';
import { AREAS, type HOUSE } from '../areas.ts';
import type { Operation } from './operation.ts';

/** Every operation, in the order of the areas. */
export const OPERATIONS: readonly Operation[] = AREAS.flatMap((area) => area.operations);

/** The operation of that name. */
export const operationNamed = (name: string): Operation | undefined =>
  OPERATIONS.find((operation) => operation.name === name);

type Known = (typeof HOUSE)[number]['operations'][number];
type Answering = Extract<Known, { readonly output: z.ZodType }>;
/** Names to input and output: what the web client is typed by. */
export type OperationTypes = {
  [O in Answering as O['name']]: { input: z.input<O['input']>; output: z.output<O['output']> };
};
/** Operations that answer with a file: name to input. */
export type FileTypes = {
  [O in Extract<Known, { readonly kind: 'file' }> as O['name']]: z.input<O['input']>;
};
