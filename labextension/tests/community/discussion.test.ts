import { describe, expect, test, vi } from 'vitest';

import { Page, atTheSameTime, pass, reading, settle, talk, texts } from '../pages';
import { COURSE, FakeService, NOTEBOOK } from '../service';

atTheSameTime();

describe('Loading', () => {
  test('a notebook with twenty discussion cells makes one request and one socket', async () => {
    const service = new FakeService();
    const anchors = Array.from({ length: 20 }, (_, n) => {
      return { id: `cell-${n}`, kind: 'discussion', title: `Cell ${n}` };
    });
    service.notebooks.set(NOTEBOOK.id, { ...NOTEBOOK, anchors });
    service.write('p8', 'At the last one', { anchor: 'cell-19' });
    const ada = await new Page(service).connect();
    const cells = anchors.map(({ id }) => ada.discussion(id));
    expect(cells.map(({ phase }) => phase)).toEqual(Array(20).fill('loading'));
    await settle();
    expect(cells.map(({ phase }) => phase)).toEqual(Array(20).fill('ready'));
    expect(texts(cells[19])).toEqual(['At the last one']);
    expect(service.requests('GET', `notebooks/${NOTEBOOK.id}`)).toHaveLength(1);
    expect(service.sockets).toHaveLength(1);
  });

  test('two views of an anchor share one discussion', async () => {
    const { ada } = await reading();
    expect(ada.discussion('variance')).toBe(ada.discussion('variance'));
    expect(ada.discussion('variance')).not.toBe(ada.discussion('end'));
  });

  test('a cell that was not opened for the course says so, and opens live', async () => {
    const service = new FakeService();
    service.notebooks.clear();
    const { ada } = await reading(service);
    expect(ada.discussion().phase).toBe('closed');
    expect(ada.discussion().problem).toBe('This notebook has not been opened for the course yet.');
    const tia = await new Page(service, 'p2').connect();
    await tia.community.openNotebook(COURSE, NOTEBOOK);
    await settle();
    expect(ada.discussion().phase).toBe('ready');
    expect(ada.discussion('new-cell').phase).toBe('closed');
  });

  test('a course one is not in is refused with the service’s sentence', async () => {
    const { ada } = await reading();
    const physics = ada.community.discussion('physics', 'lesson-1', 'variance');
    await settle();
    expect([physics.phase, physics.problem]).toEqual([
      'failed',
      'You are not in a course called “physics”.'
    ]);
  });

  test('what could not be loaded is loaded when the service is back', async () => {
    const service = new FakeService();
    service.away = true;
    const { ada } = await reading(service);
    expect(ada.discussion().phase).toBe('failed');
    expect(ada.discussion().problem).toMatch(/cannot be reached/);
    service.away = false;
    await pass(30_000);
    expect(ada.discussion().phase).toBe('ready');
  });

  test('older posts of a long thread come when asked for', async () => {
    const service = new FakeService();
    const { id } = service.write('p8', 'post 1');
    for (let n = 2; n <= 60; n++) {
      service.write('p8', `post ${n}`, { thread: id });
    }
    const { ada } = await reading(service);
    expect(ada.discussion().threads[0].more).toBe(true);
    expect(texts(ada.discussion())[0]).toBe('post 11');
    await ada.discussion().loadBefore(id, 11);
    expect(texts(ada.discussion())).toHaveLength(60);
    expect(ada.discussion().threads[0].more).toBe(false);
  });
});

