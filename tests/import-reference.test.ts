/**
 * Every supplied mapping on a small invented sample of its source (data/intake/reference): taken in, the same file
 * again changes nothing, a changed row updates its record alone, a broken row is refused with its reason, and the
 * values that were stored are the ones that the sample says.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { importByCommand } from '@openmara/server/command/import-command';
import { suppliedMappings } from '@openmara/server/exchange/saved-mappings';
import { createMission } from '@openmara/server/missions/create-mission';
import type { Actor } from '@openmara/server/operations/operation';
import { runOperation } from '@openmara/server/operations/run';
import pg from 'pg';
import { ZipFile } from 'yazl';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

interface Sample {
  readonly mapping: string;
  readonly rows: number;
  /** Reports or records, where several rows make one. */
  readonly records?: number;
  /** What is replaced in the second state; the first occurrence only. */
  readonly change: readonly [string, string];
  /** The counts of the second state; one update where nothing is said. */
  readonly changed?: { created: number; updated: number; withdrawn?: number };
  /** A row that cannot be taken, and what is said of it. */
  readonly broken: string;
  readonly refusal: { column: string; value: string; code: string; reason: RegExp };
  /** Reads stored values; $1 is the mission of the import. */
  readonly look: string;
  readonly stored: unknown[];
  /** The same look after the second state. */
  readonly storedThen?: unknown[];
}

const INTAKE = join(import.meta.dirname, '../data/intake/reference');
const folder = mkdtempSync(join(tmpdir(), 'openmara-reference-'));
const REPORT = `select r.external_key as key, to_jsonb(r) - 'mission_id' as report, p.name as place, a.name as adm1,
    (select jsonb_agg(jsonb_build_array(s.sex, s.age_band, s.displacement, s.count, s.count_known) order by s.line) from openmara.report_survivor s where s.mission_id = r.mission_id and s.report_id = r.id) as survivors,
    (select array_agg(y.name order by y.name) from openmara.party y where y.id = any (r.party_ids)) as parties
  from openmara.report r left join openmara.place p on p.id = r.place_id left join openmara.place a on a.id = r.adm1_id where r.mission_id = $1 and r.withdrawn_at is null`;
const reports = (fields: string, keys: readonly string[]): string =>
  `select ${fields} from (${REPORT}) q where key in (${keys.map((key) => `'${key}'`).join(', ')}) order by key`;

