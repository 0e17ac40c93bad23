/** A report that is corrected: a new version with its reason, told to its incident, and never over somebody else's. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Problem } from '@openmara/core/access/problems';
import { correctReport } from '@openmara/server/incidents/correct-report';
import { fileReport } from '@openmara/server/incidents/file-report';
import { findReference } from '@openmara/server/incidents/find-reference';
import { getIncident } from '@openmara/server/incidents/get-incident';
import { getReport } from '@openmara/server/incidents/get-report';
import { openIncident } from '@openmara/server/incidents/open-incident';
import { readReportForm } from '@openmara/server/incidents/read-report-form';
import { runOperation } from '@openmara/server/operations/run';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let t: TestHouse;
const mission = 'UNMISS';
before(async () => {
  t = await openTestHouse(20);
});
after(() => t.close());
const codeOf = (error: unknown): boolean | string => (error instanceof Problem ? error.code : String(error));

test('what is corrected is a new version with its reason; what no form asks for stays, and the incident is told', async () => {
  const filer = await t.actor('focal_point');
  const adviser = await t.actor('wpa');
  const found = await runOperation(t.house, findReference, filer, {
    mission,
    of: 'place',
    search: 'Rubkona',
  });
  const placeId = found.items.find(({ name }) => name.includes(','))?.id;
  assert.ok(placeId);
  const { id } = await runOperation(t.house, fileReport, filer, {
    mission,
    receivedOn: '2016-08-20',
    occurred: { from: '2016-08-01', to: '2016-08-31', precision: 'month' },
    placeId,
    forms: ['rape'],
    survivors: [
      { count: 2, sex: 'female' },
      { count: 1, sex: 'male', countKnown: false },
    ],
    sourceType: 'witness',
    narrative: 'Told at the water point.',
  });
  const filed = await runOperation(t.house, getReport, filer, { mission, id });
  assert.notEqual(filed.placePrecision, 'country', 'a place of the list is as exact as it is');
  const incident = await runOperation(t.house, openIncident, adviser, {
    mission,
    reportId: id,
    reason: 'first report of this event',
  });
  const form = await runOperation(t.house, readReportForm, filer, { mission, id });
  assert.deepEqual(
    form.report.survivors.map(({ count, countKnown }) => [count, countKnown]),
    [
      [2, true],
      [1, false],
    ],
  );
  assert.equal(form.names[placeId], filed.place);
  const corrected = await runOperation(t.house, correctReport, filer, {
    mission,
    id,
    version: form.version,
    report: {
      ...form.report,
      occurred: { from: '2016-08-14', to: '2016-08-14', precision: 'exact' },
      survivors: [{ count: 3, sex: 'female' }],
    },
    reason: 'the source gave the day',
  });
  assert.equal(corrected.version, 2);
  const read = await runOperation(t.house, getReport, filer, { mission, id });
  assert.deepEqual(
    [read.occurred.precision, read.survivors, read.receivedOn, read.office, read.narrative, read.place],
    ['exact', 3, '2016-08-20', filed.office, 'Told at the water point.', filed.place],
  );
  assert.deepEqual(
    read.versions.map((one) => [one.version, one.reason, one.by, one.says.survivors]),
    [
      [2, 'the source gave the day', filer.name, 3],
      [1, null, filer.name, 3],
    ],
  );
  const told = await runOperation(t.house, getIncident, adviser, { mission, id: incident.id });
  assert.ok(told.joinedReports[0]?.changedSince);
  assert.equal(told.steps.at(-1)?.grounds, 'the source gave the day');
  // Whoever read the first version does not write over the second.
  await assert.rejects(
    runOperation(t.house, correctReport, adviser, {
      mission,
      id,
      version: 1,
      report: form.report,
      reason: 'as it was',
    }),
    (error) => codeOf(error) === 'changed_meanwhile',
  );
  const untouched = await runOperation(t.house, getReport, adviser, { mission, id });
  assert.equal(untouched.versions.length, 2);
});
