/** What somebody is writing: kept on the server soon after each change, so that no closed lid and no other device loses it. */
import { isSaid, type FieldValue, type Values } from '@openmara/core/records/fields';
import type { Names } from '@openmara/core/records/title';
import { command } from '../frame/api.ts';

/** What stands against the fields, in the reader's words. */
export type Faults = Readonly<Record<string, readonly string[]>>;
/** The form as its questions read and write it. */
export interface Draft {
  readonly values: Values;
  readonly names: Names;
  readonly faults: Faults;
  /** @param names of what the value refers to, if it does */
  readonly say: (field: string, value: FieldValue, names?: Names) => void;
}
/** The version of the record that the writer saw, where she changes one. */
export interface Seen {
  readonly version: number;
  readonly values: Values;
}
/** What is kept of a form. */
export interface Written {
  readonly values: Values;
  readonly names: Names;
  readonly seen: Seen | null;
  readonly reason: string;
}
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const readSeen = (seen: unknown): Seen | null =>
  isObject(seen) && typeof seen['version'] === 'number' && isObject(seen['values'])
    ? { version: seen['version'], values: seen['values'] as Values }
    : null;
/** A draft as another version of the program may have kept it: what cannot be read is left out, the rest stays. */
export function readWritten(content: Readonly<Record<string, unknown>>): Written {
  const { values, names, seen, reason } = content;
  return {
    values: (isObject(values) ? values : {}) as Values,
    names: (isObject(names) ? names : {}) as Names,
    seen: readSeen(seen),
    reason: typeof reason === 'string' ? reason : '',
  };
}
/** Whether two values say the same. */
export const same = (one: FieldValue | undefined, other: FieldValue | undefined): boolean =>
  (!isSaid(one) && !isSaid(other)) || JSON.stringify(one) === JSON.stringify(other);

export type Kept =
  | { readonly is: 'nothing' }
  | { readonly is: 'keeping' }
  | { readonly is: 'kept'; readonly at: string }
  | { readonly is: 'failed' };

/** Milliseconds without a change after which what is written is kept. */
const REST = 800;
/** Milliseconds until it is tried again where the line was cut. */
const AGAIN = 5_000;
/** Characters that a browser still sends while it closes a page. */
const MOST_WHILE_CLOSING = 30_000;

/** Keeps the draft of one form, one request after the other, the last text always last. */
export class DraftKeeper {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private unsent: object | null = null;
  private work: Promise<void> = Promise.resolve();
  private ended = false;
  private kept: Kept = { is: 'nothing' };
  private readonly listeners = new Set<() => void>();
  /** Kept by any form of this page a moment ago: a form that opens waits for it before it asks what there is. */
  static latest: Promise<void> = Promise.resolve();
  private readonly mission: string;
  private readonly form: string;
  private readonly recordId: string | null;
  private id: string | null;
  private readonly several: boolean;
  /** @param several whether the form has several drafts at once, so that the id says which */
  constructor(
    mission: string,
    form: string,
    recordId: string | null,
    id: string | null,
    at: string | null,
    several = false,
  ) {
    this.several = several;
    this.mission = mission;
    this.form = form;
    this.recordId = recordId;
    this.id = id;
    if (at) this.kept = { is: 'kept', at };
  }
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly state = (): Kept => this.kept;
  private tell(kept: Kept): void {
    this.kept = kept;
    for (const listener of this.listeners) listener();
  }
  /** What is written now; it is kept after a rest. */
  write(written: object): void {
    if (this.ended) return;
    this.unsent = written;
    this.again(REST);
  }
  private again(after: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), after);
  }
  /** Keeps at once what is not kept yet. @param closing where the page may be gone before the answer */
  flush(closing = false): Promise<void> {
    clearTimeout(this.timer);
    const written = this.unsent;
    if (!written) return this.work;
    this.unsent = null;
    const keepalive = closing && JSON.stringify(written).length < MOST_WHILE_CLOSING;
    this.work = keepalive ? this.keep(written, true) : this.work.then(() => this.keep(written, false));
    DraftKeeper.latest = this.work;
    return this.work;
  }
  private async keep(written: object, keepalive: boolean): Promise<void> {
    this.tell({ is: 'keeping' });
    try {
      const { mission, form, recordId } = this;
      const draftId = this.several && this.id ? { draftId: this.id } : {};
      const { id, savedAt } = await command(
        'draft.keep',
        { mission, form, recordId, content: { ...written }, ...draftId },
        { keepalive },
      );
      this.id = id;
      this.tell({ is: 'kept', at: savedAt });
    } catch {
      this.unsent ??= written;
      this.tell({ is: 'failed' });
      if (!this.ended) this.again(AGAIN);
    }
  }
  /** Whether anything is kept, or about to be. */
  get holds(): boolean {
    return !this.ended && (this.unsent !== null || this.kept.is !== 'nothing');
  }
  /** It was sent, or is not wanted: nothing of it stays. */
  async discard(): Promise<void> {
    clearTimeout(this.timer);
    this.unsent = null;
    this.ended = true;
    await this.work;
    // What cannot be discarded is offered once more, which does no harm.
    // Of several, what was never kept is not there to be discarded.
    if (this.id && !(this.several && this.kept.is === 'nothing'))
      await command('draft.discard', { mission: this.mission, id: this.id }).catch(() => null);
  }
}
