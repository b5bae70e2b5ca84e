import { expect, test } from 'vitest';

import {
  MOST,
  around,
  beginning,
  bounded,
  earlier,
  later,
  missing,
  type IStretch
} from '../../src/discussions/stretch';
import type { IPost } from '../../src/tokens';

const LONG = 10_000;

function thread(posts: number, unread: number, here: number[]): Parameters<typeof beginning>[0] {
  return { posts, unread, talk: here.map(n => ({ n }) as IPost) };
}

const newest = Array.from({ length: 50 }, (_, n) => LONG - 49 + n);

test('a thread of ten thousand posts begins like one of fifty: with its end', () => {
  expect(beginning(thread(LONG, 0, [1, ...newest]))).toEqual({ from: LONG - 1, to: Infinity });
  expect(beginning(thread(LONG, 7, [1, ...newest])).from).toBe(LONG - 6);
  expect(beginning(thread(LONG, LONG, [1, LONG - 2, LONG - 1, LONG])).from).toBe(LONG - 2);
  expect(beginning(thread(1, 1, [1])).from).toBe(2);
});

test('however far somebody goes, the page holds a hundred replies of it, and every one can be reached', () => {
  let stretch = beginning(thread(LONG, 0, [1, ...newest]));
  const seen = new Set<number>();
  const look = ({ from, to }: IStretch): void => {
    expect(Math.min(to, LONG) - from).toBeLessThan(MOST);
    for (let n = from; n <= Math.min(to, LONG); n++) {
      seen.add(n);
    }
  };
  for (look(stretch); stretch.from > 2; look(stretch)) {
    stretch = earlier(stretch, LONG);
  }
  expect(seen.size).toBe(LONG - 1);
  for (; stretch.to !== Infinity; look(stretch)) {
    stretch = later(stretch, LONG);
  }
});

test('a post in the middle is shown with what led to it, and what is missing is known', () => {
  const stretch = around(5_000, LONG);
  expect(stretch).toEqual({ from: 4_995, to: 5_094 });
  expect(missing(stretch, thread(LONG, 0, [1, ...newest]))).toBe(5_095);
  const here = Array.from({ length: 100 }, (_, n) => 4_995 + n);
  expect(missing(stretch, thread(LONG, 0, [1, ...here]))).toBeNull();
  expect(around(LONG, LONG).to).toBe(Infinity);
  expect(around(2, 3)).toEqual({ from: 2, to: Infinity });
});

test('while others go on and on, what somebody reads stays, and the rest waits', () => {
  const reading = { from: 10, to: Infinity };
  expect(bounded(reading, 200)).toEqual(reading);
  expect(bounded(reading, 5_000)).toEqual({ from: 10, to: 209 });
});

test('@H14 where somebody is not seen, no empty place is offered and what is older can be reached', () => {
  const here = thread(6, 0, [1, 2, 3, 5]);
  expect(beginning({ ...here, more: false }).from).toBe(3);
  const wanted = { from: 2, to: Infinity };
  expect(missing(wanted, here)).toBe(7);
  expect(missing(wanted, here, new Set([6]))).toBe(5);
  expect(missing(wanted, here, new Set([6, 4]))).toBeNull();
});
