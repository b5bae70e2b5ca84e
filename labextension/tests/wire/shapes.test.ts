import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { expect, test } from 'vitest';

import { handsShape } from '../../src/wire/hands';
import { SHAPES, readFrame } from '../../src/wire/shapes';
import type * as Wire from '../../src/wire/types';

/** The same files that the service's tests read. */
function example(name: string): unknown {
  const file = resolve(import.meta.dirname, '../../../tests/wire', `${name}.json`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

test.each([
  ['session', SHAPES.session],
  ['me', SHAPES.me],
  ['notebook', SHAPES.notebook],
  ['board', SHAPES.board],
  ['hands', handsShape],
  ['notebook_talk', SHAPES.notebookTalk],
  ['thread_talk', SHAPES.threadTalk],
  ['hits', SHAPES.hits],
  ['people', SHAPES.people],
  ['notices', SHAPES.notices],
  ['telling', SHAPES.telling],
  ['welcome_back', SHAPES.welcomeBack],
  ['snapshot', SHAPES.snapshot],
  ['opening', SHAPES.opening],
  ['voices', SHAPES.voices],
  ['inbox', SHAPES.inbox],
  ['reply_time', SHAPES.replyTime],
  ['difficulty', SHAPES.difficulty],
  ['prompt', SHAPES.prompt],
  ['calendar', SHAPES.calendar],
  ['one_thread', SHAPES.oneThread],
  ['posted', SHAPES.posted],
  ['post', SHAPES.post],
  ['post_hidden', SHAPES.post],
  ['post_hidden_mine', SHAPES.post],
  ['post_reported', SHAPES.post],
  ['history', SHAPES.history],
  ['blocks', SHAPES.blocks],
  ['rules', SHAPES.rules],
  ['unmasked', SHAPES.unmasked],
  ['audit', SHAPES.audit],
  ['removed', SHAPES.removed],
  ['removed_stub', SHAPES.removed],
  ['unread', SHAPES.read],
  ['problem', SHAPES.problem],
  ['problem_conflict', SHAPES.problem]
])('the example of %s is what the page expects', (name, check) => {
  expect(check(example(name))).toBe(true);
});

test('the page understands every frame that the service sends', () => {
  const frames = example('frames_to_page') as Wire.Frame[];
  const types: Wire.Frame['type'][] = [
    'welcome',
    'following',
    'events',
    'reload',
    'read',
    'mine',
    'attention',
    'presence',
    'presence',
    'me',
    'yours',
    'notices',
    'courses',
    'refused'
  ];
  expect(frames.map(frame => readFrame(JSON.stringify(frame))?.type)).toEqual(types);
});

test('the example of what a page sends is what the page sends', () => {
  const frames = example('frames_to_service') as unknown[];
  expect(frames.map(SHAPES.request)).toEqual(frames.map(() => true));
});

test.each([
  ['not JSON', '{'],
  ['no object', '7'],
  ['null', 'null'],
  ['an unknown type', '{"type": "surprise"}'],
  ['an inherited name as type', '{"type": "constructor"}'],
  ['a field of another type', '{"type": "reload", "course": 7}'],
  [
    'an event without its post',
    '{"type": "events", "course": "c", "log": "l", "seq": 1, "events": [{"type": "post"}]}'
  ]
])('a frame that is %s is not taken for a frame', (_, data) => {
  expect(readFrame(data)).toBeNull();
});

test('fields that this page does not know yet do no harm', () => {
  expect(readFrame('{"type": "reload", "course": "seminar", "why": "later"}')).not.toBeNull();
});
