import { expect, test } from 'vitest';

import type { IWish } from '../../src/tokens';
import { Page, atTheSameTime, pass, settle } from '../pages';
import { COURSE, FakeService } from '../service';

atTheSameTime();

const EVERYTHING: IWish = { show: 'all', notebook: null, kind: null };

async function aCourseOf(threads: number): Promise<FakeService> {
  const service = new FakeService();
  for (let n = 1; n <= threads; n++) {
    service.write('p8', `Thread ${n}`);
    await pass(1_000);
  }
  return service;
}

test('@S13 the board comes a page at a time, until all of it is here', async () => {
  const service = await aCourseOf(5);
  service.toPage = 2;
  const ada = await new Page(service).connect();
  const board = ada.community.board(COURSE);
  await settle();
  const titles = (): string[] => board.threads.map(({ title }) => title);
  expect(titles()).toEqual(['Thread 5', 'Thread 4']);
  expect(board.hasMore(EVERYTHING)).toBe(true);
  await board.loadMore(EVERYTHING);
  expect(titles()).toEqual(['Thread 5', 'Thread 4', 'Thread 3', 'Thread 2']);
  await board.loadMore(EVERYTHING);
  expect(titles()).toHaveLength(5);
  expect(board.hasMore(EVERYTHING)).toBe(false);
  expect(board.hasMore({ ...EVERYTHING, show: 'mine' })).toBe(false);
});

test('@S13 a filter finds what lies beyond the pages that are here, and is asked for once', async () => {
  const service = new FakeService();
  const { id } = service.publishQuestion('p8', 'Why?');
  await pass(1_000);
  service.write('p8', 'Newer');
  await pass(1_000);
  service.write('p8', 'Newest');
  service.toPage = 2;
  const ada = await new Page(service).connect();
  const board = ada.community.board(COURSE);
  await settle();
  expect(board.threads.some(thread => thread.id === id)).toBe(false);
  const wish: IWish = { ...EVERYTHING, show: 'unanswered' };
  board.look(wish);
  await settle();
  board.look(wish);
  await settle();
  expect(board.threads.some(thread => thread.id === id)).toBe(true);
  expect(board.hasMore(wish)).toBe(false);
  expect(service.requests('GET', 'board?show=unanswered')).toHaveLength(1);
});

test('an old thread that goes on again is new by one post, until it is known better', async () => {
  const service = await aCourseOf(3);
  const [old] = service.threads.values();
  service.write('p8', 'more of it', { thread: old.id });
  service.read('p7', old.id, 1);
  await pass(1_000);
  service.write('p8', 'Newest');
  service.toPage = 1;
  const ada = await new Page(service).connect();
  const board = ada.community.board(COURSE);
  await settle();
  const unread = (): number | undefined => board.threads.find(({ id }) => id === old.id)?.unread;
  expect(unread()).toBeUndefined();
  service.write('p8', 'It goes on', { thread: old.id });
  expect(unread()).toBe(1);
  await pass(10_000);
  expect(unread()).toBe(2);
});

test('threads of a cell that did not come with its notebook come when asked for', async () => {
  const service = await aCourseOf(5);
  service.atCell = 2;
  const ada = await new Page(service).connect();
  const discussion = ada.discussion();
  await settle();
  expect([discussion.threads.length, discussion.earlier]).toEqual([2, 3]);
  await discussion.loadEarlier();
  expect([discussion.threads.length, discussion.earlier]).toEqual([5, 0]);
  const oldest = discussion.threads.find(({ title }) => title === 'Thread 1')!;
  expect([oldest.talk, oldest.more]).toEqual([[], true]);
  await discussion.loadBefore(oldest.id);
  expect(discussion.threads.find(({ id }) => id === oldest.id)?.talk).toHaveLength(1);
});
