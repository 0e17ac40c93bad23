/**
 * What people bring is read in a process of its own: a file that takes more time or memory than a file may is
 * refused in words, the server goes on, and nothing of the file is kept.
 */
import assert from 'node:assert/strict';
import { createWriteStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { after, before, test } from 'node:test';
import { Problem } from '@openmara/core/access/problems';
import { openApart } from '@openmara/server/apart/open-apart';
import type { WorkLimits } from '@openmara/server/apart/worker';
import type { House } from '@openmara/server/command/house';
import { importJob } from '@openmara/server/exchange/import-job';
import { listImports } from '@openmara/server/exchange/list-imports';
import { previewImport } from '@openmara/server/exchange/preview-import';
import { startImport } from '@openmara/server/exchange/start-import';
import { uploadFile } from '@openmara/server/exchange/upload-file';
import { problemWords } from '@openmara/server/language/problem-words';
import type { Actor } from '@openmara/server/operations/operation';
import { runOperation, runUpload } from '@openmara/server/operations/run';
import yazl from 'yazl';
import { openTestHouse, type TestHouse } from './open-test-house.ts';
import { askDatabase } from './server-process.ts';

const mission = 'UNMISS';
let t: TestHouse;
let actor: Actor;
const opened: Array<() => void> = [];
before(async () => {
  t = await openTestHouse(20);
  actor = await t.actor('senior_wpa');
});
after(async () => {
  for (const close of opened) close();
  await t.close();
});

/** The same house with other limits. */
function limited(limits: Partial<WorkLimits>): House {
  const apart = openApart(t.house.cluster.app, t.directory, limits);
  opened.push(() => apart.close());
  return { ...t.house, apart };
}
async function upload(name: string, bytes: Buffer): Promise<string> {
  const input = { mission, fileName: name };
  return (await runUpload(t.house, uploadFile, actor, input, Readable.from([bytes]))).uploadId;
}
const LOG = Buffer.from('Case ID,Incident date,Type,Location,F\nk1,2016-03-01,rape,Yei,1\n');
const COLUMNS = {
  'Case ID': 'key',
  'Incident date': 'occurred',
  Type: 'forms',
  Location: 'place',
  F: 'female',
};

/** A workbook that is small on disk and holds very many different texts. */
async function manyTexts(count: number): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  const part = (path: string, text: string) => zip.addBuffer(Buffer.from(text), path);
  part('xl/workbook.xml', '<workbook><sheets><sheet name="Log" sheetId="1" r:id="a"/></sheets></workbook>');
  part('xl/worksheets/sheet1.xml', '<worksheet><sheetData/></worksheet>');
  const texts = Array.from({ length: count }, (_, at) => `<si><t>Yei ${at}</t></si>`);
  part('xl/sharedStrings.xml', `<sst>${texts.join('')}</sst>`);
  zip.end();
  const path = join(t.directory, 'many.xlsx');
  await pipeline(zip.outputStream, createWriteStream(path));
  return readFile(path);
}

const tooDemanding = (error: unknown): boolean => {
  assert.ok(error instanceof Problem);
  assert.equal(error.code, 'file_too_demanding');
  assert.match(problemWords(error, 'en').errors[0]?.reason ?? '', /Nothing of it was kept.*divide it/);
  return true;
};
const entries = (uploadId: string) =>
  askDatabase(
    t.directory,
    `select operation, outcome from openmara.audit_entry
     where operation in ('import.preview', 'import.apply') and outcome = 'file_too_demanding'
       and at > (select uploaded_at from openmara.upload where id = '${uploadId}')`,
  );

test('a file that fills the memory is refused, and the next file is read', async () => {
  const house = limited({ heapMb: 64 });
  const uploadId = await upload('many.xlsx', await manyTexts(1_200_000));
  await assert.rejects(runOperation(house, previewImport, actor, { mission, uploadId }), tooDemanding);
  assert.deepEqual(await entries(uploadId), [{ operation: 'import.preview', outcome: 'file_too_demanding' }]);
  const small = await upload('log.csv', LOG);
  const seen = await runOperation(house, previewImport, actor, { mission, uploadId: small });
  assert.equal(seen.rows, 1);
});

test('a process that holds more than it may, or gives no sign of life, is ended', async () => {
  const line = 'k1,2016-03-01,rape,Yei,1\n';
  const uploadId = await upload('log.csv', Buffer.concat([LOG, Buffer.from(line.repeat(20_000))]));
  for (const limits of [{ residentMb: 1 }, { silentMs: 1 }])
    await assert.rejects(
      runOperation(limited(limits), previewImport, actor, { mission, uploadId }),
      tooDemanding,
    );
});

