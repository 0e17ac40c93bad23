/** The one place where text is looked at before anything else: what no database, document or reader can hold is refused. */
import { Problem, type ProblemDetail } from '@openmara/core/access/problems';

/** Control characters but tab and line ends, and what Unicode says is no character. Word and XML cannot hold them either. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/;
/** Lists in objects in lists: nothing that is asked goes deeper. */
const DEEPEST = 32;
/** Fields named in one refusal. */
const MOST = 20;

function reasonFor(text: string): string | null {
  if (UNWRITABLE.test(text)) return 'problem.why.control-character';
  if (!text.isWellFormed()) return 'problem.why.half-character';
  return null;
}

/**
 * Refuses input with a text or a name of a field that cannot be written down, and input that is nested without end.
 * @throws Problem input_invalid, with the path of each such text
 */
export function assertWritable(input: unknown): void {
  const faults: ProblemDetail[] = [];
  const found: Array<{ value: unknown; path: readonly string[] }> = [{ value: input, path: [] }];
  for (let next = found.pop(); next && faults.length < MOST; next = found.pop()) {
    const { value, path } = next;
    if (typeof value === 'string') {
      const reason = reasonFor(value);
      if (reason) faults.push({ field: path.join('.'), reason });
    } else if (typeof value === 'object' && value !== null) {
      if (path.length >= DEEPEST)
        throw new Problem('input_invalid', [
          { field: path.slice(0, 3).join('.'), reason: 'problem.why.nested' },
        ]);
      for (const [name, inside] of Object.entries(value)) {
        const reason = reasonFor(name);
        if (reason) faults.push({ field: path.join('.'), reason });
        else found.push({ value: inside, path: [...path, name] });
      }
    }
  }
  if (faults.length > 0) throw new Problem('input_invalid', faults);
}
