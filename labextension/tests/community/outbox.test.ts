import { describe, expect, test, vi } from 'vitest';

import type { IPost } from '../../src/tokens';
import { Browser, Page, atTheSameTime, pass, settle, talk, texts } from '../pages';
import { FakeService } from '../service';

atTheSameTime();

async function twoPeople(): Promise<{ service: FakeService; ada: Page; ben: Page }> {
  const service = new FakeService();
  const ada = await new Page(service, 'p7').connect();
  const ben = await new Page(service, 'p8').connect();
  [ada, ben].forEach(page => page.discussion());
  await settle();
  return { service, ada, ben };
}

describe('Sending', () => {
  test('@S01 a post is shown at once as on its way, and reaches the others without a reload', async () => {
    const { service, ada, ben } = await twoPeople();
    ada.discussion().post('Why n - 1?');
    expect(talk(ada.discussion())).toMatchObject([
      { body: 'Why n - 1?', delivery: 'sending', author: { name: 'Ada', role: 'learner' } }
    ]);
    await settle();
    expect(talk(ada.discussion())).toMatchObject([{ body: 'Why n - 1?', delivery: 'saved', n: 1 }]);
    expect(texts(ben.discussion())).toEqual(['Why n - 1?']);
    expect(service.posts.size).toBe(1);
  });

  test('what is sent has the fields of the wire and no others', async () => {
    const { service, ada } = await twoPeople();
    ada.discussion().post('First');
    await settle();
    const thread = ada.discussion().threads[0].id;
    ada.discussion().post('Second', thread, thread);
    await settle();
    const [first, second] = service.requests('POST', '/posts').map(({ body }) => body);
    expect(first).toEqual({
      id: thread,
      thread,
      notebook: 'lesson-1',
      anchor: 'variance',
      body: 'First',
      kind: 'note',
      nameless: false,
      audience: 'everyone'
    });
    expect(second).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      thread,
      reply_to: thread,
      body: 'Second',
      kind: 'note',
      nameless: false,
      asks_back: false
    });
  });

  test('@S01 a post made offline waits, and is sent once when the network is back', async () => {
    const { service, ada } = await twoPeople();
    service.away = true;
    service.cut(1006);
    ada.discussion().post('From the train');
    await pass(20_000);
    expect(talk(ada.discussion())).toMatchObject([
      {
        delivery: 'waiting',
        problem: expect.stringMatching(/cannot be reached/) as string
      }
    ]);
    service.away = false;
    await pass(60_000);
    expect(talk(ada.discussion())).toMatchObject([{ delivery: 'saved' }]);
    expect([...service.posts.values()].map(({ body }) => body)).toEqual(['From the train']);
  });

  test('an answer lost on the way makes no second post', async () => {
    const { service, ada, ben } = await twoPeople();
    service.loseAnswers = 2;
    ada.discussion().post('Once');
    await pass(10_000);
    expect(texts(ada.discussion())).toEqual(['Once']);
    expect(texts(ben.discussion())).toEqual(['Once']);
    expect(talk(ada.discussion())[0].delivery).toBe('saved');
    expect(service.posts.size).toBe(1);
  });

  test('posts of a thread arrive in the order in which they were written', async () => {
    const { service, ada } = await twoPeople();
    service.away = true;
    ada.discussion().post('one');
    const thread = ada.discussion().threads[0].id;
    ada.discussion().post('two', thread);
    ada.discussion().post('three', thread);
    await pass(5_000);
    expect(talk(ada.discussion()).map(({ delivery }) => delivery)).toEqual(
      Array(3).fill('waiting')
    );
    service.away = false;
    await pass(60_000);
    expect([...service.posts.values()].map(({ body, n }) => [n, body])).toEqual([
      [1, 'one'],
      [2, 'two'],
      [3, 'three']
    ]);
  });

  test('each post is asked for once, and the next when it is there', async () => {
    const { service, ada } = await twoPeople();
    ada.discussion().post('one');
    const thread = ada.discussion().threads[0].id;
    ada.discussion().post('two', thread);
    ada.discussion().post('three', thread);
    await settle();
    const sent = service.requests('POST', '/posts').map(({ body }) => (body as IPost).body);
    expect(sent).toEqual(['one', 'two', 'three']);
  });

  test('replies wait for the post that starts their thread', async () => {
    const { service, ada } = await twoPeople();
    service.refusals.set('/posts', { status: 403, error: 'not_permitted', message: 'Not yet.' });
    ada.discussion().post('one');
    const thread = ada.discussion().threads[0].id;
    ada.discussion().post('two', thread);
    await pass(60_000);
    service.refusals.clear();
    expect(service.requests('POST', '/posts')).toHaveLength(1);
    ada.discussion().retry(thread);
    await settle();
    expect(talk(ada.discussion()).map(({ body, delivery }) => [body, delivery])).toEqual([
      ['one', 'saved'],
      ['two', 'saved']
    ]);
  });

  test('while the store is away a post waits and says so', async () => {
    const { service, ada } = await twoPeople();
    service.refusals.set('/posts', {
      status: 503,
      error: 'unavailable',
      message: 'The disk is full. Nothing was saved; your text is kept.'
    });
    ada.discussion().post('Patience');
    await settle();
    expect(talk(ada.discussion())).toMatchObject([
      { delivery: 'waiting', problem: 'The disk is full. Nothing was saved; your text is kept.' }
    ]);
    service.refusals.clear();
    await pass(30_000);
    expect(talk(ada.discussion())[0].delivery).toBe('saved');
  });

  test('a post that is refused keeps its text, says why, and can be tried again', async () => {
    const { service, ada } = await twoPeople();
    service.refusals.set('/posts', { status: 413, error: 'too_large', message: 'Shorten it.' });
    ada.discussion().post('Much too long');
    await pass(600_000);
    expect(talk(ada.discussion())).toMatchObject([
      { body: 'Much too long', delivery: 'failed', problem: 'Shorten it.' }
    ]);
    expect(service.requests('POST', '/posts')).toHaveLength(1);
    service.refusals.clear();
    ada.discussion().retry(talk(ada.discussion())[0].id);
    await settle();
    expect(talk(ada.discussion())).toMatchObject([{ delivery: 'saved', problem: '' }]);
  });

  test('a failed post that is given up is text in the composer again', async () => {
    const { service, ada } = await twoPeople();
    service.refusals.set('/posts', { status: 403, error: 'not_permitted', message: 'No.' });
    ada.discussion().setDraft('', 'and something begun since');
    ada.discussion().post('My words');
    ada.discussion().setDraft('', 'begun since');
    await settle();
    ada.discussion().discard(talk(ada.discussion())[0].id);
    expect(ada.discussion().threads).toEqual([]);
    expect(ada.discussion().draft('')).toBe('My words\n\nbegun since');
  });

  test('a waiting post that is given up is taken back if it had arrived after all', async () => {
    const { service, ada, ben } = await twoPeople();
    service.cut(1006); // Else the post's own event would say that it arrived.
    service.loseAnswers = 1;
    ada.chance = 0.999;
    ada.discussion().post('Never mind');
    await settle();
    expect(service.posts.size).toBe(1);
    ada.discussion().discard(talk(ada.discussion())[0].id);
    await pass(60_000);
    expect(service.posts.size).toBe(0);
    expect([ada, ben].map(page => texts(page.discussion()))).toEqual([[], []]);
    expect(ada.discussion().draft('')).toBe('Never mind');
  });
});

