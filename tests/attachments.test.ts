/** Images of reports: nothing but the picture is kept, what no safe way exists for is refused, and who sees what was told sees them. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { crc32 } from 'node:zlib';
import { Problem } from '@openmara/core/access/problems';
import type { Role } from '@openmara/core/access/rules';
import { createApp } from '@openmara/server/http/app';
import { attachToReport } from '@openmara/server/incidents/attachments/attach-to-report';
import { cleanImage } from '@openmara/server/incidents/attachments/clean-image';
import { ImageRefused } from '@openmara/server/incidents/attachments/image';
import { listAttachments } from '@openmara/server/incidents/attachments/list-attachments';
import { readAttachment } from '@openmara/server/incidents/attachments/read-attachment';
import { withdrawAttachment } from '@openmara/server/incidents/attachments/withdraw-attachment';
import { getReport } from '@openmara/server/incidents/get-report';
import { listReports } from '@openmara/server/incidents/list-reports';
import { runFile, runOperation, runUpload } from '@openmara/server/operations/run';
import pg from 'pg';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

const mission = 'UNMISS';
let t: TestHouse;
let owner: pg.Client;
before(async () => {
  t = await openTestHouse(200);
  owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
});
after(async () => {
  await owner.end();
  await t.close();
});

const bytesOf = (...parts: Array<number[] | string>): Buffer =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );
const segment = (marker: number, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff]), body]);
/** Exif of a picture that lies on its side, with a place in it. */
const EXIF = bytesOf(
  'Exif\0\0II*\0',
  [8, 0, 0, 0, 2, 0],
  [0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0],
  [0x25, 0x88, 4, 0, 1, 0, 0, 0, 60, 0, 0, 0],
  [0, 0, 0, 0],
  'CANARY-GPS 7.1234 N 31.7654 E CANARY-CAMERA',
);
const FRAME = segment(0xc0, Buffer.from([8, 0, 2, 0, 3, 1, 1, 0x11, 0]));
const jpeg = (frame = FRAME): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, bytesOf('JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0], 'CANARY-THUMBNAIL')),
    segment(0xe1, EXIF),
    segment(0xe1, bytesOf('http://ns.adobe.com/xap/1.0/\0CANARY-XMP')),
    segment(0xe2, bytesOf('ICC_PROFILE\0CANARY-PROFILE')),
    segment(0xed, bytesOf('Photoshop 3.0\0CANARY-IPTC')),
    segment(0xee, bytesOf('Adobe', [0, 100, 0, 0, 0, 0, 1])),
    segment(0xfe, bytesOf('CANARY-COMMENT')),
    segment(0xdb, Buffer.alloc(65, 1)),
    frame,
    segment(0xc4, Buffer.alloc(20, 0)),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9]),
    Buffer.from('CANARY-TAIL <script>alert(1)</script>'),
  ]);
function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
const header = (width: number, height: number): Buffer => {
  const body = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0]);
  body.writeUInt32BE(width, 0);
  body.writeUInt32BE(height, 4);
  return chunk('IHDR', body);
};
const png = (head = header(1, 1), ...more: Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    head,
    chunk('tEXt', bytesOf('Author\0CANARY-AUTHOR')),
    chunk('iTXt', bytesOf('XML:com.adobe.xmp\0CANARY-XMP')),
    chunk('eXIf', EXIF),
    chunk('tIME', Buffer.from([7, 0xe0, 8, 1, 12, 0, 0])),
    ...more,
    chunk('IDAT', Buffer.from('789c636460f8cf500f00030601805a34', 'hex')),
    chunk('IEND', Buffer.alloc(0)),
    Buffer.from('CANARY-TAIL'),
  ]);

const attach = async (role: Role, id: string, bytes: Buffer, says = 'the burnt roof') =>
  runUpload(t.house, attachToReport, await t.actor(role), { mission, id, says }, Readable.from([bytes]));
const listed = async (role: Role, id: string) =>
  (await runOperation(t.house, listAttachments, await t.actor(role), { mission, id })).items;
const read = async (role: Role, id: string) =>
  runFile(t.house, readAttachment, await t.actor(role), { mission, id });
const refused =
  (code: string, reason?: string) =>
  (error: unknown): boolean =>
    error instanceof Problem && error.code === code && (!reason || error.details[0]?.reason === reason);
/** One of the reports that the role sees, by its place in the list. */
const theirs = async (role: Role, at = 0): Promise<string> =>
  (await runOperation(t.house, listReports, await t.actor(role), { mission })).items[at]?.id ?? assert.fail();

