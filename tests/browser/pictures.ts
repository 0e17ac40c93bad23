/** `npm run pictures`: the pictures of docs/adviser.md, of a synthetic house of its own, each as a reader finds the page. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileReport } from '@openmara/server/incidents/file-report';
import { openIncident } from '@openmara/server/incidents/open-incident';
import { recordStep } from '@openmara/server/incidents/record-step';
import { buildPages } from '@openmara/server/http/build-pages';
import { runOperation } from '@openmara/server/operations/run';
import type { Page } from 'playwright-core';
import { enter, say, serveHouse, type ServedHouse, settled } from './served-house.ts';

const FOLDER = join(import.meta.dirname, '../../docs/pictures');
const MISSION = 'UNMISS';
const LOG = `Case ID,Date received,Incident date,Location,Type of violence,Survivors,Source
B-1,2016-08-09,2016-08-08,Bentiu,Gang rape,3,NGO
B-2,2016-08-10,some day,Koch,Rape,1,Witness
`;

const open = async ({ base }: ServedHouse, page: Page, path: string): Promise<void> => {
  await page.goto(`${base}/m/${MISSION}/${path}`);
  await settled(page);
};
const keep = async (page: Page, name: string): Promise<void> => {
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' });
};

/** Two invented reports of one night, the first in an incident. @returns the incident and the report that waits */
async function gather({ t }: ServedHouse): Promise<{ incident: string; report: string }> {
  const { rows } = await t.house.pool.query<{ id: string }>(
    `select id from openmara.place where country = 'SSD' and name = 'Bentiu' limit 1`,
  );
  const focal = await t.actor('focal_point');
  const told = {
    mission: MISSION,
    receivedOn: '2016-08-09',
    occurred: { from: '2016-08-08', to: '2016-08-08', precision: 'exact' },
    placeId: rows[0]?.id,
    forms: ['gang_rape'],
    survivors: [{ count: 3, sex: 'female' }],
    sourceType: 'witness',
  };
  const first = await runOperation(t.house, fileReport, focal, told);
  const second = await runOperation(t.house, fileReport, focal, {
    ...told,
    sourceType: 'ngo',
    survivors: [{ count: 2, sex: 'female' }],
  });
  const about = { mission: MISSION, reportId: first.id, reason: 'first report of this event' };
  const opened = await runOperation(t.house, openIncident, await t.actor('wpa'), about);
  return { incident: opened.id, report: second.id };
}

async function take(served: ServedHouse): Promise<void> {
  const { incident, report } = await gather(served);
  const focal = await enter(served, 'focal-point');
  await open(served, focal, 'reports/new');
  await focal.waitForSelector('#field-occurred');
  await keep(focal, 'file-a-report');
  const adviser = await enter(served, 'wpa');
  await open(served, adviser, 'import');
  const buffer = Buffer.from(LOG);
  await adviser.setInputFiles('input[type=file]', { name: 'log.csv', mimeType: 'text/csv', buffer });
  await adviser.getByRole('heading', { name: say('import.mapping') }).scrollIntoViewIfNeeded();
  await keep(adviser, 'import-a-log');
  await open(served, adviser, `reports/${report}/join`);
  await adviser.waitForSelector('.side-by-side');
  await keep(adviser, 'join-a-report');
  await open(served, adviser, `incidents/${incident}`);
  await adviser.locator('select[name=method]').scrollIntoViewIfNeeded();
  await keep(adviser, 'record-a-step');
  await runOperation(served.t.house, recordStep, await served.t.actor('wpa'), {
    mission: MISSION,
    id: incident,
    method: 'interview',
    primarySource: true,
    takenOn: '2016-08-20',
    grounds: 'Synthetic: heard with consent.',
  });
  const officer = await enter(served, 'verifying-officer');
  await open(served, officer, 'incidents/decisions');
  await keep(officer, 'decide');
}

buildPages();
mkdirSync(FOLDER, { recursive: true });
const served = await serveHouse(120);
try {
  await take(served);
  console.log(`pictures: ${FOLDER}`);
} finally {
  await served.close();
}