/** Processes that work apart and were started by this one. */
const apartNow = (): number =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const parent = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1];
        return (
          Number(parent) === process.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('child.ts')
        );
      } catch {
        return false;
      }
    }).length;
test(
  'a process that holds much ends once its file is read, and a small one is kept for the next',
  { skip: existsSync('/proc/self/stat') ? false : 'the processes of this system cannot be counted' },
  async () => {
    const uploadId = await upload('log.csv', LOG);
    const rests = async (limits: Partial<WorkLimits>, left: number): Promise<void> => {
      const before = apartNow();
      await runOperation(limited(limits), previewImport, actor, { mission, uploadId });
      for (let tries = 0; tries < 100 && apartNow() !== before + left; tries += 1)
        await new Promise((resolve) => setTimeout(resolve, 50));
      assert.equal(apartNow(), before + left);
    };
    await rests({ keptMb: 1 }, 0);
    await rests({}, 1);
  },
);

test('a wide and honest sheet of two thousand columns and rows is within what a file may take', async () => {
  const more = Array.from({ length: 1995 }, (_, at) => `Question ${at}`);
  const answers = more
    .map((_, at) => (at % 3 === 0 ? 'yes' : at % 3 === 1 ? '' : `answer ${at % 7}`))
    .join(',');
  const lines = Array.from({ length: 2000 }, (_, at) => `w${at},2016-03-01,rape,Yei,1,${answers}\n`);
  const wide = `Case ID,Incident date,Type,Location,F,${more.join(',')}\n${lines.join('')}`;
  const uploadId = await upload('wide.csv', Buffer.from(wide));
  const seen = await runOperation(limited({}), previewImport, actor, { mission, uploadId });
  assert.deepEqual([seen.rows, seen.created], [2000, 2000]);
});

test('an import that takes too much has failed and says why; nothing of it is written', async () => {
  const uploadId = await upload('log.csv', LOG);
  const mapping = { name: 'log', source: 'apart', dateOrder: 'ymd', columns: COLUMNS };
  await runOperation(t.house, startImport, actor, { mission, uploadId, mapping });
  const data = {
    mission,
    uploadId,
    mapping,
    email: actor.email,
    importAs: null,
    withdraws: null,
    notIdentities: [],
  };
  await importJob.run(limited({ silentMs: 1 }), data, false);
  const { items } = await runOperation(t.house, listImports, actor, { mission });
  const run = items.find(({ id }) => id === uploadId);
  assert.equal(run?.state, 'failed');
  assert.match(run?.problem ?? '', /more time or memory.*Save only the sheet/);
  const written = await askDatabase(
    t.directory,
    `select from openmara.report where external_source = 'apart'`,
  );
  assert.deepEqual(written, []);
});

test('of one account few wait for their turn; whoever finds no place is asked to come again', async () => {
  const uploadId = await upload('log.csv', LOG);
  const asked = Array.from({ length: 7 }, () =>
    runOperation(t.house, previewImport, actor, { mission, uploadId }),
  );
  const ended = await Promise.allSettled(asked);
  const codes = ended.map((end) =>
    end.status === 'fulfilled'
      ? 'seen'
      : end.reason instanceof Problem
        ? end.reason.code
        : String(end.reason),
  );
  assert.deepEqual(codes.toSorted(), ['busy', 'busy', 'busy', 'seen', 'seen', 'seen', 'seen']);
});

test('a refusal comes from the other process as it was said there', async () => {
  const uploadId = await upload('log.csv', Buffer.from('%PDF-1.7 and more'));
  await assert.rejects(
    runOperation(t.house, previewImport, actor, { mission, uploadId }),
    (error: unknown) => {
      assert.ok(error instanceof Problem);
      assert.deepEqual([error.code, error.details[0]?.field], ['file_refused', 'type_mismatch']);
      return true;
    },
  );
});

test('lines of JSON are looked at without a mapping: no row of them holds the headings', async () => {
  const line = '{"Case ID":"j1","Incident date":"2016-03-01","Type":"rape","Location":"Yei"}\n';
  const uploadId = await upload('log.jsonl', Buffer.from(line));
  const seen = await runOperation(t.house, previewImport, actor, { mission, uploadId });
  assert.deepEqual([seen.rows, seen.mapping.headerRow], [1, undefined]);
});
