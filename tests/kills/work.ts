/** What people do while things are killed: file, join, decide, import; and a note of what was acknowledged. */
import { askOf, pause, postTo, signInAs } from '../server-process.ts';

export const MISSION = 'UNMISS';
/** Rows of each file that is imported. */
export const ROWS = 1500;

export interface Acknowledged {
  readonly reports: string[];
  /** Reports with the incident that they were joined to. */
  readonly joins: Array<{ readonly report: string; readonly incident: string }>;
  readonly decisions: string[];
  /** Sources of the files whose import was begun. */
  readonly imports: string[];
  /** Answers that are neither done nor "not now". */
  readonly wrong: string[];
}
type Tokens = Readonly<Record<'filer' | 'joiner' | 'decider' | 'importer', string>>;

export async function signInAll(base: string): Promise<Tokens> {
  const [filer, joiner, decider, importer] = await Promise.all(
    ['focal-point', 'wpa', 'verifying-officer', 'senior-wpa'].map((role) => signInAs(base, role)),
  );
  if (!filer || !joiner || !decider || !importer) throw new Error('four sign in');
  return { filer, joiner, decider, importer };
}

/** A file of its own register, whose keys all begin with its source. */
export function smallLog(source: string): string {
  const lines = ['Case ID,Incident date,Type,Location,F'];
  for (let row = 1; row <= ROWS; row += 1)
    lines.push(`${source}-${row},2016-0${(row % 9) + 1}-1${row % 9},rape,Yei,1`);
  return `${lines.join('\n')}\n`;
}
export const mappingOf = (source: string): object => ({
  name: source,
  source,
  dateOrder: 'ymd',
  columns: { 'Case ID': 'key', 'Incident date': 'occurred', Type: 'forms', Location: 'place', F: 'female' },
});

/** Works until told to stop. A server that is gone, or says "not now", is asked again. */
export class Work {
  private stopped = false;
  private files = 0;
  private readonly base: string;
  private readonly tokens: Tokens;
  private readonly done: Acknowledged;
  private readonly workers: Promise<void>[];

  constructor(base: string, tokens: Tokens, done: Acknowledged) {
    this.base = base;
    this.tokens = tokens;
    this.done = done;
    this.workers = [
      this.repeat(async () => void (await this.file())),
      this.repeat(() => this.fileJoinDecide()),
      this.repeat(() => this.fileJoinDecide()),
      this.repeat(() => this.import()),
    ];
  }
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.workers);
  }
  private async repeat(work: () => Promise<void>): Promise<void> {
    while (!this.stopped) {
      try {
        await work();
      } catch {
        // The line broke: whether it was done is not known, and nothing is noted.
        await pause(100);
      }
      await pause(20);
    }
  }
  /** @returns the answer where it was done; @throws Error where it was not */
  private async post(path: string, body: object, token: string): Promise<Record<string, unknown>> {
    const answer = await postTo(this.base, path, { mission: MISSION, ...body }, token);
    const said = (await answer.json()) as Record<string, unknown>;
    if (answer.ok) return said;
    if (answer.status !== 503) this.done.wrong.push(`${path} ${answer.status} ${JSON.stringify(said)}`);
    throw new Error(`${answer.status}`);
  }
  private async file(): Promise<string> {
    const report = {
      receivedOn: '2016-08-02',
      forms: ['rape'],
      occurred: { from: '2016-08-01', to: '2016-08-01', precision: 'exact' },
      sourceType: 'survivor',
      survivors: [{ sex: 'female', ageBand: '18-24', count: 1 }],
    };
    const id = String((await this.post('report/file', report, this.tokens.filer))['id']);
    this.done.reports.push(id);
    return id;
  }
  private async fileJoinDecide(): Promise<void> {
    const [first, second] = [await this.file(), await this.file()];
    const reason = 'the same night';
    const opened = await this.post('incident/open', { reportId: first, reason }, this.tokens.joiner);
    const id = String(opened['id']);
    this.done.joins.push({ report: first, incident: id });
    await this.post('incident/join-report', { id, reportId: second, reason }, this.tokens.joiner);
    this.done.joins.push({ report: second, incident: id });
    const step = { id, method: 'interview', takenOn: '2016-09-01', grounds: 'heard with consent' };
    const { version } = await this.post(
      'incident/record-step',
      { ...step, primarySource: true },
      this.tokens.decider,
    );
    await this.post('incident/decide', { ...step, version, decision: 'verified' }, this.tokens.decider);
    this.done.decisions.push(id);
  }
  private async import(): Promise<void> {
    this.files += 1;
    const source = `kill-${Date.now().toString(36)}-${this.files}`;
    const input = encodeURIComponent(JSON.stringify({ mission: MISSION, fileName: 'log.csv' }));
    const answer = await fetch(`${this.base}/api/import/upload?input=${input}`, {
      method: 'POST',
      body: smallLog(source),
      headers: { authorization: `Bearer ${this.tokens.importer}` },
    });
    if (!answer.ok) throw new Error(String(answer.status));
    const { uploadId } = (await answer.json()) as { uploadId: string };
    await this.post('import/start', { uploadId, mapping: mappingOf(source) }, this.tokens.importer);
    this.done.imports.push(uploadId);
    // One at a time: the next is begun when this one is over, or when the server was lost.
    for (let turn = 0; turn < 200 && !this.stopped; turn += 1) {
      const list = await askOf(this.base, 'import/list', { mission: MISSION }, this.tokens.importer);
      const { items } = (await list.json()) as { items: Array<{ id: string; state: string }> };
      if (items.some(({ id, state }) => id === uploadId && state !== 'reading')) return;
      await pause(100);
    }
  }
}
