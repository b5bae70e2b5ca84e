import { describe, expect, test } from 'vitest';

import { Page, atTheSameTime, pass, reading, settle, talk } from '../pages';
import { COURSE, FakeService } from '../service';

atTheSameTime();

describe('Unread', () => {
  test('@S01 what others wrote while nobody looked is unread, one’s own is not', async () => {
    const service = new FakeService();
    const { id } = service.write('p8', 'one');
    service.write('p2', 'two', { thread: id });
    const { ada } = await reading(service);
    expect(ada.discussion().unread).toBe(2);
    service.write('p8', 'three', { thread: id });
    expect(ada.discussion().unread).toBe(3);
    ada.discussion().post('four', id);
    await settle();
    expect(ada.discussion().unread).toBe(0);
  });

  test('@S01 reading is told once, and follows to the person’s other pages', async () => {
    const { service, ada } = await reading();
    const other = await new Page(service, 'p7').connect();
    const ben = await new Page(service, 'p8').connect();
    [other, ben].forEach(page => page.discussion());
    await settle();
    const { id } = service.write('p2', 'Read me');
    service.write('p2', 'And me', { thread: id });
    ada.discussion().read(id);
    ada.discussion().read(id);
    expect(ada.discussion().unread).toBe(0);
    expect([other, ben].map(page => page.discussion().unread)).toEqual([2, 2]);
    await pass(1_000);
    expect(service.requests('PUT', `threads/${id}/read`)).toHaveLength(1);
    expect([other, ben].map(page => page.discussion().unread)).toEqual([0, 2]);
  });

  test('a mark never moves back', async () => {
    const { service, ada } = await reading();
    const { id } = service.write('p8', 'one');
    service.write('p8', 'two', { thread: id });
    ada.discussion().read(id);
    service.open[0].deliver({ type: 'read', course: COURSE, thread: id, n: 1, unread: 1 });
    expect(ada.discussion().unread).toBe(0);
  });

  test('a post that comes while another page’s reading is under way stays unread', async () => {
    const { service, ada } = await reading();
    const { id } = service.write('p8', 'one');
    service.write('p8', 'two', { thread: id });
    service.open[0].deliver({ type: 'read', course: COURSE, thread: id, n: 1, unread: 0 });
    expect(ada.discussion().unread).toBe(1);
  });

  test('what was read offline is told when the service is back', async () => {
    const { service, ada } = await reading();
    const { id } = service.write('p8', 'one');
    service.away = true;
    service.cut(1006);
    ada.discussion().read(id);
    await pass(5_000);
    service.away = false;
    await pass(60_000);
    expect(service.requests('PUT', `threads/${id}/read`)).toHaveLength(1);
    expect(ada.discussion().unread).toBe(0);
  });

  test('when a post that was read goes, the next new one is still unread', async () => {
    const { service, ada } = await reading();
    const { id } = service.write('p8', 'one');
    const hasty = service.write('p8', 'two', { thread: id });
    ada.discussion().read(id);
    service.remove(hasty.id);
    service.write('p8', 'three', { thread: id });
    expect(ada.discussion().unread).toBe(1);
  });

  test('an unread post that is taken back is not counted any more', async () => {
    const { service, ada } = await reading();
    const { id } = service.write('p8', 'one');
    const hasty = service.write('p8', 'two', { thread: id });
    service.write('p8', 'three', { thread: id });
    service.remove(hasty.id);
    expect(ada.discussion().unread).toBe(2);
    expect(talk(ada.discussion()).map(({ n }) => n)).toEqual([1, 2]);
  });
});
