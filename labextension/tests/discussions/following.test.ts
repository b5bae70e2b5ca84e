import { expect, test } from 'vitest';

import {
  AT_THE_END,
  earlier,
  paused,
  released,
  scrolled,
  shownOf,
  waitingOf
} from '../../src/discussions/following';

test('@S39 at the end of a live room the newest hundred are shown, whatever comes', () => {
  expect(shownOf(AT_THE_END, 10)).toEqual({ from: 1, to: 10 });
  expect(shownOf(AT_THE_END, 250)).toEqual({ from: 151, to: 250 });
  expect(waitingOf(AT_THE_END, 250)).toBe(0);
});

test('@S39 who reads further up keeps what they read, and is told how many wait', () => {
  const away = scrolled(AT_THE_END, 250, false);
  expect(shownOf(away, 450)).toEqual({ from: 151, to: 250 });
  expect(waitingOf(away, 450)).toBe(200);
  expect(released(away, 450)).toEqual(AT_THE_END);
  expect(scrolled(away, 450, true)).toEqual(AT_THE_END);
});

test('@S39 a pause lasts until it is taken back, also at the end', () => {
  const quiet = paused(AT_THE_END, 20);
  expect(scrolled(quiet, 32, true)).toBe(quiet);
  expect(waitingOf(quiet, 32)).toBe(12);
  const looked = released(quiet, 32);
  expect([waitingOf(looked, 33), looked.isPaused]).toEqual([1, true]);
  expect(paused(looked, 33)).toEqual(AT_THE_END);
});

test('@S39 the history can be gone through, and the page never holds all of it', () => {
  let room = scrolled(AT_THE_END, 10_000, false);
  for (let n = 0; n < 500; n++) {
    room = earlier(room, 10_000);
    const { from, to } = shownOf(room, 10_000);
    expect(to - from).toBeLessThan(200);
  }
  expect(shownOf(room, 10_000).from).toBe(1);
});
