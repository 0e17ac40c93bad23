/** The typed client: names, inputs and outputs come from the server's registry, as types only. */
import { locale } from './language.ts';
import { rememberReader, sendInSession } from './session.ts';
import type { FileTypes, OperationTypes } from '@openmara/server/operations/registry';

interface Fault {
  readonly field?: string;
  readonly reason: string;
  /** The message that says the reason in the reader's language, where there is one. */
  readonly message?: string;
}
export class Refused extends Error {
  readonly code: string;
  readonly status: number;
  readonly errors: readonly Fault[];
  readonly action: string;
  constructor(problem: { title: string; code: string; status: number; detail: string; errors?: Fault[] }) {
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
/** What an operation answers, for the parts of a page that show it. */
export type Answer<N extends Name> = OperationTypes[N]['output'];
const path = (name: string): string => `/api/${name.replace('.', '/')}`;

/** A refusal is answered in the language of the page, which need not be that of the browser. */
const inOurs = (): Record<string, string> => ({ 'accept-language': locale() });

export async function ask<N extends Name>(
  name: N,
  input: OperationTypes[N]['input'],
): Promise<OperationTypes[N]['output']> {
  const address = `${path(name)}?input=${encodeURIComponent(JSON.stringify(input))}`;
  return answer(await sendInSession(() => fetch(address, { headers: inOurs() })));
}
/** The account that is signed in; from then on it is known whose page this is. */
export async function whoAmI(): Promise<Answer<'access.who-am-i'>> {
  const me = await ask('access.who-am-i', {});
  rememberReader(me);
  return me;
}
/**
 * @param options keepalive where it must arrive though the page is being closed; then at most 64 kB. `leaving` where an
 * ended session is not signed in to again for it
 */
export async function command<N extends Name>(
  name: N,
  input: OperationTypes[N]['input'],
  { leaving = false, ...options }: { readonly keepalive?: boolean; readonly leaving?: boolean } = {},
): Promise<OperationTypes[N]['output']> {
  const body = JSON.stringify(input);
  const send = (): Promise<Response> =>
    fetch(path(name), {
      method: 'POST',
      headers: { ...inOurs(), 'content-type': 'application/json' },
      body,
      ...options,
    });
  return answer(await (leaving ? send() : sendInSession(send)));
}
/** The ending alone: the rest of a file's name may name a person, and stays here. */
const sentName = (name: string): string => `file${/\.[a-z]{3,6}$/i.exec(name)?.[0].toLowerCase() ?? ''}`;
/** Brings a file; it belongs to the account and the mission, and goes when it was imported or after a day. */
export async function upload(mission: string, file: File): Promise<{ uploadId: string }> {
  const input = encodeURIComponent(JSON.stringify({ mission, fileName: sentName(file.name) }));
  return answer(
    await sendInSession(() =>
      fetch(`/api/import/upload?input=${input}`, {
        method: 'POST',
        headers: { ...inOurs(), 'content-type': 'application/octet-stream' },
        body: file,
      }),
    ),
  );
}
/** Attaches an image to a report; its name stays here, and what it is its bytes say. */
export async function attach(
  mission: string,
  id: string,
  says: string,
  file: File,
): Promise<Answer<'report.attach'>> {
  const input = encodeURIComponent(JSON.stringify({ mission, id, says }));
  return answer(
    await sendInSession(() =>
      fetch(`/api/report/attach?input=${input}`, {
        method: 'POST',
        headers: { ...inOurs(), 'content-type': 'application/octet-stream' },
        body: file,
      }),
    ),
  );
}
/** The address of an operation that answers with a file. */
export const fileAddress = <N extends keyof FileTypes>(name: N, input: FileTypes[N]): string =>
  `${path(name)}?input=${encodeURIComponent(JSON.stringify(input))}`;
