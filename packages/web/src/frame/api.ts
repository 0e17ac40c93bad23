/** The typed client: names, inputs and outputs come from the server's registry, as types only. */
import type { OperationTypes } from '@openmara/server/operations/registry';

export class Refused extends Error {
  readonly code: string;
  readonly status: number;
  readonly errors: ReadonlyArray<{ field?: string; reason: string }>;
  readonly action: string;
  constructor(problem: {
    title: string;
    code: string;
    status: number;
    detail: string;
    errors?: Array<{ field?: string; reason: string }>;
  }) {
    super(problem.title);
    this.code = problem.code;
    this.status = problem.status;
    this.errors = problem.errors ?? [];
    this.action = problem.detail;
  }
}
async function answer<T>(response: Response): Promise<T> {
  const body = await response.json();
  if (!response.ok) throw new Refused(body);
  return body;
}
type Name = keyof OperationTypes;
const path = (name: string): string => `/api/${name.replace('.', '/')}`;

export async function ask<N extends Name>(
  name: N,
  input: OperationTypes[N]['input'],
): Promise<OperationTypes[N]['output']> {
  return answer(await fetch(`${path(name)}?input=${encodeURIComponent(JSON.stringify(input))}`));
}
export async function command<N extends Name>(
  name: N,
  input: OperationTypes[N]['input'],
): Promise<OperationTypes[N]['output']> {
  return answer(
    await fetch(path(name), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    }),
  );
}
export async function upload(file: File): Promise<{ uploadId: string }> {
  return answer(
    await fetch('/api/import/upload', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    }),
  );
}
export const signOut = (): Promise<unknown> =>
  fetch('/api/access/sign-out', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
