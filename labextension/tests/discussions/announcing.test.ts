// @vitest-environment jsdom
import { nullTranslator } from '@jupyterlab/translation';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { announce } from '../../src/discussions/announcing';
import type { IPost, IThread } from '../../src/tokens';
import { Announcer } from '../../src/ui/announcer';
import type * as Wire from '../../src/wire/types';
import { SETTINGS } from '../service';

const trans = nullTranslator.load('jupyter_community');
const ADA = { id: 'p7', name: 'Ada', role: 'learner' } as const;
const TIA = { id: 'p2', name: 'Tia', role: 'instructor' } as const;

function post(id: string, change: Partial<IPost>): IPost {
  const start = { id, thread: 'first', n: 2, author: TIA, kind: 'note', reply_to: null };
  return { ...start, body: `The *text* of ${id}`, ...change } as IPost;
}

const first = post('first', { author: ADA, n: 1 });
const other = post('other', { author: { alias: 0 }, thread: 'other', n: 1, kind: 'question' });
const answer = post('answer', { reply_to: 'first' });
const threads = [
  { id: 'first', talk: [first, answer] },
  { id: 'other', talk: [other] }
] as unknown as IThread[];

let announcer: Announcer;
beforeEach(() => {
  vi.useFakeTimers();
  announcer = new Announcer();
});
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

/** What is heard after all of these came. */
function heard(posts: IPost[], change: Partial<Wire.ISettings>, titles = ['Lesson']): string {
  const settings = { ...SETTINGS, ...change };
  const discussion = { threads, notebook: 'lesson', anchor: 'why' };
  for (const title of titles) {
    posts.forEach(came =>
      announce(came, { discussion, me: 'p7', settings, announcer, trans, title })
    );
  }
  vi.advanceTimersByTime(4_000);
  const early = document.querySelector('.jp-CommunityAnnouncer')?.textContent ?? '';
  expect(early, 'in one go, and not at once').toBe('');
  vi.advanceTimersByTime(2_000);
  return (document.querySelector('.jp-CommunityAnnouncer')?.textContent ?? '').trim();
}

test('@M45 a burst of posts becomes one sentence', () => {
  expect(heard([answer, other], { announce: 'summary' })).toBe('2 new posts in “Lesson”');
});

test('@S39 what is seen at its cell and read live is counted once', () => {
  const both = ['Lesson', 'Why?'];
  expect(heard([answer, other], { announce: 'summary' }, both)).toBe('2 new posts in “Why?”');
});

test('@M45 each post is said in order: who, in what role, to whom, as what, and the text', () => {
  expect(heard([answer, other], { announce: 'each' })).toBe(
    'Tia, instructor, to Ada, The text of answer Asker, Question, The text of other'
  );
});

test('@M45 only what answers me, if I want no more', () => {
  expect(heard([answer, other], { announce: 'mentions' })).toBe('1 answer to you in “Lesson”');
});

test('@M45 what answers somebody else is not said then', () => {
  expect(heard([other], { announce: 'mentions' })).toBe('');
});

test('@M45 @S45 nothing is said to who wants nothing, or quiet', () => {
  expect(heard([answer, other], { announce: 'off' })).toBe('');
  expect(heard([answer, other], { announce: 'each', quiet: true })).toBe('');
});