describe('Undo', () => {
  test('@S01 within ten seconds a post is taken back and its text is in the composer', async () => {
    const { service, ada, ben } = await twoPeople();
    ada.discussion().post('Too hasty');
    await settle();
    const [post] = talk(ada.discussion());
    expect(post.undoUntil).toBe(service.now() + 10_000);
    await ada.discussion().undo(post.id);
    expect([ada, ben].map(page => page.discussion().threads)).toEqual([[], []]);
    expect(ada.discussion().draft('')).toBe('Too hasty');
    expect(service.posts.size).toBe(0);
  });

  test('the offer ends by itself after ten seconds', async () => {
    const { ada } = await twoPeople();
    ada.discussion().post('Well considered');
    await settle();
    expect(talk(ada.discussion())[0].undoUntil).toBeGreaterThan(0);
    const changed = vi.fn();
    ada.discussion().changed.connect(changed);
    await pass(10_001);
    expect(changed).toHaveBeenCalled();
    expect(talk(ada.discussion())[0].undoUntil).toBe(0);
  });

  test('nobody is offered to undo what somebody else wrote', async () => {
    const { service, ada } = await twoPeople();
    service.write('p8', 'Mine, not hers');
    expect(talk(ada.discussion())[0].undoUntil).toBe(0);
  });

  test('a post that is undone while it is on its way is taken back when it has arrived', async () => {
    const { service, ada } = await twoPeople();
    ada.discussion().post('Oh no');
    await ada.discussion().undo(talk(ada.discussion())[0].id);
    expect(service.posts.size).toBe(0);
    expect(ada.discussion().threads).toEqual([]);
    expect(ada.discussion().draft('')).toBe('Oh no');
  });

  test('whoever wants it so has their posts held for ten seconds', async () => {
    const { service, ada } = await twoPeople();
    await ada.community.saveSettings({ hold_posts: true });
    ada.discussion().post('Slowly');
    await pass(9_000);
    expect(talk(ada.discussion())).toMatchObject([{ delivery: 'held' }]);
    expect(service.posts.size).toBe(0);
    await pass(1_000);
    expect(talk(ada.discussion())).toMatchObject([{ delivery: 'saved' }]);
  });

  test('a held post that is undone was never sent', async () => {
    const { service, ada } = await twoPeople();
    await ada.community.saveSettings({ hold_posts: true });
    ada.discussion().post('Rather not');
    await pass(5_000);
    await ada.discussion().undo(talk(ada.discussion())[0].id);
    await pass(60_000);
    expect(service.requests('POST', '/posts')).toEqual([]);
    expect(ada.discussion().draft('')).toBe('Rather not');
  });

  test('a held post is held over a reload', async () => {
    const { service, ada } = await twoPeople();
    await ada.community.saveSettings({ hold_posts: true });
    ada.discussion().post('Slowly');
    await pass(4_000);
    ada.close();
    const again = await new Page(service, 'p7', ada.browser).connect();
    expect(talk(again.discussion())).toMatchObject([{ body: 'Slowly', delivery: 'held' }]);
    expect(service.posts.size).toBe(0);
    await pass(6_000);
    expect(service.posts.size).toBe(1);
  });
});

