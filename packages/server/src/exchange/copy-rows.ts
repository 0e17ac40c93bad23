/** Streams rows into a session's own staging table by COPY: memory does not grow with the file. */
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

const escapeCopy = (value: string): string =>
  /[\\\t\n\r]/.test(value)
    ? value.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
    : value;
export type CopyValue = string | number | boolean | null | readonly string[];

function field(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escapeCopy(value);
  if (typeof value === 'object')
    return escapeCopy(`{${value.map((part) => `"${part.replace(/["\\]/g, '\\$&')}"`).join(',')}}`);
  return String(value);
}

export interface CopyWriter {
  write(values: readonly CopyValue[]): Promise<void>;
  end(): Promise<void>;
}
export function openCopy(db: pg.ClientBase, table: string): CopyWriter {
  const stream = db.query(copyFrom(`copy ${table} from stdin`));
  let buffer = '';
  let failure: Error | null = null;
  let wake: () => void = () => undefined;
  stream.on('error', (error: Error) => {
    failure = error;
    wake();
  });
  stream.on('drain', () => wake());
  const flush = async (): Promise<void> => {
    if (failure) throw failure;
    const chunk = buffer;
    buffer = '';
    if (!stream.write(chunk)) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return {
    async write(values) {
      buffer += `${values.map(field).join('\t')}\n`;
      if (buffer.length > 256_000) await flush();
    },
    async end() {
      if (buffer) await flush();
      stream.end();
      await finished(stream);
    },
  };
}