test('nothing of a file is kept but its picture and which way up it is; its row and its bytes hold no canary', async () => {
  const id = await theirs('focal_point');
  for (const [kind, bytes] of [
    ['jpeg', jpeg()],
    ['png', png()],
  ] as const) {
    assert.match(bytes.toString('latin1'), /CANARY/);
    const answer = await attach('focal_point', id, bytes);
    assert.equal(answer.kind, kind);
    const { rows } = await owner.query<{ text: string; content: Buffer }>(
      'select f::text as text, content from openmara.report_attachment f where id = $1',
      [answer.id],
    );
    const kept = `${rows[0]?.text} ${rows[0]?.content.toString('latin1')}`;
    assert.doesNotMatch(kept, /CANARY|script|7\.1234|Photoshop|ns\.adobe/, kind);
    const file = await read('wpa', answer.id);
    assert.deepEqual([file.type, file.name], [`image/${kind}`, `attachment.${kind}`]);
    assert.deepEqual(
      Buffer.from(cleanImage(Buffer.from(file.bytes)).bytes),
      file.bytes,
      'clean is clean already',
    );
  }
  const [first] = await listed('focal_point', id);
  assert.deepEqual([first?.width, first?.height, first?.says], [3, 2, 'the burnt roof']);
  const turned = cleanImage(jpeg()).bytes;
  assert.ok(Buffer.from(turned).includes(bytesOf([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6])), 'still on its side');
  assert.deepEqual(readdirSync(join(t.directory, 'uploads')), [], 'no copy lies about');
});

test('what is no plain image is refused, whatever it is called, and leaves nothing', async () => {
  const id = await theirs('wpa', 5);
  const kinds: Record<string, Buffer> = {
    svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    html: Buffer.from('<!doctype html><script>alert(1)</script>'),
    gif: Buffer.from('GIF89a<script>alert(1)</script>'),
    pdf: Buffer.from('%PDF-1.7 /OpenAction /JS (app.alert(1))'),
    office: Buffer.from('PK\u0003\u0004word/vbaProject.bin'),
    webp: Buffer.from('RIFF\0\0\0\0WEBPVP8 '),
    nothing: Buffer.alloc(0),
    'a lossless frame': jpeg(segment(0xc3, Buffer.from([8, 0, 2, 0, 3, 1, 1, 0x11, 0]))),
    'a chunk that changes what is seen': png(header(1, 1), chunk('ABCD', Buffer.from('CANARY'))),
  };
  for (const [name, bytes] of Object.entries(kinds))
    await assert.rejects(
      attach('wpa', id, bytes),
      refused('input_invalid', 'problem.why.attachment-kind'),
      name,
    );
  const flood = segment(0xc0, Buffer.from([8, 0xff, 0xff, 0xff, 0xff, 1, 1, 0x11, 0]));
  for (const bytes of [jpeg(flood), png(header(2 ** 30, 2 ** 30)), png(header(0, 1))])
    await assert.rejects(attach('wpa', id, bytes), refused('input_invalid', 'problem.why.attachment-size'));
  const badSum = png();
  badSum[20] = 7;
  for (const bytes of [badSum, jpeg().subarray(0, 60), png().subarray(0, 60), jpeg(Buffer.alloc(0))])
    await assert.rejects(attach('wpa', id, bytes), refused('input_invalid', 'problem.why.attachment-broken'));
  await assert.rejects(attach('wpa', id, Buffer.alloc(10_000_001, 0xff)), refused('body_too_large'));
  assert.deepEqual(await listed('wpa', id), []);
  assert.deepEqual(readdirSync(join(t.directory, 'uploads')), []);
});

test('whatever the bytes are, they are cleaned or refused', () => {
  let seed = 20160811;
  const next = (below: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return seed % below;
  };
  let cleaned = 0;
  for (let n = 0; n < 20_000; n += 1) {
    const bytes = Buffer.from(n % 2 ? jpeg() : png());
    for (let hits = 1 + next(4); hits > 0; hits -= 1) bytes[next(bytes.length)] = next(256);
    const cut = next(5) ? bytes : bytes.subarray(0, next(bytes.length));
    try {
      const { bytes: kept } = cleanImage(cut);
      cleaned += 1;
      assert.ok(kept.length <= cut.length + 40);
      assert.ok(!Buffer.from(kept).includes('CANARY-TAIL'), `${n} of seed 20160811`);
    } catch (error) {
      if (!(error instanceof ImageRefused)) throw error;
    }
  }
  assert.ok(cleaned > 1_000, `${cleaned} were cleaned`);
});

