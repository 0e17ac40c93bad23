/** E-mail without content: once a day, to who asked for it, also after a mail server that was down, and recorded. */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:net';
import { after, before, test } from 'node:test';
import type { Role } from '@openmara/core/access/rules';
import { askReminders } from '@openmara/server/access/ask-reminders';
import { readReminders } from '@openmara/server/access/read-reminders';
import { remindPeople } from '@openmara/server/access/remind-people';
import { listAudit } from '@openmara/server/audit/list-audit';
import { mailFrom, openMail } from '@openmara/server/mail/open-mail';
import { JOBS } from '@openmara/server/jobs/registry';
import { runOperation, type Runtime } from '@openmara/server/operations/run';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

const ADDRESS = 'https://openmara.example.org/';
/** What a mail server took: whom it is for, and every line. */
interface Taken {
  readonly to: string;
  readonly lines: string[];
}
/** The few words of SMTP that delivering a message takes. @param port 0 for any */
function openMailServer(taken: Taken[], port: number): Promise<Server> {
  const server = createServer((socket) => {
    let to = '';
    let lines: string[] | null = null;
    const say = (text: string): void => void socket.write(`${text}\r\n`);
    const hear = (line: string): void => {
      if (lines) {
        if (line !== '.') return void lines.push(line);
        taken.push({ to, lines });
        lines = null;
        return say('250 taken');
      }
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'RCPT') to = /<(.*)>/.exec(line)?.[1] ?? '';
      if (verb === 'DATA') lines = [];
      if (verb === 'QUIT') return void socket.end('221 bye\r\n');
      say(verb === 'DATA' ? '354 go on' : '250 ok');
    };
    let rest = '';
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      const parts = (rest + chunk.toString('utf8')).split('\r\n');
      rest = parts.pop() ?? '';
      parts.forEach(hear);
    });
    say('220 test');
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}
const portOf = (server: Server): number => {
  const at = server.address();
  return typeof at === 'object' && at ? at.port : 0;
};
const close = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

let t: TestHouse;
let server: Server;
const taken: Taken[] = [];
let day = new Date('2026-03-02T06:23:00Z');
before(async () => {
  t = await openTestHouse(60);
  server = await openMailServer(taken, 0);
});
after(async () => {
  await close(server);
  await t.close();
});
const house = (): Runtime => ({
  ...t.house,
  now: () => day,
  services: {
    ...t.house.services,
    mail: openMail({
      server: `smtp://127.0.0.1:${portOf(server)}`,
      from: 'openmara@example.org',
      address: ADDRESS,
    }),
  },
});
const wish = async (role: Role, wanted: boolean) =>
  runOperation(house(), askReminders, await t.actor(role), { wanted });
const remind = (runtime = house()): Promise<void> => remindPeople.run(runtime, {}, true);
const NEXT = 24 * 3_600_000;

test('nothing is sent to who did not ask, and nothing at all where the installation names no mail server', async () => {
  assert.ok(JOBS.includes(remindPeople));
  await remind();
  assert.deepEqual(taken, []);
  const adviser = await t.actor('wpa');
  await wish('wpa', true);
  assert.deepEqual(await runOperation(t.house, readReminders, adviser, {}), { offered: false, wanted: true });
  await remind(t.house);
  assert.deepEqual(taken, []);
});
test('one a day goes to who asked, with a number and the address of the installation and nothing else', async () => {
  await remind();
  await remind();
  assert.deepEqual(
    taken.map(({ to }) => to),
    ['wpa@demo.example'],
  );
  const lines = taken[0]?.lines ?? [];
  const body = lines.slice(lines.indexOf('') + 1).filter((line) => line !== '');
  assert.equal(body.length, 2);
  assert.match(body[0] ?? '', /^Waiting for you in OpenMARA: [1-9]\d*$/);
  assert.equal(body[1], ADDRESS);
  assert.ok(lines.includes(`Subject: ${body[0] ?? ''}`));
  assert.doesNotMatch(lines.join('\n'), /UNMISS|MONUSCO|UNSMIL|demonstration/);
  day = new Date(day.getTime() + NEXT);
  await remind();
  assert.equal(taken.length, 2, 'the next day again');
});
test('while the mail server is down nothing counts as sent; an hour later it is', async () => {
  day = new Date(day.getTime() + NEXT);
  const before = taken.length;
  const port = portOf(server);
  const down = house();
  await close(server);
  await assert.rejects(remind(down), /mail server did not take a reminder: E[A-Z]+/);
  server = await openMailServer(taken, port);
  await remind();
  assert.equal(taken.length, before + 1);
});
test('each message and each failure stands in the audit log; who asks no more is sent none', async () => {
  const { items } = await runOperation(t.house, listAudit, await t.actor('auditor'), {
    operation: 'access.send-reminder',
  });
  assert.deepEqual(items.map(({ outcome }) => outcome).sort(), ['done', 'done', 'done', 'fault']);
  await wish('wpa', false);
  day = new Date(day.getTime() + NEXT);
  const before = taken.length;
  await remind();
  assert.equal(taken.length, before);
});
test('a setting that is not whole says what is missing', () => {
  assert.equal(mailFrom({}), null);
  assert.throws(
    () => mailFrom({ OPENMARA_SMTP: 'smtp://127.0.0.1:25', OPENMARA_ADDRESS: ADDRESS }),
    /To be mended: OPENMARA_MAIL_FROM\./,
  );
});