const SAMPLES: Sample[] = [
  {
    mapping: 'pcodes',
    rows: 13,
    change: ['Brisk,XM01', 'Brisk and Lake,XM01'],
    broken: 'XMA,4,XM0101010101,A quarter,XM010101,2015-01-01',
    refusal: { column: 'Admin Level', value: '4', code: 'value_missing', reason: /level is 0, 1, 2 or 3/ },
    look: `select p.pcode, p.level, p.name, p.valid_from::text as since, parent.pcode as parent, a.pcode as adm1, b.pcode as adm2 from openmara.place p left join openmara.place parent on parent.id = p.parent_id left join openmara.place a on a.id = p.adm1_id left join openmara.place b on b.id = p.adm2_id
      where p.country = 'XMA' and p.pcode in ('XMA', 'XM03', 'XM0102', 'XM0302', 'XM010101') and $1::uuid is not null order by p.pcode`,
    stored: [
      {
        pcode: 'XM010101',
        level: 'adm3',
        name: 'Low Halden',
        since: '2015-01-01',
        parent: 'XM0101',
        adm1: 'XM01',
        adm2: 'XM0101',
      },
      {
        pcode: 'XM0102',
        level: 'adm2',
        name: 'Brisk',
        since: '2015-01-01',
        parent: 'XM01',
        adm1: 'XM01',
        adm2: null,
      },
      {
        pcode: 'XM03',
        level: 'adm1',
        name: 'Estria',
        since: '2016-03-15',
        parent: 'XMA',
        adm1: null,
        adm2: null,
      },
      {
        pcode: 'XM0302',
        level: 'adm2',
        name: 'Halden',
        since: '2016-03-15',
        parent: 'XM03',
        adm1: 'XM03',
        adm2: null,
      },
      {
        pcode: 'XMA',
        level: 'country',
        name: 'Maravia',
        since: '2015-01-01',
        parent: null,
        adm1: null,
        adm2: null,
      },
    ],
    storedThen: [
      {
        pcode: 'XM010101',
        level: 'adm3',
        name: 'Low Halden',
        since: '2015-01-01',
        parent: 'XM0101',
        adm1: 'XM01',
        adm2: 'XM0101',
      },
      {
        pcode: 'XM0102',
        level: 'adm2',
        name: 'Brisk and Lake',
        since: '2015-01-01',
        parent: 'XM01',
        adm1: 'XM01',
        adm2: null,
      },
      {
        pcode: 'XM03',
        level: 'adm1',
        name: 'Estria',
        since: '2016-03-15',
        parent: 'XMA',
        adm1: null,
        adm2: null,
      },
      {
        pcode: 'XM0302',
        level: 'adm2',
        name: 'Halden',
        since: '2016-03-15',
        parent: 'XM03',
        adm1: 'XM03',
        adm2: null,
      },
      {
        pcode: 'XMA',
        level: 'country',
        name: 'Maravia',
        since: '2015-01-01',
        parent: null,
        adm1: null,
        adm2: null,
      },
    ],
  },
  {
    mapping: 'ucdp-actors',
    rows: 10,
    change: ['90009,Estria League,', '90009,League of all Estria,'],
    broken: '90011,,n/a,n/a,n/a,0,,1,9903,9918,0,,,0,,,0,,,Maravia,999',
    refusal: { column: 'NameData', value: '', code: 'value_missing', reason: /needs an id and a name/ },
    look: `select p.name, p.kind, (select array_agg(a.alias order by a.alias) from openmara.party_alias a where a.party_id = p.id) as aliases,
        (select array_agg(r.kind || ' ' || o.name order by r.kind, o.name) from openmara.party_relation r join openmara.party o on o.id = r.other_id where r.party_id = p.id) as relations
      from openmara.party p where p.external_source = 'ucdp' and p.external_key in ('90001', '90003', '90004', '90005', '90006', '90009') and $1::uuid is not null order by p.external_key`,
    stored: [
      {
        name: 'Government of Maravia',
        kind: 'state_force',
        aliases: ['Government of Maravia'],
        relations: null,
      },
      {
        name: 'Norvale Front - Renewal',
        kind: 'non_state_group',
        aliases: ['FDN-R', 'Front du Norvale - Renouveau', 'Norvale Front - Renewal'],
        relations: ['renamed_from Norvale Front'],
      },
      {
        name: 'Sudmar Coalition',
        kind: 'non_state_group',
        aliases: ['Sudmar Coalition'],
        relations: ['alliance Norvale Front', 'alliance Norvale Front - Renewal'],
      },
      {
        name: 'Orlo Guard',
        kind: 'militia',
        aliases: ["Garde d'Orlo", 'Orlo Guard'],
        relations: ['joined Sudmar Coalition'],
      },
      {
        name: 'Verin Brigade',
        kind: 'non_state_group',
        aliases: ['Verin Brigade', 'Verin Corps'],
        relations: null,
      },
      {
        name: 'Estria League',
        kind: 'non_state_group',
        aliases: ['Estria League', 'LE', 'League of Estria', "Ligue d'Estria"],
        relations: null,
      },
    ],
  },
  {
    mapping: 'ged',
    rows: 10,
    change: ['Sudmar Coalition,1,,,1,Orlo Quay', 'River Company,1,,,1,Orlo Quay'],
    broken: `990011,XMA-2016-3-990011,2016,1,Clear,3,,,,,,,,,Orlo Guard,,,Civilians,1,,,1,Orlo,Orlo,,,2.5,41.9,,Maravia,XMA,999,Africa,1,1,spring,spring,0,0,1,0,1,1,1,999,`,
    refusal: { column: 'date_start', value: 'spring', code: 'value_missing', reason: /date cannot be read/ },
    look: `select external_key as key, occurred_from::text as from, occurred_to::text as to, date_precision as days, place_text as place, place_precision as places, latitude, longitude, side_a, side_b, violence, deaths, deaths_civilians as civilians
      from openmara.event where source = 'ucdp-ged' and external_key in ('990003', '990004', '990007', '990009') and $1::uuid is not null order by 1`,
    stored: [
      {
        key: '990003',
        from: '2016-03-01',
        to: '2016-03-07',
        days: 'week',
        place: 'Tamber county',
        places: 'adm2',
        latitude: 2.25,
        longitude: 42,
        side_a: 'Tamber herders',
        side_b: 'Brisk farmers',
        violence: 'non_state',
        deaths: 6,
        civilians: 0,
      },
      {
        key: '990004',
        from: '2016-04-01',
        to: '2016-04-30',
        days: 'month',
        place: 'Norvale region',
        places: 'adm1',
        latitude: 3.6,
        longitude: 41.4,
        side_a: 'Norvale Front',
        side_b: 'Civilians',
        violence: 'one_sided',
        deaths: 12,
        civilians: 12,
      },
      {
        key: '990007',
        from: '2016-06-10',
        to: '2016-06-10',
        days: 'exact',
        place: 'Orlo Quay',
        places: 'point',
        latitude: 2.55,
        longitude: 41.95,
        side_a: 'Government of Maravia',
        side_b: 'Sudmar Coalition',
        violence: 'state_based',
        deaths: 17,
        civilians: 2,
      },
      {
        key: '990009',
        from: '2016-08-02',
        to: '2016-08-05',
        days: 'week',
        place: 'Bay of Maravia',
        places: 'country',
        latitude: 1.9,
        longitude: 42.9,
        side_a: 'Government of Maravia',
        side_b: 'Estria League',
        violence: 'state_based',
        deaths: 0,
        civilians: 0,
      },
    ],
  },
  {
    mapping: 'rsvac',
    rows: 12,
    change: ['"rape",0,3,-99', '"rape",1,3,-99'],
    broken: 'next year,9900,"Orlo Guard",90005,6,3,"Maravia",1,0,0,"rape",0,0,0',
    refusal: { column: 'year', value: 'next year', code: 'value_missing', reason: /needs its year/ },
    look: `select actor, actor_key, year, form, location, state_prevalence as state, amnesty_prevalence as amnesty, hrw_prevalence as hrw from openmara.coding where source = 'rsvac' and year = 2015 and actor_key in ('90001', '90003') and $1::uuid is not null order by actor_key`,
    stored: [
      {
        actor: 'Maravia (Government)',
        actor_key: '90001',
        year: 2015,
        form: 'rape',
        location: 'Maravia',
        state: 0,
        amnesty: 3,
        hrw: null,
      },
      {
        actor: 'Norvale Front - Renewal',
        actor_key: '90003',
        year: 2015,
        form: 'sexual mutilation',
        location: 'Maravia',
        state: null,
        amnesty: null,
        hrw: 1,
      },
    ],
    storedThen: [
      {
        actor: 'Maravia (Government)',
        actor_key: '90001',
        year: 2015,
        form: 'rape',
        location: 'Maravia',
        state: 1,
        amnesty: 3,
        hrw: null,
      },
      {
        actor: 'Norvale Front - Renewal',
        actor_key: '90003',
        year: 2015,
        form: 'sexual mutilation',
        location: 'Maravia',
        state: null,
        amnesty: null,
        hrw: 1,
      },
    ],
  },
  {
    mapping: 'svac',
    rows: 12,
    change: ['1,0,0,1,0,-99', '1,0,0,2,0,-99'],
    broken: ',9900,"Orlo Guard",90005,6,3,"Maravia",1,0,0,0,0,0',
    refusal: { column: 'year', value: '', code: 'value_missing', reason: /needs its year/ },
    look: `select actor, year, form, state_prevalence as state, amnesty_prevalence as amnesty, hrw_prevalence as hrw from openmara.coding where source = 'svac' and year = 2014 and actor_key in ('90002', '90003') and $1::uuid is not null order by actor_key`,
    stored: [
      { actor: 'Norvale Front', year: 2014, form: 'any', state: 1, amnesty: 0, hrw: null },
      { actor: 'Norvale Front - Renewal', year: 2014, form: 'any', state: 3, amnesty: 3, hrw: 2 },
    ],
  },
  {
    mapping: 'svac-2016',
    rows: 12,
    change: ['0,-99,-99,1,"1,7"', '0,-99,2,1,"1,7"'],
    broken: 'XMA,?,9900,Orlo Guard,90005,6,3,1,4,Maravia,999,0,1,0,0,0,0,0,-99',
    refusal: { column: 'year', value: '?', code: 'value_missing', reason: /needs its year/ },
    look: `select actor, year, form, state_prevalence as state, amnesty_prevalence as amnesty, hrw_prevalence as hrw from openmara.coding where source = 'svac-2016' and year = 2016 and actor_key in ('90001', '90003') and $1::uuid is not null order by actor_key`,
    stored: [
      { actor: 'Maravia (Government)', year: 2016, form: '-99', state: 0, amnesty: 0, hrw: 0 },
      { actor: 'Norvale Front - Renewal', year: 2016, form: '1,7', state: null, amnesty: null, hrw: 1 },
    ],
    storedThen: [
      { actor: 'Maravia (Government)', year: 2016, form: '-99', state: 0, amnesty: 0, hrw: 0 },
      { actor: 'Norvale Front - Renewal', year: 2016, form: '1,7', state: null, amnesty: 2, hrw: 1 },
    ],
  },
  {
    // The list has no ids: the content is the key, so a corrected row is another service.
    mapping: 'who-facilities',
    rows: 10,
    change: ['Verin Hospital,Regional', 'Verin Hospital,General'],
    changed: { created: 1, updated: 0 },
    broken:
      'Maravia,Norvale,A post of no country,Health Post,Public,3.1,41.1,Combination,,Health Post,1,Tier1',
    refusal: { column: 'iso3c', value: '', code: 'value_missing', reason: /needs its country/ },
    look: `select country, name, kind, sector, place_text as place, latitude, longitude, functional from openmara.provider where source = 'who-kwtrp' and name in ('Tamber "B" Health Centre', 'Orlo Hospital') and $1::uuid is not null order by name`,
    stored: [
      {
        country: 'XMA',
        name: 'Orlo Hospital',
        kind: 'Regional Hospital',
        sector: 'health',
        place: 'Sudmar',
        latitude: 2.51,
        longitude: 41.91,
        functional: null,
      },
      {
        country: 'XMA',
        name: 'Tamber "B" Health Centre',
        kind: 'Health Centre',
        sector: 'health',
        place: 'Sudmar',
        latitude: null,
        longitude: null,
        functional: null,
      },
    ],
  },
  {
    mapping: 'healthsites',
    rows: 10,
    change: ['Verin hospital,hospital', 'Verin hospital,clinic'],
    broken: ',node,9900000099,A clinic of no country,clinic,,,,,,,,,,,,20,2016-01-01 10:00:00,41.2,2.2',
    refusal: { column: 'iso3c', value: '', code: 'value_missing', reason: /needs its country/ },
    look: `select external_key as key, country, name, kind, latitude, longitude from openmara.provider where source = 'healthsites' and external_key in ('9900000004', '9900000006') and $1::uuid is not null order by 1`,
    stored: [
      {
        key: '9900000004',
        country: 'XMA',
        name: '(no name)',
        kind: 'doctors',
        latitude: 2.6,
        longitude: 41.6,
      },
      {
        key: '9900000006',
        country: 'XMA',
        name: 'Verin hospital',
        kind: 'hospital',
        latitude: 2.8,
        longitude: 41.8,
      },
    ],
    storedThen: [
      {
        key: '9900000004',
        country: 'XMA',
        name: '(no name)',
        kind: 'doctors',
        latitude: 2.6,
        longitude: 41.6,
      },
      {
        key: '9900000006',
        country: 'XMA',
        name: 'Verin hospital',
        kind: 'clinic',
        latitude: 2.8,
        longitude: 41.8,
      },
    ],
  },
  {
    mapping: 'crsv-2023',
    rows: 12,
    change: ['Gang Rape,Invented,Invented,1,0,991005', 'Rape,Invented,Invented,1,0,991005'],
    broken:
      '2016-13-40,(1) Exact,Maravia,XMA,2.50,41.20,(1) Exact location,Norvale,No Information,Non-state actor,Norvale Front,Group,No Information,Survivor,Female,Adult,Rape,Invented,Invented,1,0,991099',
    refusal: {
      column: 'Date',
      value: '2016-13-40',
      code: 'date_unreadable',
      reason: /cannot be read as a date/,
    },
    look: reports(
      `key, report->>'occurred_from' as from, report->>'date_precision' as days, report->>'place_precision' as places, adm1, report->'forms' as forms, parties, survivors, report->>'source_type' as source, (report->>'latitude')::float8 as latitude`,
      ['991001', '991003', '991005'],
    ),
    stored: [
      {
        key: '991001',
        from: '2016-01-12',
        days: 'exact',
        places: 'settlement',
        adm1: 'Norvale',
        forms: ['rape'],
        parties: ['Norvale Front'],
        survivors: [['female', 'adult', 'unknown', 1, true]],
        source: 'ngo',
        latitude: 2.5,
      },
      {
        key: '991003',
        from: '2016-03-26',
        days: 'exact',
        places: 'adm2',
        adm1: 'Estria',
        forms: ['sexual_slavery'],
        parties: ['Unidentified armed men'],
        survivors: [['female', 'unknown', 'unknown', 1, false]],
        source: 'ngo',
        latitude: 2.7,
      },
      {
        key: '991005',
        from: '2016-05-12',
        days: 'exact',
        places: 'country',
        adm1: 'Sudmar',
        forms: ['gang_rape'],
        parties: ['Norvale Front'],
        survivors: [['female', 'minor', 'unknown', 1, true]],
        source: 'ngo',
        latitude: 2.9,
      },
    ],
  },
  {
    // A whole register: a record that the later state no longer has was withdrawn.
    mapping: 'crsv-2024',
    rows: 12,
    change: ['0,992012', '0,992013'],
    changed: { created: 1, updated: 0, withdrawn: 1 },
    broken:
      '2016-02-02,Maravia,XMA,Norvale,2.5,41.2,(1) Exact location,No Information,Non-state actor,Norvale Front,Group,No Information,Survivor,Female,Adult,Stoning,Invented,Invented,1,0,992099',
    refusal: {
      column: 'Type of SV',
      value: 'Stoning',
      code: 'unknown_form',
      reason: /“Stoning” is not a known form/,
    },
    look: reports(
      `key, report->>'place_precision' as places, adm1, report->'forms' as forms, parties, survivors, report->>'circumstances' as circumstances`,
      ['992002', '992004', '992012', '992013'],
    ),
    stored: [
      {
        key: '992002',
        places: 'adm2',
        adm1: 'Sudmar',
        forms: ['attempted_rape'],
        parties: ['Orlo Guard'],
        survivors: [['male', 'minor', 'unknown', 2, true]],
        circumstances: '["unknown"]',
      },
      {
        key: '992004',
        places: 'adm1',
        adm1: 'Norvale',
        forms: ['other_comparable'],
        parties: ['Government of Maravia'],
        survivors: [['unknown', 'adult', 'unknown', 3, true]],
        circumstances: '["unknown"]',
      },
      {
        key: '992012',
        places: 'adm2',
        adm1: 'Estria',
        forms: ['attempted_rape'],
        parties: ['Government of Maravia'],
        survivors: [['unknown', 'unknown', 'unknown', 3, true]],
        circumstances: '["unknown"]',
      },
    ],
  },
  {
    mapping: 'crsv-entered',
    rows: 12,
    change: ['Sexual Slavery', 'Rape'],
    broken:
      '2016-02-02,Maravia,XMA,Norvale,2.5,41.2,(1) Exact location,No Information,Non-state actor,Norvale Front,Multiple,No Information,Survivor,Female,Adult,Rape,Invented,Invented,some,0,993099,2016-03-05,',
    refusal: {
      column: 'Number of Reported Victims',
      value: 'some',
      code: 'count_unreadable',
      reason: /not a whole number/,
    },
    look: reports(
      `key, report->>'received_on' as received, report->>'listed_on' as listed, report->'forms' as forms, report->>'remarks' as remarks`,
      ['993001', '993003'],
    ),
    stored: [
      {
        key: '993001',
        received: '2016-02-05',
        listed: '2016-02-05',
        forms: ['rape'],
        remarks: 'Invented; No Information; Multiple; Survivor; Invented',
      },
      {
        key: '993003',
        received: '2016-04-05',
        listed: '2016-04-05',
        forms: ['sexual_slavery'],
        remarks: 'Invented; No Information; Multiple; Survivor; Invented',
      },
    ],
  },
  {
    // A register of persons: cases are reports, their persons are lines. Brisk has its new name by now.
    mapping: 'cnmh',
    rows: 10,
    records: 8,
    change: ['Mujer,24', 'Mujer,33'],
    broken: '99009,990021,XM0101,Halden,Norvale,2015,2,31,Mujer,20,"3,5","41,25"',
    refusal: { column: 'Día', value: '2015-2-31', code: 'date_unreadable', reason: /no day 2015-2-31/ },
    look: reports(
      `key, report->>'occurred_from' as from, report->>'occurred_to' as to, report->>'date_precision' as days, place, adm1, report->'forms' as forms, survivors, report->>'source_type' as source, (report->>'latitude')::float8 as latitude`,
      ['99001', '99002', '99003', '99004', '99006'],
    ),
    stored: [
      {
        key: '99001',
        from: '2014-03-05',
        to: '2014-03-05',
        days: 'exact',
        place: 'Halden',
        adm1: 'Norvale',
        forms: ['other_comparable'],
        survivors: [
          ['female', '18-24', 'unknown', 1, true],
          ['female', '12-17', 'unknown', 1, true],
        ],
        source: 'authority',
        latitude: 3.5,
      },
      {
        key: '99002',
        from: '2014-04-01',
        to: '2014-04-30',
        days: 'month',
        place: 'Brisk and Lake',
        adm1: 'Norvale',
        forms: ['other_comparable'],
        survivors: [['female', '25-49', 'unknown', 1, true]],
        source: 'authority',
        latitude: 3.5,
      },
      {
        key: '99003',
        from: '2014-01-01',
        to: '2014-12-31',
        days: 'year',
        place: 'Orlo',
        adm1: 'Sudmar',
        forms: ['other_comparable'],
        survivors: [['male', '25-49', 'unknown', 1, true]],
        source: 'authority',
        latitude: 3.5,
      },
      {
        key: '99004',
        from: null,
        to: null,
        days: 'unknown',
        place: 'Halden',
        adm1: 'Estria',
        forms: ['other_comparable'],
        survivors: [['female', 'unknown', 'unknown', 1, true]],
        source: 'authority',
        latitude: 3.5,
      },
      {
        key: '99006',
        from: '2015-02-02',
        to: '2015-02-02',
        days: 'exact',
        place: 'Verin',
        adm1: 'Estria',
        forms: ['other_comparable'],
        survivors: [
          ['female', '18-24', 'unknown', 1, true],
          ['male', '18-24', 'unknown', 1, true],
        ],
        source: 'authority',
        latitude: 3.5,
      },
    ],
  },
  {
    mapping: 'kobo',
    rows: 12,
    change: ['Norvale;Halden;2.50000', 'Estria;Halden;2.50000'],
    broken:
      '2016-01-03T08:00:00.000+03:00;2016-01-03T08:12:00.000+03:00;dev0;Norvale;Halden;;2016-01-03;exact;;nsag;FDN;1;0;0;0;idp;yes;yes;survivor;5099;99000000-0000-4000-8000-000000000099;2016-01-03T09:30:00',
    refusal: {
      column: 'g_what/forms',
      value: '',
      code: 'form_missing',
      reason: /form of sexual violence is missing/,
    },
    look: reports(
      `right(key, 2) as key, report->>'received_on' as received, report->>'occurred_to' as to, report->>'date_precision' as days, place, adm1, report->>'place_precision' as places, report->'forms' as forms, parties, report->>'party_text' as written, survivors, report->'consent_reporting' as reporting, report->'consent_referral' as referral, report->>'source_type' as source`,
      [
        '99000000-0000-4000-8000-000000000000',
        '99000000-0000-4000-8000-000000000003',
        '99000000-0000-4000-8000-000000000005',
      ],
    ),
    stored: [
      {
        key: '00',
        received: '2016-01-03',
        to: '2016-01-03',
        days: 'exact',
        place: 'Halden',
        adm1: 'Norvale',
        places: 'point',
        forms: ['rape', 'gang_rape'],
        parties: ['Norvale Front'],
        written: 'FDN',
        survivors: [['female', 'adult', 'idp', 1, true]],
        reporting: true,
        referral: true,
        source: 'survivor',
      },
      {
        key: '03',
        received: '2016-04-06',
        to: '2016-04-06',
        days: 'exact',
        place: 'Tamber',
        adm1: 'Sudmar',
        places: 'adm2',
        forms: ['rape'],
        parties: null,
        written: 'other',
        survivors: [
          ['female', 'adult', 'idp', 2, true],
          ['female', 'minor', 'idp', 1, true],
        ],
        reporting: false,
        referral: true,
        source: 'survivor',
      },
      {
        key: '05',
        received: '2016-06-08',
        to: '2016-06-30',
        days: 'month',
        place: 'Halden',
        adm1: 'Estria',
        places: 'adm2',
        forms: ['attempted_rape'],
        parties: ['Unidentified armed men'],
        written: 'unidentified',
        survivors: [
          ['female', 'adult', 'unknown', 2, true],
          ['female', 'minor', 'unknown', 1, true],
          ['male', 'minor', 'unknown', 1, true],
        ],
        reporting: false,
        referral: null,
        source: 'witness',
      },
    ],
  },
];

