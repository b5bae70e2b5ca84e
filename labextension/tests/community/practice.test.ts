import { expect, test } from 'vitest';

import { wipe } from '../../src/community/practice/slate';
import type { IDiscussion, IPartner } from '../../src/tokens';
import { Page, atTheSameTime, pass, settle, talk, texts } from '../pages';
import { FakeService } from '../service';

const ROOM = '~practice';
const PARTNER: IPartner = {
  name: 'Practice partner',
  room: 'the practice room',
  me: 'You',
  cannot: 'Not here.',
  gone: 'Gone.',
  answer: () => 'Written beforehand.'
};

atTheSameTime();

async function practising(page: Page): Promise<IDiscussion> {
  const room = page.community.practise(PARTNER);
  const discussion = room.discussion(ROOM, ROOM, ROOM);
  await settle();
  return discussion;
}

test('@S58 what is written in the practice room is answered there, and never leaves the page', async () => {
  const service = new FakeService();
  const ada = await new Page(service).connect();
  const before = service.seen.length;
  const room = await practising(ada);
  expect(room.phase).toBe('ready');
  room.post('Can I do this?');
  await settle();
  expect(texts(room)).toEqual(['Can I do this?']);
  expect(talk(room)[0]).toMatchObject({ author: { id: 'p7', name: 'Ada' }, delivery: 'saved' });
  await pass(3_000);
  expect(texts(room)).toEqual(['Can I do this?', 'Written beforehand.']);
  expect(service.seen.length).toBe(before);
  expect([...ada.browser.entries.values()].join()).not.toContain('Can I do this?');
});

test('@S58 undoing there takes a post back without a trace, and what answered it as well', async () => {
  const ada = await new Page(new FakeService()).connect();
  const room = await practising(ada);
  room.post('Oops');
  await settle();
  await room.undo(talk(room)[0].id);
  expect(room.threads).toEqual([]);
  expect(room.draft('')).toBe('Oops');
  room.post('Once more');
  await pass(3_000);
  await room.undo(talk(room)[0].id);
  await pass(3_000);
  expect(room.threads).toEqual([]);
});

test('@S58 asking without a name there shows the name that others would see; posts can be edited and deleted', async () => {
  const ada = await new Page(new FakeService()).connect();
  const room = await practising(ada);
  room.setManner('', { as: 'nameless', kind: 'question' });
  room.post('Is it only me?');
  await settle();
  const [asked] = talk(room);
  expect(asked).toMatchObject({ author: { alias: 0 }, mine: true });
  await room.edit(asked.id, 'Is it really only me?');
  expect(talk(room)[0]).toMatchObject({ body: 'Is it really only me?', revision: 2 });
  await pass(20_000);
  await room.remove(asked.id);
  expect(talk(room)[0]).toMatchObject({ deleted: true, body: '' });
  await room.say(asked.id, 'resolved');
  expect(room.threads[0].state).toBe('resolved');
  await expect(room.justRead()).rejects.toThrow('Not here.');
});

test('@S58 the practice room is as it was after a reload, and empty the next day', async () => {
  const service = new FakeService();
  const ada = await new Page(service).connect();
  (await practising(ada)).post('Still here?');
  await pass(3_000);
  const again = await new Page(service, 'p7', ada.browser, ada.visit).connect();
  const room = await practising(again);
  expect(texts(room)).toEqual(['Still here?', 'Written beforehand.']);
  room.setDraft('', 'half a sentence');
  await pass(24 * 3_600_000);
  expect(room.threads, 'midnight wipes an open page, too').toEqual([]);
  wipe(ada.visit, new Date());
  expect(JSON.stringify(Array.from({ length: ada.visit.length }, (_, n) => ada.visit.key(n)))).toBe(
    '["jupyter-community:practice-day"]'
  );
});