describe('Live', () => {
  test('@S01 what others write, edit and delete is seen without a reload', async () => {
    const { service, ada } = await reading();
    const first = service.write('p8', 'Frist');
    const reply = service.write('p2', 'You mean first', { thread: first.id, reply_to: first.id });
    service.edit('p8', first.id, 'First');
    expect(texts(ada.discussion())).toEqual(['First', 'You mean first']);
    service.remove(first.id);
    expect(talk(ada.discussion())[0]).toMatchObject({ deleted: true, author: null, body: '' });
    service.remove(reply.id);
    expect(talk(ada.discussion()).map(({ id }) => id)).toEqual([first.id]);
  });

  test('an event applied twice does no harm', async () => {
    const { service, ada } = await reading();
    const arrived = vi.fn();
    ada.discussion().arrived.connect(arrived);
    service.write('p8', 'Once');
    const [post, thread] = [[...service.posts.values()][0], [...service.threads.values()][0]];
    service.open[0].deliver({
      type: 'events',
      course: COURSE,
      log: service.log,
      seq: 1,
      events: [{ type: 'post', post, thread }]
    });
    expect(texts(ada.discussion())).toEqual(['Once']);
    expect(ada.discussion().unread).toBe(1);
    expect(arrived).toHaveBeenCalledTimes(1);
  });

  test('@S01 after a drop the page resumes without loss or repetition', async () => {
    const { service, ada } = await reading();
    const { id } = service.write('p8', 'before');
    service.cut(1006);
    service.write('p8', 'meanwhile', { thread: id });
    service.edit('p8', id, 'before, edited');
    const arrived = vi.fn();
    ada.discussion().arrived.connect(arrived);
    await pass(1_000);
    expect(texts(ada.discussion())).toEqual(['before, edited', 'meanwhile']);
    expect(ada.discussion().unread).toBe(2);
    expect(arrived).toHaveBeenCalledTimes(1);
    expect(service.requests('GET', NOTEBOOK.id)).toHaveLength(1);
  });

  test('after the store was restored the page loads anew and keeps what it has not sent', async () => {
    const { service, ada } = await reading();
    service.write('p8', 'kept by the backup');
    const lost = service.write('p8', 'not in the backup');
    service.refusals.set('/posts', { status: 403, error: 'not_permitted', message: 'No.' });
    ada.discussion().post('mine, refused for now');
    await settle();
    service.cut(1006);
    service.remove(lost.id);
    service.restore();
    await pass(1_000);
    expect(ada.discussion().threads.map(({ title }) => title)).toEqual([
      'kept by the backup',
      'mine, refused for now'
    ]);
    service.write('p8', 'and it goes on');
    expect(ada.discussion().threads).toHaveLength(3);
  });

  test('a frame that is older than what was loaded changes nothing', async () => {
    const { service, ada } = await reading();
    const { id } = service.write('p8', 'first');
    const [post, thread] = [service.posts.get(id)!, service.threads.get(id)!];
    const late = { course: COURSE, log: service.log, seq: 1 };
    service.edit('p8', id, 'first, edited');
    service.write('p8', 'second', { thread: id });
    ada.discussion().reload();
    await settle();
    service.open[0].deliver({ type: 'events', ...late, events: [{ type: 'post', post, thread }] });
    expect(texts(ada.discussion())).toEqual(['first, edited', 'second']);
    expect(ada.discussion().unread).toBe(2);
  });

  test('an older text does not replace a newer one', async () => {
    const { service, ada } = await reading();
    const { id } = service.write('p7', 'one');
    const [post, thread] = [service.posts.get(id)!, service.threads.get(id)!];
    await ada.discussion().edit(id, 'two');
    const cursor = { course: COURSE, log: service.log, seq: 2 };
    service.open[0].deliver({
      type: 'events',
      ...cursor,
      events: [{ type: 'post', post, thread }]
    });
    expect(texts(ada.discussion())).toEqual(['two']);
  });

  test('a post that was taken back does not come back with a late frame', async () => {
    const { service, ada } = await reading();
    ada.discussion().post('Oops');
    await settle();
    const [{ id }] = talk(ada.discussion());
    const [post, thread] = [service.posts.get(id)!, service.threads.get(id)!];
    await ada.discussion().undo(id);
    const cursor = { course: COURSE, log: service.log, seq: 1 };
    service.open[0].deliver({
      type: 'events',
      ...cursor,
      events: [{ type: 'post', post, thread }]
    });
    expect(ada.discussion().threads).toEqual([]);
  });

  test('what arrives while the page is loading is not lost', async () => {
    const { service, ada } = await reading();
    const { id } = service.write('p8', 'first');
    const fetched = await ada.fetch(`https://hub.test/services/community/api/session`, {
      method: 'POST'
    });
    const { token } = (await fetched.json()) as { token: string };
    const headers = { Authorization: `Bearer ${token}` };
    const url = `https://hub.test/services/community/api/courses/${COURSE}/notebooks/${NOTEBOOK.id}`;
    const old = await ada.fetch(url, { method: 'GET', headers });
    vi.spyOn(ada, 'fetch').mockImplementationOnce(async () => {
      service.write('p8', 'second', { thread: id }); // Before the old answer arrives.
      await Promise.resolve();
      return old;
    });
    ada.discussion().reload();
    await settle();
    expect(texts(ada.discussion())).toEqual(['first', 'second']);
  });

  test('a reason that staff give is seen by the post’s author, and not asked for by others', async () => {
    const { service, ada } = await reading();
    const ben = await new Page(service, 'p8').connect();
    ben.discussion();
    await settle();
    const { id } = service.write('p7', 'Ben got it wrong');
    service.edit('p2', id, 'It is easy to get this wrong', 'No names, please.');
    await settle();
    expect(talk(ada.discussion())[0]).toMatchObject({
      edited_by: { name: 'Tia' },
      reason: 'No names, please.'
    });
    expect(talk(ben.discussion())[0].reason).toBeUndefined();
    expect(service.requests('GET', `posts/${id}`).map(({ person }) => person)).toEqual(['p7']);
  });
});

