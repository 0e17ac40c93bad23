/** The form of a record while it is written: its values, what is kept of them, what stands against them, and its sending. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { faultsOf } from '@openmara/core/records/check';
import { type FieldValue, isSaid, type Values } from '@openmara/core/records/fields';
import type { Names } from '@openmara/core/records/title';
import { useRef, useState } from 'react';
import { Refused } from '../frame/api.ts';
import { useMay, useMission } from '../frame/here.ts';
import { listed, t, word } from '../frame/language.ts';
import { notify } from '../frame/notice.tsx';
import { type OneRecord, type RecordKind, recordsOf } from './client.ts';
import type { KindDoor } from './door.ts';
import { useKeeping } from './keeping.tsx';
import type { DraftKeeper } from './draft.ts';
import { type Draft, type Faults, same, type Seen, type Written } from './draft.ts';
import { faultWords, UNREADABLE, wordsOf } from './words.ts';

/** A refusal as faults by field. What the rules say is added, so that everything is said at once. */
function faultsIn(kind: RecordKind, refused: Refused, values: Values): Faults {
  const faults: Record<string, string[]> = {};
  const add = (field: string, text: string): void => {
    const others = faults[field] ?? [];
    if (!others.includes(text)) faults[field] = [...others, text];
  };
  for (const { field = '', message, reason } of refused.errors) {
    const name = field.split('.')[1] ?? '';
    const type = kind.fields[name]?.type;
    if (!type) continue;
    // The server's own messages come in the reader's language; those of the kind are looked up here.
    if (message?.startsWith('problem.')) add(name, reason);
    else add(name, message ? word(faultWords(kind), message) : word(UNREADABLE, type));
  }
  if (refused.code === 'input_invalid')
    for (const { field = '', reason } of faultsOf(kind, values)) add(field, word(faultWords(kind), reason));
  if (refused.code === 'already_exists') {
    const fields = kind.unique?.[0] ?? [];
    const labels = listed(fields.map((field) => word(wordsOf(kind).field, field)));
    const first = fields[0];
    if (first) add(first, t('record.exists', { fields: labels }));
  }
  return faults;
}

export interface Writing {
  readonly draft: Draft;
  readonly keeper: DraftKeeper;
  readonly reason: string;
  readonly seen: Seen | null;
  /** Why it was refused, where that stands against no field. */
  readonly problem: unknown;
  readonly sending: boolean;
  /** The record as it stands now, where somebody changed it since it was read. */
  readonly meanwhile: OneRecord | null;
  readonly sayWhy: (reason: string) => void;
  readonly send: () => void;
  /** Takes what was chosen from both versions and sends it. */
  readonly settle: (values: Values) => void;
}
interface Start {
  readonly door: KindDoor;
  readonly recordId: string | null;
  readonly from: Written;
  readonly keeper: DraftKeeper;
}

/** What a person in this role may say of the record. */
function useSayable(kind: RecordKind): (values: Values) => Values {
  const may = useMay();
  return (values) =>
    Object.fromEntries(
      Object.entries(values).filter(([name]) => {
        const field = kind.fields[name];
        return field && (field.seenWith === undefined || may(field.seenWith));
      }),
    );
}

/** Sends what is written: a new record, or what differs from the version that was seen. */
function useSending(
  { door: { kind, path }, recordId, keeper }: Start,
  refused: (error: unknown, written: Written) => void,
) {
  const mission = useMission();
  const client = recordsOf(kind, mission);
  const sayable = useSayable(kind);
  const cache = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async ({ values, seen, reason }: Written) => {
      const said = sayable(values);
      if (!recordId || !seen)
        return client.record({
          values: Object.fromEntries(Object.entries(said).filter(([, value]) => isSaid(value))),
        });
      const changed = Object.entries(said).filter(([name, value]) => !same(value, seen.values[name]));
      // An empty change would be a version that says nothing.
      if (changed.length === 0) return { id: recordId, version: seen.version };
      const why = reason.trim();
      return client.change({
        id: recordId,
        version: seen.version,
        values: Object.fromEntries(changed),
        ...(why ? { reason: why } : {}),
      });
    },
    onSuccess: async ({ id, version }, { seen }) => {
      await keeper.discard();
      await cache.invalidateQueries();
      await navigate({ to: `/m/${mission}/${path}/${id}` as string });
      if (version === seen?.version) notify(t('record.nothing-changed'));
      else notify(recordId ? t('record.changed-now') : t('record.recorded-now'));
    },
    onError: refused,
  });
}

/** All that the form needs, begun from a draft, a record or nothing. */
export function useWriting(start: Start): Writing {
  const { door, recordId, from, keeper } = start;
  const client = recordsOf(door.kind, useMission());
  const [written, setWritten] = useState(from);
  const [faults, setFaults] = useState<Faults>({});
  const [problem, setProblem] = useState<unknown>(null);
  const [meanwhile, setMeanwhile] = useState<OneRecord | null>(null);
  // State is told late; a second click comes sooner.
  const busy = useRef(false);
  useKeeping(keeper);
  // Two inputs may say something before the form is drawn again; neither takes the other back.
  const latest = useRef(from);
  const write = (next: Written): void => {
    latest.current = next;
    setWritten(next);
    keeper.write(next);
  };
  const sending = useSending(start, (error, { values }) => {
    busy.current = false;
    const refused = error instanceof Refused ? error : null;
    const found = refused ? faultsIn(door.kind, refused, values) : {};
    setFaults(found);
    if (refused?.code === 'changed_meanwhile' && recordId) {
      void client.get(recordId).then(setMeanwhile);
    } else if (Object.keys(found).length === 0) setProblem(error);
  });
  const send = (what: Written): void => {
    if (busy.current) return;
    busy.current = true;
    setFaults({});
    setProblem(null);
    sending.mutate(what);
  };
  const say = (field: string, value: FieldValue, chosen: Names = {}): void => {
    setFaults(({ [field]: _, ...others }) => others);
    const { values, names, ...rest } = latest.current;
    write({ ...rest, values: { ...values, [field]: value }, names: { ...names, ...chosen } });
  };
  return {
    draft: { values: written.values, names: written.names, faults, say },
    keeper,
    reason: written.reason,
    seen: written.seen,
    problem,
    sending: sending.isPending,
    meanwhile,
    sayWhy: (reason) => write({ ...latest.current, reason }),
    send: () => send(latest.current),
    settle: (values) => {
      if (!meanwhile) return;
      const next = { ...latest.current, values, seen: meanwhile.record };
      setMeanwhile(null);
      write(next);
      send(next);
    },
  };
}
