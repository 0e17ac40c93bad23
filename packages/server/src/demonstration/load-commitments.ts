/** Puts the commitments of the letter into the demonstration, each citing what it comes from. */
import { newId } from '@openmara/vault/ids';
import type pg from 'pg';
import { z } from 'zod';
import { execute, maybeRow } from '../database/rows.ts';
import { LETTER } from './letter.ts';
import {
  LETTER_COMMITMENTS,
  LETTER_DAY,
  type LetterInstrument,
  type LetterMeasure,
} from './letter-commitments.ts';

const idRow = z.object({ id: z.string() });
const cited = (statements: readonly string[]): string => `${LETTER} (${statements.join(', ')})`;

interface Into {
  readonly db: pg.ClientBase;
  readonly mission: string;
  readonly recordedBy: string;
}
type Table = 'instrument' | 'signatory' | 'measure' | 'evidence';

/** A row by the names of its columns; what is not said stays empty. */
async function insert({ db, mission, recordedBy }: Into, table: Table, values: object): Promise<string> {
  const id = newId();
  await execute(
    db,
    `insert into openmara.${table} select * from jsonb_populate_record(null::openmara.${table}, $1)`,
    [
      JSON.stringify({
        mission_id: mission,
        id,
        version: 1,
        recorded_by: recordedBy,
        recorded_at: new Date().toISOString(),
        ...values,
      }),
    ],
  );
  return id;
}

async function loadMeasure(into: Into, instrument: string, measure: LetterMeasure): Promise<void> {
  const id = await insert(into, 'measure', {
    instrument,
    standard: 'other_measure',
    text: measure.text,
    passage: cited(measure.statements),
    note: measure.note,
    state: measure.state,
    state_since: LETTER_DAY,
  });
  if (measure.evidence)
    await insert(into, 'evidence', {
      measure: id,
      seen_on: LETTER_DAY,
      bears: 'shows_progress',
      finding: measure.evidence.finding,
      source: cited([measure.evidence.statement]),
    });
}

async function loadInstrument(
  into: Into,
  said: LetterInstrument,
  earlier: ReadonlyMap<string, string>,
): Promise<string> {
  const party = said.party
    ? await maybeRow(into.db, idRow, 'select id from openmara.party where name = $1', [said.party])
    : null;
  const follows = said.carriesOut ? earlier.get(said.carriesOut) : undefined;
  const id = await insert(into, 'instrument', {
    title: said.title,
    type: said.type,
    state: said.state,
    state_since: LETTER_DAY,
    party: party?.id,
    agreed_from: said.month?.from,
    agreed_to: said.month?.to,
    agreed_precision: said.month ? 'month' : 'unknown',
    ...(follows ? { follows, follows_as: 'carries_out' } : {}),
    amnesty: said.amnesty,
    note: said.note,
    source: cited(said.statements),
  });
  for (const signatory of said.signatories ?? [])
    await insert(into, 'signatory', { instrument: id, ...signatory });
  for (const measure of said.measures ?? []) await loadMeasure(into, id, measure);
  return id;
}

/** What the letter says of a mission's commitments; nothing where it says nothing. */
export async function loadCommitments(into: Into, code: string): Promise<void> {
  const earlier = new Map<string, string>();
  await execute(into.db, `set local openmara.mission = '${into.mission}'`);
  for (const said of LETTER_COMMITMENTS[code] ?? [])
    earlier.set(said.key, await loadInstrument(into, said, earlier));
}
