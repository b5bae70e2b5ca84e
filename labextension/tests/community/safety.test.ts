import { expect, test } from 'vitest';

import { Page, atTheSameTime, settle, talk, texts } from '../pages';
import { COURSE, FakeService } from '../service';

atTheSameTime();

async function twoPeople(): Promise<{ service: FakeService; ada: Page; ben: Page }> {
  const service = new FakeService();
  const ada = await new Page(service).connect();
  const ben = await new Page(service, 'p8').connect();
  [ada, ben].forEach(page => page.discussion());
  await settle();
  return { service, ada, ben };
}

const ASKED = { status: 403, error: 'agreement', message: 'Read the agreement first.' };

test('@S47 a post that is refused for want of an agreement is kept, and goes out once it is given', async () => {
  const { service, ada, ben } = await twoPeople();
  service.refusals.set('/posts', ASKED);
  ada.discussion().post('Hello');
  await settle();
  const [kept] = talk(ada.discussion());
  expect(kept).toMatchObject({ delivery: 'failed', asksToAgree: true, body: 'Hello' });
  service.refusals.clear();
  ada.discussion().retry(kept.id);
  await settle();
  expect(talk(ada.discussion())[0]).toMatchObject({ delivery: 'saved' });
  expect(texts(ben.discussion())).toEqual(['Hello']);
});

test('@H14 a post that is hidden leaves nothing of its text in the pages of others', async () => {
  const { service, ada, ben } = await twoPeople();
  const post = service.write('p7', 'Rude');
  await settle();
  expect(texts(ben.discussion())).toEqual(['Rude']);
  const thread = service.threads.get(post.thread)!;
  const stub = { ...post, author: null, body: '', hidden: { cause: 'reports' as const } };
  service.pagesOf('p8').forEach(page =>
    page.deliver({
      type: 'events',
      course: COURSE,
      log: service.log,
      seq: 99,
      events: [{ type: 'post', post: stub, thread: { ...thread, title: '', hidden: true } }]
    })
  );
  await settle();
  expect(talk(ben.discussion())[0]).toMatchObject({ body: '', hidden: { cause: 'reports' } });
  expect(JSON.stringify(ben.discussion().threads)).not.toContain('Rude');
  expect(texts(ada.discussion())).toEqual(['Rude']);
});

test('@H05 who wrote a nameless post is told alone that the staff looked it up, and keeps being told', async () => {
  const { service, ada } = await twoPeople();
  const post = service.write('p7', 'Hm');
  await settle();
  service.posts.set(post.id, { ...service.posts.get(post.id)!, unmasked: ['A threat'] });
  service
    .pagesOf('p7')
    .forEach(page => page.deliver({ type: 'yours', course: COURSE, post: post.id }));
  await settle();
  expect(talk(ada.discussion())[0].unmasked).toEqual(['A threat']);
  service.posts.set(post.id, { ...service.posts.get(post.id)!, unmasked: undefined });
  service.edit('p2', post.id, 'Hm.', 'A full stop');
  await settle();
  expect(talk(ada.discussion())[0]).toMatchObject({ body: 'Hm.', unmasked: ['A threat'] });
});

test('@M29 who is no longer staff while the panel is open keeps nothing that was for the staff', async () => {
  const { service } = await twoPeople();
  const tia = await new Page(service, 'p2').connect();
  const board = tia.community.board(COURSE);
  const post = service.write('p7', 'Only for the staff');
  await settle();
  expect(board.threads.map(({ title }) => title)).toEqual(['Only for the staff']);
  service.threads.delete(post.thread); // As the service lists them for a learner.
  service.posts.delete(post.id);
  const courses = tia.community.courses.map(course => ({ ...course, role: 'learner' as const }));
  service.pagesOf('p2').forEach(page => page.deliver({ type: 'courses', courses }));
  await settle();
  expect(tia.community.course(COURSE)?.role).toBe('learner');
  expect(board.threads).toEqual([]);
});
