/** What every document holds to: its kind is registered, its map says what lies on it and no other mission's. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Problem } from '@openmara/core/access/problems';
import { type Locale, LOCALES } from '@openmara/core/language/languages';
import { BOUNDARY_STATEMENTS } from '@openmara/core/missions/disputed-lines';
import type { Role } from '@openmara/core/access/rules';
import { PARTY } from '@openmara/core/parties/party';
import { figures } from '@openmara/documents/house-style';
import type { DocumentModel } from '@openmara/documents/model';
import { renderDocx } from '@openmara/documents/render-docx';
import { renderHtml } from '@openmara/documents/render-html';
import { renderPdf, typstSource } from '@openmara/documents/render-pdf';
import { clearDocument } from '@openmara/server/documents/clear-document';
import { listDocuments } from '@openmara/server/documents/list-documents';
import { DOCUMENT_KINDS } from '@openmara/server/documents/kinds';
import { composeQuarterly } from '@openmara/server/documents/quarterly/compose-quarterly';
import { getDocument } from '@openmara/server/documents/get-document';
import { whatWaits } from '@openmara/server/missions/what-waits';
import { missionMap } from '@openmara/server/missions/mission-map';
import { OPERATIONS } from '@openmara/server/operations/registry';
import type { Actor } from '@openmara/server/operations/operation';
import { nameIsAlias } from '@openmara/server/parties/aliases';
import { partyNames } from '@openmara/server/parties/party-names';
import { recordOperation } from '@openmara/server/records/record-record';
import { getRelease } from '@openmara/server/releases/get-release';
import { makeRelease } from '@openmara/server/releases/make-release';
import { runOperation } from '@openmara/server/operations/run';
import pg from 'pg';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let t: TestHouse;
before(async () => {
  t = await openTestHouse(400);
});
after(() => t.close());

async function quarterly(mission: string, locale: Locale): Promise<DocumentModel> {
  const adviser = await t.actor('senior_wpa');
  const { id } = await runOperation(t.house, composeQuarterly, adviser, {
    mission,
    period: '2016-Q3',
    locale,
  });
  return (await runOperation(t.house, getDocument, adviser, { mission, id })).model as DocumentModel;
}
const underTheMap = (model: DocumentModel): string =>
  model.blocks.flatMap((block) => (block.kind === 'picture' ? [block.disclaimer ?? ''] : [])).at(-1) ?? '';
const dashes = (model: DocumentModel): number =>
  JSON.stringify(model.blocks).match(/stroke-dasharray/g)?.length ?? 0;

const ABYEI = /Abyei|أبيي/;
const BOUNDARY = /Sudan and South Sudan|Soudan et le Soudan du Sud|السودان وجنوب السودان/;
const ENDORSEMENT = /United Nations|Nations Unies|الأمم المتحدة/;

test('the digits of a document are of one kind, and no paragraph says only that something is withheld', async () => {
  for (const locale of LOCALES)
    for (const mission of ['UNMISS', 'UNSMIL']) {
      const model = await quarterly(mission, locale);
      assert.doesNotMatch(
        JSON.stringify(model.blocks),
        /[\u0660-\u0669\u06F0-\u06F9]/u,
        `${locale} ${mission}`,
      );
      const alone =
        /^(Other shares are withheld|Les autres proportions ne sont pas publiées|وحُجبت النسب الأخرى)/;
      for (const block of model.blocks)
        if (block.kind === 'paragraph') assert.doesNotMatch(block.text, alone);
    }
});
const MISSIONS = ['MINUSCA', 'MINUSMA', 'MONUSCO', 'UNAMID', 'UNMISS', 'UNOCI', 'UNSMIL', 'UNSOM'];
test('places and parties are named in the letters of the document’s language, and no two places alike', async () => {
  const owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
  const { rows } = await owner.query<{ country: string; name: string; names: Record<string, string> }>(
    `select country, name, names from openmara.place where level = 'adm1'`,
  );
  await owner.end();
  for (const locale of LOCALES) {
    for (const { name, names } of rows) assert.ok(names[locale], `${name} has a name in ${locale}`);
    const shown = rows.map(({ country, names }) => `${country} ${names[locale]}`);
    assert.equal(new Set(shown).size, shown.length, locale);
    for (const mission of MISSIONS) {
      const model = await quarterly(mission, locale);
      const said = model.blocks.flatMap((block) => (block.kind === 'picture' ? [block.alternative] : []));
      const drawn = model.blocks.flatMap((block) =>
        block.kind === 'picture' ? [block.svg.replace(/<[^>]*>/g, ' ')] : [],
      );
      const other = locale === 'ar' ? /[A-Za-zÀ-ÿ]/ : /[\u0600-\u06ff]/;
      for (const text of [...said, ...drawn]) assert.doesNotMatch(text, other, `${mission} ${locale}`);
    }
  }
  const adviser = await t.actor('senior_wpa');
  const release = await runOperation(t.house, getRelease, adviser, {
    mission: 'UNMISS',
    period: '2016-Q3',
    locale: 'ar',
  });
  const places = release.tables.find((table) => table.rows === 'adm1')?.rowKeys ?? [];
  assert.ok(places.some(({ code, label }) => code === 'Lakes' && label === 'البحيرات'));
});
test('a party without a name in the language keeps its own, which stands by itself', async () => {
  const db = await t.house.pool.connect();
  await db.query(`begin`);
  try {
    const told = await partyNames(db, ['Ex-Séléka', 'Nobody’s party'], 'ar');
    assert.equal(told.get('Nobody’s party'), 'Nobody’s party');
    assert.equal(told.get('Ex-Séléka'), 'ائتلاف سيليكا السابق');
    assert.equal(
      (await partyNames(db, ['Malian Armed Forces'], 'fr')).get('Malian Armed Forces'),
      'Forces armées maliennes',
    );
    // By a spelling that it had when the figures were released.
    assert.equal((await partyNames(db, ['FAMa'], 'en')).get('FAMa'), 'Malian Armed Forces');
  } finally {
    await db.query('rollback');
    db.release();
  }
});
test('what a party is called in another language is one of its spellings, and no other party’s', async () => {
  const adviser = await t.actor('senior_wpa');
  const record = (name: string, nameFr: string) =>
    runOperation(t.house, recordOperation(PARTY, nameIsAlias), adviser, {
      mission: 'UNMISS',
      values: { name, nameFr, kind: 'militia', source: 'invented for this test' },
    });
  await record('An invented company', 'Une compagnie inventée');
  const taken = (error: unknown) => error instanceof Problem && error.code === 'already_exists';
  await assert.rejects(record('Another invented company', 'une Compagnie inventee'), taken);
  const db = await t.house.pool.connect();
  const told = await partyNames(db, ['Une compagnie inventée', 'An invented company'], 'fr');
  db.release();
  assert.deepEqual([...told.values()], ['Une compagnie inventée', 'Une compagnie inventée']);
});
test('headings, tables and figures are counted as they come; each says its source, and every shape has them', async () => {
  for (const locale of LOCALES) {
    const model = await quarterly('MONUSCO', locale);
    const headings = model.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
    assert.equal(new Set(headings.map((text) => text.split(/[.-]/)[0])).size, headings.length);
    const tables = model.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
    for (const [at, { label, note }] of tables.entries()) {
      assert.match(label ?? '', new RegExp(` ${at + 1}$`));
      assert.match(note, /^(Source|المصدر)\u00a0?: .*MONUSCO/);
    }
    const pictures = model.blocks.flatMap((block) => (block.kind === 'picture' ? [block.label] : []));
    assert.equal(new Set(pictures).size, pictures.length);
    const html = renderHtml(model);
    const { source } = typstSource(model);
    // Drawings stand beside each other on one page: a name that two define is only that of the first.
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((found) => found[1]);
    assert.equal(new Set(ids).size, ids.length, ids.join(' '));
    for (const [svg] of html.matchAll(/<svg[^>]*>/g)) assert.match(svg, / direction="ltr"/);
    const footnotes = model.blocks.flatMap((block) =>
      block.kind === 'paragraph' && block.footnote !== undefined ? [block.footnote] : [],
    );
    assert.ok(footnotes.length >= 1);
    const wanted = [model.masthead.body ?? '?', ...tables.map(({ label }) => label ?? '?'), ...footnotes];
    for (const text of wanted) {
      assert.ok(html.includes(text.replaceAll("'", '&#39;')), `${text} in HTML`);
      assert.ok(source.includes(JSON.stringify(text)), `${text} in the source of the PDF`);
    }
  }
});
test('every number of a table, picture or paragraph names its figure, and the figure says which count it is', async () => {
  const model = await quarterly('UNMISS', 'en');
  const byId = new Map(model.figures.map((figure) => [figure.id, figure]));
  assert.equal(byId.size, model.figures.length, 'each id once');
  let cells = 0;
  for (const block of model.blocks) {
    if (block.kind === 'table')
      for (const [r, row] of block.body.entries())
        for (const [c, text] of row.slice(1).entries()) {
          const figure = byId.get(block.figures?.[r]?.[c] ?? '');
          const { value = NaN, of } = figure ?? {};
          assert.equal(text, value === null ? '–' : figures(value, 'en'), `${block.caption} ${r} ${c}`);
          assert.equal(of?.row === null, r === block.body.length - 1, 'the last row is the totals');
          assert.equal(of?.column === null, c === row.length - 2, 'the last column is the totals');
          cells += 1;
        }
    if (block.kind === 'picture')
      assert.ok(
        block.rows?.every(({ figure }) => byId.has(figure)),
        block.caption,
      );
    if (block.kind === 'paragraph' && /\d per cent|verified .* incidents of/.test(block.text))
      assert.ok(block.figures?.length, block.text);
  }
  assert.ok(cells > 40, `${cells} cells`);
});
test('a document that was composed before there were numbers and footnotes is set as it was', async () => {
  const { masthead, blocks, ...rest } = await quarterly('UNOCI', 'fr');
  const { body: _, ...before } = masthead;
  const old: DocumentModel = {
    ...rest,
    masthead: before,
    blocks: blocks.map((block) => {
      const {
        label: __,
        footnote: ___,
        ...kept
      } = block as typeof block & { label?: string; footnote?: string };
      return kept as typeof block;
    }),
  };
  assert.doesNotMatch(renderHtml(old), /undefined|Tableau 1/);
  assert.doesNotMatch(typstSource(old).source, /undefined|#footnote/);
  assert.ok(renderPdf(old).length > 10_000);
  assert.ok((await renderDocx(old)).length > 10_000);
});
test('a title says which mission, which period and as of which moment', async () => {
  const { title, subtitle, asOf } = await quarterly('UNMISS', 'en');
  const year = asOf.slice(0, 4);
  assert.match(subtitle, new RegExp(`South Sudan: whole mission, third quarter of 2016, as of .* ${year}$`));
  const { items } = await runOperation(t.house, listDocuments, await t.actor('senior_wpa'), {
    mission: 'UNMISS',
  });
  assert.ok(items.some((item) => item.title === `${title}. ${subtitle}`));
});
test('the quarters before stand beside the quarter where they were released, and not where they were not', async () => {
  const adviser = await t.actor('senior_wpa');
  const said = async (): Promise<string> => JSON.stringify((await quarterly('MONUSCO', 'en')).blocks);
  assert.doesNotMatch(await said(), /had been verified/);
  for (const period of ['2016-Q2', '2015-Q3'])
    await runOperation(t.house, makeRelease, adviser, { mission: 'MONUSCO', period });
  assert.match(
    await said(),
    /In the second quarter of 2016, .* had been verified; in the third quarter of 2015, /,
  );
  for (const locale of LOCALES) {
    const model = await quarterly('MONUSCO', locale);
    const trend = model.blocks.find((block) => block.kind === 'picture');
    assert.ok(trend?.kind === 'picture' && trend.rows);
    // Three quarters of five were released: two numbers of each, and a place for those that were not.
    assert.equal(trend.rows.length, 6, locale);
    assert.equal(trend.svg.match(/>2015</g)?.length, 2, locale);
    assert.equal(trend.svg.match(/>2016</g)?.length, 3, locale);
  }
});
test('a release is drawn on its page as in the report: the same bars, the same map but for who listened', async () => {
  const adviser = await t.actor('senior_wpa');
  for (const [mission, locale] of MISSIONS.flatMap((one) => LOCALES.map((of) => [one, of] as const))) {
    const { blocks } = await quarterly(mission, locale);
    const asked = { mission, period: '2016-Q3', locale, pictures: true };
    const { pictures } = await runOperation(t.house, getRelease, adviser, asked);
    const drawn = blocks.flatMap((block) => (block.kind === 'picture' ? [block] : []));
    const { tables } = await runOperation(t.house, getRelease, adviser, asked);
    const table = (by: string) =>
      tables.find((one) => one.population === 'verified_incidents' && one.rows === by);
    // A map where its table was released, bars where a party is named.
    const wanted = [...(table('adm1') ? ['adm1'] : []), ...(table('party')?.rowKeys.length ? ['party'] : [])];
    assert.deepEqual(
      pictures.map(({ rows }) => rows),
      wanted,
      mission,
    );
    // A table that was refused is no table of nothing.
    if (!table('adm1')) {
      const map = drawn.at(-1)?.svg ?? '';
      assert.ok(map.includes('fill="url(#map-withheld)"') && !map.includes('fill="#eef3f8"'), mission);
    }
    for (const { svg, under } of pictures)
      assert.ok(
        drawn.some((one) => one.svg === svg && one.disclaimer?.endsWith(under)),
        locale,
      );
  }
});
test('a mission’s map disclaims the lines that lie on it, in every language, and no other mission’s', async () => {
  for (const locale of LOCALES) {
    for (const mission of ['UNMISS', 'UNAMID']) {
      const model = await quarterly(mission, locale);
      for (const said of [ABYEI, BOUNDARY, ENDORSEMENT])
        assert.match(underTheMap(model), said, `${mission} ${locale}`);
      assert.ok(dashes(model) >= 2, `${mission}: the lines that the text speaks of are drawn`);
    }
    for (const mission of ['UNSOM', 'MINUSMA', 'MINUSCA', 'MONUSCO', 'UNOCI', 'UNSMIL']) {
      const model = await quarterly(mission, locale);
      assert.doesNotMatch(JSON.stringify(model), ABYEI, `${mission} ${locale}`);
      assert.doesNotMatch(underTheMap(model), BOUNDARY, `${mission} ${locale}`);
      assert.match(underTheMap(model), ENDORSEMENT, `${mission} ${locale}`);
      assert.equal(dashes(model), 0, `${mission}: no line of another country`);
    }
  }
});
test('the map of the page follows the same rule', async () => {
  const adviser = await t.actor('senior_wpa');
  const sudan = await runOperation(t.house, missionMap, adviser, { mission: 'UNAMID' });
  assert.deepEqual(sudan.statements, BOUNDARY_STATEMENTS);
  assert.ok(sudan.disputed.length >= 2);
  const somalia = await runOperation(t.house, missionMap, adviser, { mission: 'UNSOM' });
  assert.deepEqual([somalia.statements, somalia.disputed], [[], []]);
});
test('what a map may have to say has its words in every catalogue', () => {
  for (const locale of LOCALES) {
    const catalogue = JSON.parse(
      readFileSync(join(import.meta.dirname, `../locales/${locale}/missions.json`), 'utf8'),
    ) as Record<string, string>;
    for (const statement of BOUNDARY_STATEMENTS)
      assert.ok(catalogue[`map.statement.${statement}`], `${locale} ${statement}`);
  }
});
test('whoever composed a document does not clear it; another does, once', async () => {
  const mission = 'UNSMIL';
  const [adviser, head] = [await t.actor('senior_wpa'), await t.actor('head_of_mission')];
  const waiting = async (actor: Actor) =>
    (await runOperation(t.house, whatWaits, actor, { mission })).items.find(
      ({ what }) => what === 'documents_to_clear',
    )?.count ?? 0;
  const before = await waiting(head);
  const { id } = await runOperation(t.house, composeQuarterly, adviser, { mission, period: '2016-Q2' });
  const clear = (actor: Actor) => runOperation(t.house, clearDocument, actor, { mission, id });
  const refused = (code: string) => (error: unknown) => error instanceof Problem && error.code === code;
  assert.deepEqual([await waiting(adviser), await waiting(head)], [0, before + 1]);
  await assert.rejects(clear(adviser), refused('composed_it'));
  const { items } = await runOperation(t.house, listDocuments, adviser, { mission });
  assert.deepEqual(
    items.filter((item) => item.id === id).map(({ state, own }) => [state, own]),
    [['draft', true]],
  );
  await clear(head);
  await assert.rejects(clear(head), refused('not_found'));
  // The database holds to it as well.
  const owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
  await assert.rejects(
    owner.query('update openmara.document set cleared_by = composed_by where id = $1', [id]),
    /document_cleared_by_another/,
  );
  await owner.end();
});
test('composing proposes the last quarter that is over and has records, to who composes', async () => {
  const proposed = async (role: Role, mission: string) =>
    (await runOperation(t.house, listDocuments, await t.actor(role), { mission })).proposed;
  const owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
  const today = new Date().toISOString().slice(0, 10);
  const begun = `${today.slice(0, 4)}-${String(Math.ceil(Number(today.slice(5, 7)) / 3) * 3 - 2).padStart(2, '0')}-01`;
  const latest = async (): Promise<string> => {
    const { rows } = await owner.query<{ quarter: string }>(
      `select to_char(max(day), 'YYYY-"Q"Q') as quarter from (
         select received_on as day, mission_id from openmara.report
         union all select counted_on, mission_id from openmara.incident where status = 'verified') d
       join openmara.mission m on m.id = d.mission_id where m.code = 'UNMISS' and day < $1`,
      [begun],
    );
    return rows[0]?.quarter ?? '';
  };
  assert.equal(await proposed('wpa', 'UNMISS'), await latest());
  assert.match(await latest(), /^201[67]/, 'the demonstration is of 2016');
  await owner.query(
    `update openmara.report set received_on = $1 where id = (select r.id from openmara.report r
       join openmara.mission m on m.id = r.mission_id where m.code = 'UNMISS' limit 1)`,
    [begun],
  );
  assert.match((await proposed('wpa', 'UNMISS')) ?? '', /^201[67]/, 'what runs is not over');
  assert.equal(await proposed('head_of_mission', 'UNMISS'), null);
  await owner.end();
});
test('every kind of document has its operation and a title in every language', () => {
  const names = OPERATIONS.map((operation): string => operation.name);
  for (const [name, kind] of Object.entries(DOCUMENT_KINDS)) {
    assert.ok(names.includes(`document.compose-${name}`), name);
    assert.equal(new Set(LOCALES.map((locale) => kind.title(locale))).size, LOCALES.length, name);
  }
});
