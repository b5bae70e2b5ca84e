import { describe, expect, test } from 'vitest';

import { likely } from '../../src/discussions/likely';
import type { IThread } from '../../src/tokens';

function thread(title: string, more: Partial<IThread> = {}): IThread {
  const post = { n: 1, body: title, delivery: 'saved' };
  return { title, talk: [post], last_at: '2026-11-25', duplicate_of: null, ...more } as IThread;
}

const titles = (threads: IThread[]): string[] => threads.map(({ title }) => title);

describe('@S24 what was asked already', () => {
  test('is offered with the likest first, then the newest, and no more than three', () => {
    const threads = [
      thread('Old', { last_at: '2026-11-01' }),
      thread('New'),
      thread('Why divide by n minus one?'),
      thread('What is a variance?')
    ];
    expect(titles(likely(threads, 'why does the VARIANCE divide by n?'))).toEqual([
      'Why divide by n minus one?',
      'What is a variance?',
      'New'
    ]);
  });

  test('is offered in whatever language it is asked', () => {
    const threads = [thread('Warum?'), thread('Почему дисперсия делится?')];
    expect(titles(likely(threads, 'дисперсия'))[0]).toBe('Почему дисперсия делится?');
  });

  test.each(['', '  ', 'a', '??'])('is not offered for %j', draft => {
    expect(likely([thread('Why?')], draft)).toEqual([]);
  });

  test('is not a thread on its way, nor one that leads to another', () => {
    const waits = thread('Why this?', {
      talk: [{ n: 1, body: 'Why this?', delivery: 'waiting' }] as IThread['talk']
    });
    expect(likely([waits, thread('Why this?', { duplicate_of: 'x' })], 'why this?')).toEqual([]);
  });
});