let t: TestHouse;
let owner: pg.Client;
before(async () => {
  t = await openTestHouse(20);
  owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
});
after(async () => {
  await owner.end();
  await t.close();
  rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
/** A mission of its own in Maravia, and an adviser who works there: no sample meets another's reports. */
async function missionFor(mapping: string): Promise<{ id: string; code: string; adviser: Actor }> {
  const code = `REF-${mapping.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}`.slice(0, 16);
  const { id } = await runOperation(t.house, createMission, await t.actor('administrator'), {
    code,
    nameEn: `Sample ${mapping}`,
    country: 'XMA',
  });
  const adviser = await t.actor('senior_wpa');
  const first = adviser.assignments[0];
  assert.ok(first);
  await t.assign(adviser, id);
  return { id, code, adviser: { ...adviser, assignments: [{ ...first, missionId: id }] } };
}

for (const sample of SAMPLES)
  test(`${sample.mapping}: taken in, again, changed, broken`, async () => {
    const { id, code, adviser } = await missionFor(sample.mapping);
    const text = readFileSync(join(INTAKE, `${sample.mapping}.csv`), 'utf8');
    const bring = (content: string, dryRun = false) =>
      importByCommand(t.house, adviser, {
        file: write(`${sample.mapping}.csv`, content),
        mission: code,
        mapping: sample.mapping,
        dryRun,
      });
    const look = async (): Promise<unknown[]> => (await owner.query(sample.look, [id])).rows;
    const records = sample.records ?? sample.rows;

    const dry = await bring(text, true);
    assert.deepEqual([dry.rows, dry.created, dry.refusedRows], [sample.rows, records, 0]);
    const first = await bring(text);
    assert.deepEqual([first.rows, first.created, first.refusedRows], [sample.rows, records, 0]);
    assert.deepEqual(
      first.warnings.filter((warning) => /does not have/.test(warning)),
      [],
      'the sample has every column of the mapping',
    );
    const stored = await look();
    assert.deepEqual(stored, sample.stored);

    const again = await bring(text);
    assert.deepEqual(
      [again.created, again.updated, again.withdrawn, again.unchanged],
      [0, 0, 0, records],
      'the same file again',
    );
    assert.deepEqual(await look(), stored);

    assert.ok(text.includes(sample.change[0]), 'what is changed stands in the sample');
    const second = await bring(text.replace(...sample.change));
    const changed = { withdrawn: 0, ...(sample.changed ?? { created: 0, updated: 1 }) };
    assert.deepEqual(
      [second.created, second.updated, second.withdrawn, second.unchanged],
      [changed.created, changed.updated, changed.withdrawn, records - 1],
      'one changed row',
    );
    const then = await look();
    if (sample.storedThen) assert.deepEqual(then, sample.storedThen);

    const broken = await bring(`${text.replace(...sample.change)}${sample.broken}\n`);
    assert.deepEqual([broken.refusedRows, broken.created, broken.updated], [1, 0, 0]);
    const { reason, ...said } = sample.refusal;
    const refusal = broken.refused[0];
    assert.ok(refusal);
    assert.deepEqual({ column: refusal.column, value: refusal.value, code: refusal.code }, { ...said });
    assert.match(refusal.reason, reason);
    const kept = await owner.query(
      'select row_number, cells from openmara.import_refusal where mission_id = $1 and import_id = $2',
      [id, broken.id],
    );
    assert.equal(kept.rows.length, 1);
    assert.equal(kept.rows[0].row_number, text.trimEnd().split('\n').length + 1);
  });

test('presence-3w, a workbook with real dates: taken in, again, changed, broken', async () => {
  const { code, adviser } = await missionFor('presence-3w');
  const HEADER = [
    'SECTEUR/DOMAINE',
    'DATE DEBUT',
    'DATE FIN',
    'Province',
    'Territoire',
    'Zone de sante',
    'Pcode ZS',
    'Nom organization',
    'Type organisation',
  ];
  const ROWS = Array.from({ length: 10 }, (_, at) => [
    ['Protection', 'Santé', 'VBG'][at % 3] ?? '',
    `2016-0${1 + (at % 9)}-01`,
    at % 2 ? `2016-12-${10 + at}` : '',
    ['Norvale', 'Sudmar'][at % 2] ?? '',
    ['Halden', 'Orlo', 'Brisk'][at % 3] ?? '',
    `Zone ${at}`,
    `XMZS${at}`,
    `Organisation ${String.fromCharCode(65 + at)}`,
    ['ONGI', 'ONGN', 'ONU'][at % 3] ?? '',
  ]);
  const bring = async (rows: string[][]) =>
    importByCommand(t.house, adviser, {
      file: write('3w.xlsx', await workbook([HEADER, ...rows])),
      mission: code,
      mapping: 'presence-3w',
      dryRun: false,
    });
  const first = await bring(ROWS);
  assert.deepEqual([first.rows, first.created, first.refusedRows], [10, 10, 0]);
  const stored = await owner.query(
    `select country, name, kind, sector, place_text as place, pcode, since::text as since, until::text as until from openmara.provider where source = '3w-drc' and name in ('Organisation A', 'Organisation B') order by name`,
  );
  // The mapping says which country the list is of.
  assert.deepEqual(stored.rows, [
    {
      country: 'COD',
      name: 'Organisation A',
      kind: 'ONGI',
      sector: 'Protection',
      place: 'Zone 0, Halden, Norvale',
      pcode: 'XMZS0',
      since: '2016-01-01',
      until: null,
    },
    {
      country: 'COD',
      name: 'Organisation B',
      kind: 'ONGN',
      sector: 'Santé',
      place: 'Zone 1, Orlo, Sudmar',
      pcode: 'XMZS1',
      since: '2016-02-01',
      until: '2016-12-11',
    },
  ]);
  assert.equal((await bring(ROWS)).unchanged, 10);
  const changed = ROWS.map((row, at) => (at === 4 ? row.with(8, 'ONU') : row));
  const second = await bring(changed);
  assert.deepEqual([second.created, second.updated, second.unchanged], [1, 0, 9]);
});

/** A workbook as Excel writes it, days as serial numbers in a date style. */
async function workbook(rows: ReadonlyArray<readonly string[]>): Promise<Buffer> {
  const cell = (value: string): string =>
    /^\d{4}-\d\d-\d\d$/.test(value)
      ? `<c s="1"><v>${Date.parse(value) / 86_400_000 + 25_569}</v></c>`
      : value === ''
        ? '<c/>'
        : `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const sheet = rows.map((row, at) => `<row r="${at + 1}">${row.map(cell).join('')}</row>`).join('');
  const zip = new ZipFile();
  for (const [name, content] of Object.entries({
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="3W" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/styles.xml':
      '<styleSheet><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
  }))
    zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

test('a thousand is a thousand however it is grouped', async () => {
  const { code, adviser } = await missionFor('thousands');
  const header = 'id,date_start,date_prec,country,type_of_violence,best,deaths_civilians,latitude';
  const rows = ['1200,1200,"3,5"', '"1,200","1 200","3.5"', '"12,345,678",,3'];
  await importByCommand(t.house, adviser, {
    file: write(
      'thousands.csv',
      `${header}\n${rows.map((row, at) => `T${at},2016-01-0${at + 1},1,Maravia,1,${row}`).join('\n')}\n`,
    ),
    mission: code,
    mapping: 'ged',
    dryRun: false,
  });
  const stored = await owner.query(
    `select deaths, deaths_civilians as civilians, latitude from openmara.event where external_key like 'T_' order by external_key`,
  );
  assert.deepEqual(stored.rows, [
    { deaths: 1200, civilians: 1200, latitude: 3.5 },
    { deaths: 1200, civilians: 1200, latitude: 3.5 },
    { deaths: 12_345_678, civilians: null, latitude: 3 },
  ]);
});

test('a name that is known without a code receives it, and its children find their parent', async () => {
  const { code, adviser } = await missionFor('uncoded');
  await owner.query(
    `insert into openmara.place (id, country, level, name, source) values ('00000000-0000-4000-8000-00000000aaaa', 'XMB', 'adm1', 'Northmark', 'test')`,
  );
  await owner.query(
    `insert into openmara.place_name (place_id, folded) values ('00000000-0000-4000-8000-00000000aaaa', 'northmark')`,
  );
  const result = await importByCommand(t.house, adviser, {
    file: write(
      'uncoded.csv',
      'Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date\nXMB,1,XB01,Northmark,XMB,2016-01-01\nXMB,2,XB0101,Ford,XB01,2016-01-01\n',
    ),
    mission: code,
    mapping: 'pcodes',
    dryRun: false,
  });
  assert.deepEqual([result.created, result.updated], [1, 1]);
  const { rows } = await owner.query(
    `select pcode, parent_id, adm1_id from openmara.place where country = 'XMB' order by pcode`,
  );
  const northmark = '00000000-0000-4000-8000-00000000aaaa';
  assert.deepEqual(rows, [
    { pcode: 'XB01', parent_id: null, adm1_id: null },
    { pcode: 'XB0101', parent_id: northmark, adm1_id: northmark },
  ]);
});

test('a party’s new spelling in a later list is learnt, and another party’s spelling is not taken from it', async () => {
  const { code, adviser } = await missionFor('spellings');
  const text = readFileSync(join(INTAKE, 'ucdp-actors.csv'), 'utf8').replace(
    'League of all Estria',
    'Estria League',
  );
  const bring = (content: string) =>
    importByCommand(t.house, adviser, {
      file: write('actors.csv', content),
      mission: code,
      mapping: 'ucdp-actors',
      dryRun: false,
    });
  await bring(text);
  const later = text
    .replace('90010,River Company,n/a,', '90010,River Company,The Company of the River,')
    .replace('90008,Brisk farmers,n/a,n/a,', '90008,Brisk farmers,FDN,Fermiers de Brisk,');
  const result = await bring(later);
  assert.deepEqual([result.created, result.updated, result.unchanged], [0, 2, 8]);
  const { rows } = await owner.query(
    `select p.name, a.alias from openmara.party_alias a join openmara.party p on p.id = a.party_id where a.folded in ('the company of the river', 'fdn') order by 2`,
  );
  assert.deepEqual(rows, [
    { name: 'Norvale Front', alias: 'FDN' },
    { name: 'River Company', alias: 'The Company of the River' },
  ]);
  assert.equal((await bring(later)).unchanged, 10);
});

test('every supplied mapping is tried on a sample', () => {
  const tried = [...SAMPLES.map((sample) => sample.mapping), 'presence-3w', 'focal-point-log'];
  assert.deepEqual(suppliedMappings().sort(), tried.sort());
});
