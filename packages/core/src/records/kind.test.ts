import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesSchema, faultsOf, mayMove, valuesSchema } from './check.ts';
import { columnsOf, type Field, fromColumns, isSaid, toColumns } from './fields.ts';
import { columnName, defineKind, type Kind, tableOf } from './kind.ts';
import { inWords, titleOf } from './title.ts';

const plain = {
  name: 'meeting-point',
  area: 'network',
  owner: 'mission',
  fields: {
    name: { type: 'text', max: 10, required: true },
    heldOn: { type: 'day' },
    form: { type: 'choice', of: 'form' },
  },
  groups: [{ name: 'all', fields: ['name', 'heldOn', 'form'] }],
  title: ['name', 'form'],
  sentences: ['plain'],
  sentence: () => 'plain',
  example: { name: 'A' },
  reads: 'read_network',
  writes: 'manage_network',
} satisfies Kind;

test('a definition that contradicts itself is refused by name', () => {
  const wrong: Array<[Partial<Kind>, RegExp]> = [
    [{ name: 'MeetingPoint' }, /lower-case/],
    [{ groups: [] }, /must ask “name” in one group/],
    [{ groups: [{ name: 'all', fields: ['name', 'heldOn', 'form', 'name'] }] }, /must ask “name”/],
    [{ title: ['nobody'] }, /mentions “nobody”/],
    [{ unique: [['gone']] }, /mentions “gone”/],
    [{ due: { day: 'name' } }, /no day/],
    [{ due: { day: 'heldOn', owner: 'name' } }, /no account/],
    [{ sentence: () => 'other' }, /does not list/],
    [{ states: { first: 'a', all: { b: { shape: 'open', next: [] } } } }, /state “a”/],
    [{ states: { first: 'a', all: { a: { shape: 'open', next: ['c'] } } } }, /state “c”/],
  ];
  assert.ok(defineKind(plain));
  for (const [change, reason] of wrong) assert.throws(() => defineKind({ ...plain, ...change }), reason);
});
test('a name is its table and columns', () => {
  assert.equal(tableOf(plain), 'meeting_point');
  assert.equal(columnName('heldOn'), 'held_on');
});
test('whole values say everything, changes only what they name; an unknown field is refused', () => {
  const kind: Kind = plain;
  assert.deepEqual(valuesSchema(kind).parse({ name: ' A ' }), { name: 'A', heldOn: null, form: null });
  assert.deepEqual(changesSchema(kind).parse({ heldOn: null }), { heldOn: null });
  for (const bad of [
    { name: 'A', other: 1 },
    { name: 'longer than ten' },
    { name: 'A', heldOn: '2016-8-1' },
    { name: 'A', form: 'x' },
  ])
    assert.ok(!valuesSchema(kind).safeParse(bad).success, JSON.stringify(bad));
});
test('what is missing or broken stands beside its fields', () => {
  const kind: Kind = {
    ...plain,
    rules: [
      {
        name: 'never-both',
        fields: ['heldOn', 'form'],
        broken: (values) => isSaid(values['heldOn']) && isSaid(values['form']),
      },
    ],
  };
  assert.deepEqual(faultsOf(kind, { name: null, heldOn: '2016-01-01', form: 'rape' }), [
    { field: 'name', reason: 'record.required' },
    { field: 'heldOn', reason: 'meeting-point.rule.never-both' },
    { field: 'form', reason: 'meeting-point.rule.never-both' },
  ]);
  assert.deepEqual(faultsOf(kind, { name: 'A', heldOn: '2016-01-01', form: null }), []);
});
test('a kind without states never moves', () => {
  assert.equal(mayMove(plain, 'a', 'b'), false);
});
test('every type goes into as many columns as it comes out of, and an empty value is nothing said', () => {
  const fields: Field[] = [
    { type: 'text', max: 1 },
    { type: 'longText', max: 1 },
    { type: 'number', whole: true, min: 0, max: 1, unit: 'x' },
    { type: 'money' },
    { type: 'day' },
    { type: 'period' },
    { type: 'choice', of: 'form' },
    { type: 'choices', of: 'form' },
    { type: 'yesNo' },
    { type: 'place' },
    { type: 'places' },
    { type: 'link', to: 'x' },
  ];
  for (const field of fields) {
    assert.equal(toColumns(field, null).length, columnsOf(field).length, field.type);
    assert.equal(isSaid(fromColumns(field, toColumns(field, null))), false, field.type);
  }
});
test('a record is named by its title fields in the reader’s language, and a name that may not be known is a dash', () => {
  assert.equal(titleOf(plain, { name: 'Bentiu', heldOn: null, form: 'rape' }, {}, 'fr'), 'Bentiu · Viol');
  assert.equal(titleOf(plain, { name: 'Bentiu', heldOn: null, form: null }, {}, 'fr'), 'Bentiu');
  assert.equal(inWords({ type: 'place' }, 'id', {}, 'en'), '—');
  assert.equal(inWords({ type: 'money' }, { amount: 3, currency: 'USD' }, {}, 'en'), '3.00 USD');
});
