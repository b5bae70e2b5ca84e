import { expect, test } from 'vitest';

import { Page, atTheSameTime, pass, settle, talk, texts } from '../pages';
import { FakeService } from '../service';

atTheSameTime();

async function twoPeople(): Promise<{ service: FakeService; ada: Page; ben: Page }> {
  const service = new FakeService();
  const ada = await new Page(service).connect();
  const ben = await new Page(service, 'p8').connect();
  [ada, ben].forEach(page => page.discussion());
  await settle();
  return { service, ada, ben };
}

test('@S15 a post without a name is nobody’s to the others, and its author’s own to them', async () => {
  const { ada, ben } = await twoPeople();
  ada.discussion().setManner('', { as: 'nameless', kind: 'question' });
  ada.discussion().post('Is it only me?');
  await settle();
  expect(talk(ben.discussion())[0]).toMatchObject({ author: { alias: 0 }, kind: 'question' });
  expect(talk(ben.discussion())[0].mine).toBeUndefined();
  expect(talk(ada.discussion())[0]).toMatchObject({ author: { alias: 0 }, mine: true });
  expect(talk(ada.discussion())[0].undoUntil).toBeGreaterThan(0);
  expect(ada.discussion().unread).toBe(0);
});

test('@S15 after a reload the author is still told which are theirs', async () => {
  const { service, ada } = await twoPeople();
  ada.discussion().setManner('', { as: 'nameless', kind: 'note' });
  ada.discussion().post('Me?');
  await settle();
  const again = await new Page(service).connect();
  again.discussion();
  await settle();
  expect(talk(again.discussion())[0].mine).toBe(true);
});

test('@H05 who began without a name goes on so, unless they choose otherwise', async () => {
  const { ada } = await twoPeople();
  ada.discussion().setManner('', { as: 'nameless', kind: 'question' });
  ada.discussion().post('Why?');
  await settle();
  const [{ id }] = ada.discussion().threads;
  expect(ada.discussion().manner(id).as).toBe('nameless');
  expect(ada.discussion().manner('').as).toBe('named');
  ada.discussion().setManner(id, { as: 'named', kind: 'note' });
  expect(ada.discussion().manner(id).as).toBe('named');
});

test('@H05 a post that is taken back returns to its draft with the choice not to be named', async () => {
  const { ada } = await twoPeople();
  ada.discussion().setManner('', { as: 'nameless', kind: 'question' });
  ada.discussion().post('Silly question');
  await settle();
  await ada.discussion().undo(talk(ada.discussion())[0].id);
  expect(ada.discussion().draft('')).toBe('Silly question');
  expect(ada.discussion().manner('')).toEqual({ as: 'nameless', kind: 'question' });
});

test('@H05 a post that waits offline is sent without a name by the page that comes after', async () => {
  const { service, ada, ben } = await twoPeople();
  service.away = true;
  service.cut(1006);
  ada.discussion().setManner('', { as: 'nameless', kind: 'note' });
  ada.discussion().post('From the train');
  await pass(1_000);
  ada.close();
  service.away = false;
  const later = await new Page(service, 'p7', ada.browser).connect();
  later.discussion();
  await pass(60_000);
  expect(texts(ben.discussion())).toEqual(['From the train']);
  expect(talk(ben.discussion())[0].author).toEqual({ alias: 0 });
});

test('@S15 what is for the staff only is asked so', async () => {
  const { service, ada } = await twoPeople();
  ada.discussion().setManner('', { as: 'staff', kind: 'question' });
  ada.discussion().post('May I be late?');
  await settle();
  const [{ body }] = service.requests('POST', '/posts');
  expect(body).toMatchObject({ audience: 'staff', nameless: false, kind: 'question' });
  expect(ada.discussion().threads[0].audience).toBe('staff');
  expect(ada.discussion().manner('').as).toBe('named');
});