test('it is a new version of the report, whose incident is told; withdrawn it stays, with why, and is given out no more', async () => {
  const id = await theirs('focal_point');
  const before = await runOperation(t.house, getReport, await t.actor('wpa'), { mission, id });
  const { id: attached } = await attach('focal_point', id, png(), 'the road block');
  const now = await runOperation(t.house, getReport, await t.actor('wpa'), { mission, id });
  assert.equal(now.versions.length, before.versions.length + 1);
  assert.equal(now.versions[0]?.reason, 'the road block');
  const withdraw = async (role: Role, reason: string) =>
    runOperation(t.house, withdrawAttachment, await t.actor(role), { mission, id: attached, reason });
  await assert.rejects(withdraw('focal_point', ''), refused('input_invalid'));
  await withdraw('focal_point', 'a face is seen in it');
  await assert.rejects(withdraw('wpa', 'once more'), refused('input_invalid', 'problem.why.ended-already'));
  await assert.rejects(read('wpa', attached), refused('not_found'));
  const gone = (await listed('wpa', id)).find((item) => item.id === attached);
  assert.equal(gone?.withdrawn?.reason, 'a face is seen in it');
  const { rows } = await owner.query('select from openmara.report_attachment where id = $1', [attached]);
  assert.equal(rows.length, 1);
});

test('it is seen by who reads what was told of that report, and by nobody else, in the database too', async () => {
  const near = new Set(
    (await runOperation(t.house, listReports, await t.actor('field_wpa'), { mission, limit: 200 })).items.map(
      (r) => r.id,
    ),
  );
  const all = (await runOperation(t.house, listReports, await t.actor('wpa'), { mission, limit: 200 })).items;
  const far = all.find((report) => !near.has(report.id))?.id ?? assert.fail();
  const { id } = await attach('wpa', far, jpeg());
  assert.ok((await read('verifying_officer', id)).bytes.length > 0);
  await assert.rejects(read('field_wpa', id), refused('not_found'));
  assert.deepEqual(await listed('field_wpa', far), []);
  await assert.rejects(attach('field_wpa', far, jpeg()), refused('not_found'));
  for (const role of ['working_group_member', 'headquarters_analyst', 'administrator', 'auditor'] as const) {
    await assert.rejects(read(role, id), refused('not_allowed'), role);
    await assert.rejects(listed(role, far), refused('not_allowed'), role);
  }
  const { rows } = await owner.query<{ id: string }>('select id from openmara.mission where code = $1', [
    mission,
  ]);
  const app = new pg.Client(t.house.cluster.app);
  await app.connect();
  // The working group reads every report of the mission, and no capability of its opens a picture.
  await app.query(`begin; set local role openmara_wide; set local openmara.mission = '${rows[0]?.id}';
    set local openmara.account = '${(await t.actor('working_group_member')).accountId}';
    set local openmara.report_scope = 'all'; set local openmara.incident_scope = 'all';
    set local openmara.capabilities = '{read_reports,read_incidents}'`);
  assert.ok(((await app.query('select from openmara.report')).rowCount ?? 0) > 0);
  assert.equal((await app.query('select from openmara.report_attachment')).rowCount, 0);
  await app.query('rollback');
  await app.end();
});

test('it is counted and bounded', async () => {
  const id = await theirs('senior_wpa', 6);
  const standing = (await listed('senior_wpa', id)).filter((item) => !item.withdrawn).length;
  for (let n = standing; n < 20; n += 1) await attach('senior_wpa', id, png());
  await assert.rejects(
    attach('senior_wpa', id, png()),
    refused('input_invalid', 'problem.why.attachments-full'),
  );
});

test('over the line it is a file for the disk, in which nothing runs', async () => {
  const id = await theirs('focal_point');
  const { id: attached } = await attach('focal_point', id, jpeg());
  const app = createApp(t.house, '/nowhere');
  const signedIn = await app.request('/api/access/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ email: 'wpa@demo.example', password: 'demonstration only 2016' }),
  });
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const input = encodeURIComponent(JSON.stringify({ mission, id: attached }));
  const answer = await app.request(`/api/report/read-attachment?input=${input}`, { headers: { cookie } });
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-disposition'), 'attachment; filename="attachment.jpeg"');
  assert.equal(answer.headers.get('content-type'), 'image/jpeg');
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  assert.match(answer.headers.get('content-security-policy') ?? '', /^sandbox; default-src 'none'/);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
});