describe('Editing', () => {
  test('an edit is saved and its draft is done with', async () => {
    const { service, ada } = await reading();
    ada.discussion().post('Teh mean');
    await settle();
    const [{ id }] = talk(ada.discussion());
    ada.discussion().setDraft(`edit:${id}`, 'The mean');
    await ada.discussion().edit(id, 'The mean');
    expect(service.posts.get(id)).toMatchObject({ body: 'The mean', revision: 2 });
    expect(texts(ada.discussion())).toEqual(['The mean']);
    expect(ada.discussion().draft(`edit:${id}`)).toBe('');
  });

  test('when two edit at once both texts are kept, and the second saves knowing both', async () => {
    const { service, ada } = await reading();
    ada.discussion().post('The mean');
    await settle();
    const [{ id }] = talk(ada.discussion());
    ada.discussion().setDraft(`edit:${id}`, 'The mean of');
    service.edit('p2', id, 'The arithmetic mean', 'More exact.');
    await settle();
    ada.discussion().setDraft(`edit:${id}`, 'The mean of a sample');
    await expect(ada.discussion().edit(id, 'The mean of a sample')).rejects.toMatchObject({
      code: 'conflict',
      current: { body: 'The arithmetic mean' }
    });
    expect(texts(ada.discussion())).toEqual(['The arithmetic mean']);
    expect(ada.discussion().draft(`edit:${id}`)).toBe('The mean of a sample');
    await ada.discussion().edit(id, 'The arithmetic mean of a sample');
    expect(service.posts.get(id)?.body).toBe('The arithmetic mean of a sample');
  });

  test('an edit that cannot be sent keeps its text', async () => {
    const { service, ada } = await reading();
    const { id } = service.write('p7', 'Before');
    service.away = true;
    await expect(ada.discussion().edit(id, 'After')).rejects.toMatchObject({ code: 'offline' });
    expect(ada.discussion().draft(`edit:${id}`)).toBe('After');
  });

  test('a deleted post that was answered leaves a stub, another one nothing', async () => {
    const { service, ada } = await reading();
    const first = service.write('p7', 'Question');
    const reply = service.write('p7', 'Answer', { thread: first.id, reply_to: first.id });
    await ada.discussion().remove(first.id);
    expect(talk(ada.discussion()).map(({ deleted }) => deleted)).toEqual([true, false]);
    await ada.discussion().remove(reply.id);
    expect(talk(ada.discussion())).toHaveLength(1);
  });
});

describe('Drafts', () => {
  test('a draft survives a reload, each composer its own', async () => {
    const { service, ada } = await reading();
    ada.discussion().setDraft('', 'a new thread');
    ada.discussion().setDraft('t1', 'a reply');
    ada.discussion('end').setDraft('', 'elsewhere');
    ada.close();
    const again = await new Page(service, 'p7', ada.browser).connect();
    const { discussion } = { discussion: again.discussion() };
    expect([
      discussion.draft(''),
      discussion.draft('t1'),
      again.discussion('end').draft('')
    ]).toEqual(['a new thread', 'a reply', 'elsewhere']);
  });

  test('what is typed before the page is signed in is kept', async () => {
    const service = new FakeService();
    const early = new Page(service);
    early.discussion().setDraft('', 'quick');
    await early.connect();
    early.close();
    const again = await new Page(service, 'p7', early.browser).connect();
    expect(again.discussion().draft('')).toBe('quick');
  });

  test('an edit goes on after a reload from the revision it began with', async () => {
    const { service, ada } = await reading();
    const { id } = service.write('p7', 'one');
    ada.discussion().setDraft(`edit:${id}`, 'two');
    ada.close();
    service.edit('p2', id, 'other', 'Reason.');
    const { ada: again } = { ada: await new Page(service, 'p7', ada.browser).connect() };
    again.discussion();
    await settle();
    await expect(again.discussion().edit(id, 'two')).rejects.toMatchObject({ code: 'conflict' });
  });

  test('which composers are open is remembered as long as the page lives', async () => {
    const { ada } = await reading();
    ada.discussion().setOpen('t1', true);
    expect([ada.discussion().isOpen('t1'), ada.discussion().isOpen('t2')]).toEqual([true, false]);
    ada.discussion().setOpen('t1', false);
    expect(ada.discussion().isOpen('t1')).toBe(false);
  });
});
