/** A process beside the server that runs one operation at a time, and is ended where it takes more than it may. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { Problem } from '@openmara/core/access/problems';
import { endProgress, setProgress } from '../exchange/import-progress.ts';
import { type ReplyMessage, replyMessage, type TaskMessage } from './messages.ts';

export interface WorkLimits {
  /** Megabytes of objects, which the process itself may not pass, and of everything that it holds. */
  readonly heapMb: number;
  readonly residentMb: number;
  /** Milliseconds without a sign of life: something holds it up that does not end. */
  readonly silentMs: number;
  /** Megabytes beyond which it ends at once when it has nothing to do: a demanding file leaves nothing behind. */
  readonly keptMb: number;
  /** Milliseconds after which it ends where nothing was asked. */
  readonly idleMs: number;
}
/** How a run ended in the other process, which has put it on record there. */
export type Outcome =
  { readonly kind: 'done'; readonly answer: unknown } | { readonly kind: 'refused'; readonly error: Error };

/** Signals by which a process ends that had no memory left: by its own engine, by the system. */
const OUT_OF_MEMORY: ReadonlySet<string | null> = new Set(['SIGABRT', 'SIGKILL', 'SIGTRAP', 'SIGILL']);
const tooDemanding = (): Problem =>
  new Problem('file_too_demanding', [
    {
      reason: 'problem.why.too-demanding',
    },
  ]);

/** An error of the other process, as the log and the queue need it. */
function faultOf({ name, message, stack, code }: Extract<ReplyMessage, { kind: 'fault' }>): Error {
  return Object.assign(new Error(message), { name, stack, ...(code ? { code } : {}) });
}

export class Worker {
  private readonly child: ChildProcess;
  private readonly limits: WorkLimits;
  private idle: NodeJS.Timeout | undefined;
  private settle: ((how: Outcome | Error) => void) | null = null;
  private heard = 0;
  /** Bytes that it held when it was last heard. */
  private resident = 0;
  /** Imports whose progress it told. */
  private readonly told = new Set<string>();
  private ended = false;
  private why: Error | null = null;
  /** @param gone told once, when the process has ended */
  constructor(limits: WorkLimits, gone: () => void) {
    this.limits = limits;
    // What it prints could be a piece of a file: nothing of it is kept.
    this.child = fork(join(import.meta.dirname, 'child.ts'), {
      execArgv: [`--max-old-space-size=${limits.heapMb}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.child.on('message', (message) => this.hear(replyMessage.parse(message)));
    this.child.on('error', (error) => this.finish(error));
    this.child.on('exit', (code, signal) => {
      this.ended = true;
      clearTimeout(this.idle);
      gone();
      const demanded = this.why ?? (OUT_OF_MEMORY.has(signal) || code === 134 ? tooDemanding() : null);
      this.finish(demanded ?? new Error(`the process that worked apart ended (${signal ?? code})`));
    });
    this.rest();
  }

  /** Whether it can take a task. */
  get free(): boolean {
    return this.settle === null && !this.ended;
  }

  /**
   * Runs it there.
   * @param longest milliseconds
   * @throws Problem file_too_demanding where it had to be ended; Error where it ended by itself
   */
  async run(task: TaskMessage, longest: number): Promise<Outcome> {
    clearTimeout(this.idle);
    this.child.ref();
    this.child.channel?.ref();
    this.heard = Date.now();
    const total = setTimeout(() => this.kill(tooDemanding()), longest);
    const listening = setInterval(
      () => {
        if (Date.now() - this.heard > this.limits.silentMs) this.kill(tooDemanding());
      },
      Math.min(1000, this.limits.silentMs),
    );
    try {
      const how = await new Promise<Outcome | Error>((resolve) => {
        this.settle = resolve;
        this.child.send(task, (error) => error && this.finish(error));
      });
      if (how instanceof Error) throw how;
      return how;
    } finally {
      clearTimeout(total);
      clearInterval(listening);
      for (const id of this.told) endProgress(id);
      this.told.clear();
      this.rest();
    }
  }

  /** Ends the process, and with it the transaction that it has open. */
  kill(why: Error | null = null): void {
    this.ended = true;
    this.why ??= why;
    this.child.kill('SIGKILL');
  }

  /** Nothing keeps the server alive for its sake while it has nothing to do, and after a while, or large, it ends. */
  private rest(): void {
    if (this.resident > this.limits.keptMb * 1_000_000) return this.kill();
    this.child.unref();
    this.child.channel?.unref();
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.kill(), this.limits.idleMs);
    this.idle.unref();
  }
  private finish(how: Outcome | Error): void {
    const { settle } = this;
    this.settle = null;
    settle?.(how);
  }
  private hear(message: ReplyMessage): void {
    this.heard = Date.now();
    switch (message.kind) {
      case 'alive':
        this.resident = message.resident;
        if (message.resident > this.limits.residentMb * 1_000_000) this.kill(tooDemanding());
        return;
      case 'progress': {
        const { importId, read, total, rows, seconds } = message;
        this.told.add(importId);
        return setProgress(importId, { read, total, rows, seconds });
      }
      case 'done':
        return this.finish({ kind: 'done', answer: message.answer });
      case 'refused': {
        const error = new Problem(message.code, message.details.map(plain), message.retryAfter);
        return this.finish({ kind: 'refused', error });
      }
      case 'fault':
        return this.finish({ kind: 'refused', error: faultOf(message) });
    }
  }
}
const plain = (detail: {
  reason: string;
  field?: string | undefined;
  places?: Record<string, string> | undefined;
}) => ({
  reason: detail.reason,
  ...(detail.field === undefined ? {} : { field: detail.field }),
  ...(detail.places === undefined ? {} : { places: detail.places }),
});
