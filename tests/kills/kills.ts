/** kill -9 of the server, the database or the command line at random moments, on one data directory, under work. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  askDatabase,
  end,
  freePort,
  hasEnded,
  MAIN,
  pause,
  postmasterOf,
  removeAll,
  type ServerProcess,
  startServer,
  until,
} from '../server-process.ts';
import { Checked } from './invariants.ts';
import { type Acknowledged, mappingOf, MISSION, signInAll, smallLog, Work } from './work.ts';

/** The same moments for the same seed (mulberry32), as far as a machine allows. @returns 0 to below `below` */
function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below;
  };
}

/** After so many kills, and after the last, everything since the first is looked at again; else what is new. */
const ALL_AGAIN = 40;
const TARGETS = ['server', 'database', 'both', 'command line', 'starting server', 'database'] as const;
type Target = (typeof TARGETS)[number];

interface Scene {
  readonly directory: string;
  readonly port: number;
  readonly random: (below: number) => number;
  server: ServerProcess;
}

/** `openmara import` of a file of its own, killed somewhere on its way. */
async function killCommandLine({ directory, random }: Scene, turn: number): Promise<void> {
  const source = `kill-command-${turn}`;
  const file = join(directory, `${source}.csv`);
  const mapping = join(directory, `${source}.json`);
  writeFileSync(file, smallLog(source));
  writeFileSync(mapping, JSON.stringify(mappingOf(source)));
  const words = ['import', file, '--mission', MISSION, '--mapping', mapping, '--data', directory];
  const child = spawn(process.execPath, [MAIN, ...words, '--as', 'senior-wpa@demo.example'], {
    stdio: 'ignore',
  });
  await pause(300 + random(2500));
  if (!hasEnded(child)) child.kill('SIGKILL');
  await end(child);
}

async function restart(scene: Scene): Promise<void> {
  await end(scene.server.child);
  scene.server = await startServer(scene.directory, scene.port);
}

/** Kills once; a server that was killed is started again, a database comes back by itself. */
async function kill(scene: Scene, target: Target, turn: number): Promise<void> {
  const { directory, port, random } = scene;
  await pause(random(1200));
  if (target === 'command line') return killCommandLine(scene, turn);
  // Of this directory, by the id that was written there.
  const database = target === 'database' || target === 'both' ? postmasterOf(directory) : null;
  if (database !== null) process.kill(database, 'SIGKILL');
  if (target !== 'database') scene.server.child.kill('SIGKILL');
  if (target === 'starting server') {
    await end(scene.server.child);
    let starting: ChildProcess | undefined;
    const started = startServer(directory, port, { begun: (child) => (starting = child) });
    started.catch(() => undefined);
    await pause(random(2500));
    starting?.kill('SIGKILL');
    if (starting) await end(starting);
  }
  if (target !== 'database') await restart(scene);
  if (database !== null) await until(async () => isAnother(directory, database), 'another database');
}

function isAnother(directory: string, than: number): true | undefined {
  try {
    return postmasterOf(directory) !== than || undefined;
  } catch {
    return undefined;
  }
}

const isWell = async ({ server }: Scene): Promise<true | undefined> => {
  const answer = await fetch(`${server.base}/api/health`).catch(() => null);
  return answer?.status === 200 || undefined;
};

/**
 * @param times how many kills
 * @param seed what the moments and targets are drawn from
 * @returns how often each was killed and how much was acknowledged; @throws Error that says what was lost or half done
 */
export async function runKills(
  times: number,
  seed: number,
  say: (text: string) => void,
): Promise<Record<string, number>> {
  const directory = mkdtempSync(join(tmpdir(), 'openmara-kills-'));
  const port = await freePort();
  const done: Acknowledged = { reports: [], joins: [], decisions: [], imports: [], wrong: [] };
  const killed: Record<string, number> = {};
  const scene: Scene = {
    directory,
    port,
    random: randomOf(seed),
    server: await startServer(directory, port),
  };
  let work: Work | undefined;
  try {
    const tokens = await signInAll(scene.server.base);
    const [begun] = await askDatabase<{ since: string }>(directory, 'select now()::text as since');
    const checked = new Checked(directory, begun?.since ?? '', done);
    work = new Work(scene.server.base, tokens, done);
    for (let turn = 1; turn <= times; turn += 1) {
      const target = TARGETS[Math.floor(scene.random(TARGETS.length))] ?? 'server';
      killed[target] = (killed[target] ?? 0) + 1;
      await kill(scene, target, turn);
      await until(() => isWell(scene), `health after kill ${turn}, of the ${target}`, 60);
      const faults = await checked.faults(turn % ALL_AGAIN === 0 || turn === times);
      if (faults.length > 0 || hasEnded(scene.server.child))
        throw new Error(`seed ${seed}, kill ${turn} of the ${target}: ${faults.join('; ')}`);
      say(`${turn}/${times} ${target}: ${done.reports.length} reports acknowledged, all there`);
    }
    await work.stop();
    if (done.wrong.length > 0) throw new Error(`seed ${seed}: ${done.wrong.slice(0, 5).join('; ')}`);
    const { reports, joins, decisions, imports } = done;
    return {
      ...killed,
      reports: reports.length,
      joins: joins.length,
      decisions: decisions.length,
      imports: imports.length,
    };
  } finally {
    await work?.stop();
    await removeAll(directory, scene.server.child);
  }
}
