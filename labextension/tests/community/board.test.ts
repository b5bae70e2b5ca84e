import { expect, test } from 'vitest';

import { NoConnection } from '../../src/connection/absent';
import { Community } from '../../src/community/community';
import { arrange, ids } from '../../src/discussions/arrangement';
import { attentionTo } from '../../src/discussions/attention';
import type * as Wire from '../../src/wire/types';
import { Page, atTheSameTime, pass, settle } from '../pages';
import { COURSE, FakeService, NOTEBOOK, SETTINGS } from '../service';

atTheSameTime();

test('@S13 the board lists all threads of the course, newest activity first', async () => {
  const service = new FakeService();
  const older = service.write('p8', '# On *variance*');
  await pass(1_000);
  service.write('p2', 'At the end', { anchor: 'end' });
  await pass(1_000);
  service.write('p2', 'An answer', { thread: older.id });
  const ada = await new Page(service).connect();
  const board = ada.community.board(COURSE);
  expect(board.phase).toBe('loading');
  await settle();
  expect(board.phase).toBe('ready');
  expect(board.course).toEqual({ id: COURSE, title: 'Studying together', role: 'learner' });
  expect(board.notebooks).toEqual([NOTEBOOK]);
  expect(
    board.threads.map(({ title, excerpt, last_by, unread }) => [
      title,
      excerpt,
      last_by && 'id' in last_by && last_by.name,
      unread
    ])
  ).toEqual([
    ['On variance', 'An answer', 'Tia', 2],
    ['At the end', 'At the end', 'Tia', 1]
  ]);
  expect(board.unread).toBe(3);
});

test('the board is loaded only when somebody looks', async () => {
  const service = new FakeService();
  const ada = await new Page(service).connect();
  ada.discussion();
  await settle();
  expect(service.requests('GET', 'board')).toEqual([]);
  ada.community.board(COURSE);
  ada.community.board(COURSE);
  await settle();
  expect(service.requests('GET', 'board')).toHaveLength(1);
});

test('@S13 the board is kept up to date by events, and agrees with the cell', async () => {
  const service = new FakeService();
  const ada = await new Page(service).connect();
  const board = ada.community.board(COURSE);
  const discussion = ada.discussion();
  await settle();
  const { id } = service.write('p8', 'New here');
  service.write('p8', 'Anybody?', { thread: id });
  expect(board.threads).toMatchObject([{ title: 'New here', excerpt: 'Anybody?', unread: 2 }]);
  discussion.read(id);
  expect([board.unread, discussion.unread]).toEqual([0, 0]);
  service.openNotebook({ ...NOTEBOOK, id: 'lesson-2', title: 'Lesson 2' });
  expect(board.notebooks.map(({ title }) => title)).toEqual(['Lesson 1: spread', 'Lesson 2']);
  service.remove([...service.posts.values()][1].id);
  service.remove(id);
  expect(board.threads).toEqual([]);
});

test('a post that goes without the board having seen it is counted right a little later', async () => {
  const service = new FakeService();
  const { id } = service.write('p8', 'one');
  const hasty = service.write('p8', 'two', { thread: id });
  const ada = await new Page(service).connect();
  const board = ada.community.board(COURSE);
  await settle();
  expect(board.unread).toBe(2);
  service.remove(hasty.id);
  await pass(10_000);
  expect([board.unread, board.threads[0].excerpt]).toEqual([1, 'one']);
});

test('@S13 a muted thread is new no more, in any page of the person, and for nobody else', async () => {
  const service = new FakeService();
  const { id } = service.write('p8', 'Let us count all sheep');
  service.write('p2', 'At the end', { anchor: 'end' });
  const ada = await new Page(service).connect();
  const other = await new Page(service, 'p7').connect();
  const tia = await new Page(service, 'p2').connect();
  const boards = [ada, other, tia].map(({ community }) => community.board(COURSE));
  const discussion = ada.discussion();
  await settle();
  expect(boards.map(({ unread }) => unread)).toEqual([2, 2, 1]);
  await discussion.attend(id, 'muted');
  service.write('p8', 'One', { thread: id });
  expect(boards.map(({ unread }) => unread)).toEqual([1, 1, 2]);
  const filter = { show: 'unread', notebook: null, kind: null } as const;
  expect(ids(arrange(boards[1], filter))).toHaveLength(1);
  await discussion.attend(id, null);
  expect(boards.map(({ unread }) => unread)).toEqual([3, 3, 2]);
});

test('what one wrote in, wonders about or chose is followed, until one says otherwise', () => {
  const nothing = { attention: null, mine: false, voices: { mine: false, others: 0 } } as const;
  const line = (said: object): Wire.IThreadForMe => ({ ...nothing, ...said }) as Wire.IThreadForMe;
  expect(attentionTo(line({}))).toBeNull();
  expect(attentionTo(line({ mine: true }))).toBe('followed');
  expect(attentionTo(line({ voices: { mine: true, others: 0 } }))).toBe('followed');
  expect(attentionTo(line({ attention: 'followed' }))).toBe('followed');
  expect(attentionTo(line({ attention: 'muted', mine: true }))).toBe('muted');
});

test('settings are loaded, changed, and known at once after a reload', async () => {
  const service = new FakeService();
  const ada = await new Page(service).connect();
  expect(ada.community.me).toMatchObject({ id: 'p7', name: 'Ada' });
  expect(ada.community.settings).toEqual(SETTINGS);
  await ada.community.saveSettings({ hold_posts: true });
  expect(ada.community.settings.hold_posts).toBe(true);
  ada.close();
  service.refusals.set('api/me', { status: 503, error: 'unavailable', message: 'Later.' });
  const again = await new Page(service, 'p7', ada.browser).connect();
  expect(again.community.settings.hold_posts).toBe(true);
});

test('a course that somebody joins meanwhile is there', async () => {
  const service = new FakeService();
  const ada = await new Page(service).connect();
  const physics = { id: 'physics', title: 'Physics', role: 'learner' as const };
  service.open[0].deliver({ type: 'courses', courses: [...ada.community.courses, physics] });
  expect(ada.community.course('physics')).toEqual(physics);
  expect(ada.community.course('chemistry')).toBeNull();
});

test('on a server without the service every discussion says why it is empty', () => {
  const page = new Page(new FakeService());
  const community = new Community(new NoConnection(), page, '');
  const discussion = community.discussion(COURSE, NOTEBOOK.id, 'variance');
  expect(discussion.phase).toBe('failed');
  expect(discussion.problem).toMatch(/not configured on this server/);
  community.dispose();
});
