import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Choices, choiceOf, codeOf, decisionsOf, proposeChoices } from './joining-choices.ts';
import type { Candidates } from './likeness.ts';

const item = (id: string, more: object = {}): Candidates =>
  ({ report: { id, incidentId: null }, proposals: [], alike: [], compared: 0, ...more }) as never;
const incident = (id: string, strong: boolean, more: object = {}) => ({
  incident: { id },
  strong,
  possible: true,
  apart: null,
  ...more,
});

test('what is certain is proposed, what is doubtful is left, what is like nothing is opened', () => {
  const choices = proposeChoices([
    item('certain', { proposals: [incident('i1', true)] }),
    item('doubtful', { proposals: [incident('i1', false)] }),
    item('new', { alike: [{ reportId: 'twin', strong: true }] }),
    item('another day', { proposals: [incident('i1', false, { possible: false })] }),
    item('twin', { alike: [{ reportId: 'new', strong: true }] }),
    item('twin of a joined one', { alike: [{ reportId: 'certain', strong: true }] }),
    item('perhaps a twin', { alike: [{ reportId: 'new', strong: false }] }),
    item('held apart', { proposals: [incident('i1', true, { apart: { reason: 'another night' } })] }),
    item('joined', { report: { id: 'joined', incidentId: 'i9' } }),
  ]);
  assert.deepEqual(Object.fromEntries(Object.entries(choices).map(([id, choice]) => [id, codeOf(choice)])), {
    certain: 'join:i1',
    doubtful: 'leave',
    new: 'open',
    'another day': 'open',
    twin: 'follow:new',
    'twin of a joined one': 'join:i1',
    'perhaps a twin': 'leave',
    'held apart': 'open',
    joined: 'leave',
  });
  for (const choice of Object.values(choices)) assert.deepEqual(choiceOf(codeOf(choice)), choice);
});
test('who follows a report goes where it goes; a circle and a report that is left are said', () => {
  const choices: Choices = {
    a: { does: 'open' },
    b: { does: 'follow', reportId: 'a' },
    c: { does: 'follow', reportId: 'b' },
    d: { does: 'join', incidentId: 'i1' },
    e: { does: 'follow', reportId: 'd' },
    f: { does: 'leave' },
    g: { does: 'follow', reportId: 'f' },
    h: { does: 'follow', reportId: 'i' },
    i: { does: 'follow', reportId: 'h' },
  };
  assert.deepEqual(decisionsOf(choices), {
    decisions: [
      { reportId: 'a' },
      { reportId: 'b', withReport: 'a' },
      { reportId: 'c', withReport: 'a' },
      { reportId: 'd', incidentId: 'i1' },
      { reportId: 'e', incidentId: 'i1' },
    ],
    loose: ['g', 'h', 'i'],
  });
});