describe('Over reloads and pages', () => {
  test('a reload loses no post that waits, and doubles none', async () => {
    const { service, ada } = await twoPeople();
    service.away = true;
    ada.discussion().post('Written in the tunnel');
    await settle();
    ada.close();
    service.away = false;
    const again = await new Page(service, 'p7', ada.browser).connect();
    again.discussion();
    await pass(60_000);
    expect(texts(again.discussion())).toEqual(['Written in the tunnel']);
    expect(service.posts.size).toBe(1);
    expect([...ada.browser.entries.keys()].filter(key => key.includes('outbox'))).toEqual([]);
  });

  test('a reload while the answer is under way makes no second post', async () => {
    const { service, ada } = await twoPeople();
    service.loseAnswers = 1;
    ada.discussion().post('Once');
    ada.close();
    await settle();
    const again = await new Page(service, 'p7', ada.browser).connect();
    again.discussion();
    await pass(60_000);
    expect(texts(again.discussion())).toEqual(['Once']);
    expect(service.posts.size).toBe(1);
  });

  test('what a crashed page left is sent by another one of the same person', async () => {
    const { service, ada } = await twoPeople();
    const other = await new Page(service, 'p7', ada.browser).connect();
    service.away = true;
    ada.discussion().post('Last words');
    await settle();
    ada.crash();
    service.away = false;
    other.close();
    const third = await new Page(service, 'p7', ada.browser).connect();
    third.discussion();
    await pass(60_000);
    expect([...service.posts.values()].map(({ body }) => body)).toEqual(['Last words']);
    expect(texts(third.discussion())).toEqual(['Last words']);
  });

  test('two pages of a person send each their own, and each post once', async () => {
    const { service, ada } = await twoPeople();
    const other = await new Page(service, 'p7', ada.browser).connect();
    other.discussion();
    service.away = true;
    service.cut(1006);
    ada.discussion().post('here');
    other.discussion('end').post('there');
    await pass(30_000);
    service.away = false;
    await pass(60_000);
    expect([...service.posts.values()].map(({ body }) => body).sort()).toEqual(['here', 'there']);
    expect(texts(other.discussion())).toEqual(['here']);
  });

  test('a page leaves alone what another open page is sending', async () => {
    const { service, ada } = await twoPeople();
    service.refusals.set('/posts', { status: 503, error: 'unavailable', message: 'Later.' });
    ada.discussion().post('Mine');
    await pass(5_000);
    const other = await new Page(service, 'p7', ada.browser).connect();
    other.discussion();
    await pass(60_000);
    expect([texts(ada.discussion()), texts(other.discussion())]).toEqual([['Mine'], []]);
  });

  test('another person in the same browser sees nothing of it', async () => {
    const { service, ada } = await twoPeople();
    service.away = true;
    ada.discussion().post('Ada’s');
    ada.discussion().setDraft('', 'Ada’s as well');
    await settle();
    ada.close();
    service.away = false;
    const cy = await new Page(service, 'p8', ada.browser).connect();
    await pass(60_000);
    expect(service.posts.size).toBe(0);
    expect(cy.discussion().draft('')).toBe('');
  });

  test('a post written before the page is signed in is sent afterwards', async () => {
    const service = new FakeService();
    service.away = true;
    const ada = await new Page(service).connect();
    ada.discussion().post('Early');
    expect(talk(ada.discussion())).toMatchObject([{ body: 'Early', delivery: 'waiting' }]);
    service.away = false;
    await pass(60_000);
    expect(service.posts.size).toBe(1);
  });

  test('a full storage loses nothing while the page lives', async () => {
    const service = new FakeService();
    const browser = new Browser();
    browser.full = true;
    const ada = await new Page(service, 'p7', browser).connect();
    ada.discussion().setDraft('', 'typed');
    expect(ada.discussion().draft('')).toBe('typed');
    ada.discussion().post('typed');
    await settle();
    expect(texts(ada.discussion())).toEqual(['typed']);
  });
});
