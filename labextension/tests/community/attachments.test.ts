import { expect, test } from 'vitest';

import type { IAttachment } from '../../src/tokens';
import type { ISnapshot } from '../../src/wire/snapshot';
import { Page, atTheSameTime, settle, talk } from '../pages';
import { FakeService } from '../service';

atTheSameTime();

const CELL: ISnapshot = {
  language: 'python',
  pieces: [{ kind: 'source', text: '1 / 0', cut: 0 }],
  omitted: []
};
const NAMED: IAttachment = { cell: CELL, as: 'named' };

async function page(): Promise<{ service: FakeService; ada: Page }> {
  const service = new FakeService();
  const ada = await new Page(service).connect();
  ada.discussion();
  await settle();
  return { service, ada };
}

const sent = (service: FakeService): Record<string, unknown> =>
  service.requests('POST', '/posts').at(-1)?.body as Record<string, unknown>;

test('@M13 nothing of a cell is sent unless its author said so, and once only', async () => {
  const { service, ada } = await page();
  ada.discussion().post('Why?');
  await settle();
  expect(sent(service)).not.toHaveProperty('cell');
  ada.discussion().attach('', NAMED);
  ada.discussion().post('Why this?');
  await settle();
  expect(sent(service)).toMatchObject({ cell: CELL, knowingly: false });
  expect(ada.discussion().attachment('')).toBeNull();
  ada.discussion().post('And now?');
  await settle();
  expect(sent(service)).not.toHaveProperty('cell');
});

test('@M13 the yes survives a reload, and so does what was seen', async () => {
  const { service, ada } = await page();
  ada.discussion().attach('', NAMED);
  const again = await new Page(service, 'p7', ada.browser).connect();
  expect(again.discussion().attachment('')).toEqual(NAMED);
});

test('@H05 a yes with one’s name is none without it', async () => {
  const { service, ada } = await page();
  ada.discussion().attach('', NAMED);
  ada.discussion().setManner('', { as: 'nameless', kind: 'question' });
  expect(ada.discussion().attachment('')).toBeNull();
  ada.discussion().post('Why?');
  await settle();
  expect(sent(service)).not.toHaveProperty('cell');
  ada.discussion().setManner('', { as: 'nameless', kind: 'question' });
  ada.discussion().attach('', { cell: CELL, as: 'nameless' });
  ada.discussion().post('Why?');
  await settle();
  expect(sent(service)).toMatchObject({ cell: CELL, knowingly: true, nameless: true });
});

test('@H12 a post that is taken back returns to its draft with its cell', async () => {
  const { ada } = await page();
  ada.discussion().attach('', NAMED);
  ada.discussion().post('Why?');
  await settle();
  await ada.discussion().undo(talk(ada.discussion())[0].id);
  expect(ada.discussion().draft('')).toBe('Why?');
  expect(ada.discussion().attachment('')).toEqual(NAMED);
});

test('what waits for the service keeps its cell over a reload', async () => {
  const { service, ada } = await page();
  service.away = true;
  ada.discussion().attach('', NAMED);
  ada.discussion().post('Why?');
  await settle();
  const [post] = talk(ada.discussion());
  expect(post.attached).toBe(true);
  expect(await ada.discussion().cellOf(post.id)).toEqual(CELL);
  service.away = false;
  ada.close();
  const again = await new Page(service, 'p7', ada.browser).connect();
  again.discussion();
  await settle();
  expect(sent(service)).toMatchObject({ id: post.id, cell: CELL });
});
