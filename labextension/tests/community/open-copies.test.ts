import { Signal } from '@lumino/signaling';
import { expect, it } from 'vitest';

import type { IOpenCopy } from '../../src/tokens';
import type * as Wire from '../../src/wire/types';
import { BASE, COURSE, FakeService } from '../service';
import { Page, atTheSameTime, settle } from '../pages';

atTheSameTime();

const NEW = 'nb.abcdefghij';
const CELL = 'cell.1.aaaaaaaaaa';
const OTHER = 'cell.1.bbbbbbbbbb';

/** A service that hears of copies, and attaches threads. */
class Service extends FakeService {
  override fetchAs(id: string): (url: string, init: RequestInit) => Promise<Response> {
    const rest = super.fetchAs(id);
    return async (url, init) => {
      const path = url.slice(BASE.length);
      const [, notebook, kind] = /(?:notebooks|threads)\/([^/]+)\/(\w+)$/.exec(path) ?? [];
      if (kind === 'copies') {
        this.seen.push({ person: id, method: 'POST', path, body: undefined });
        this.openNotebook({ id: notebook, title: '', path: '', anchors: [] });
        return Response.json({ outline: null, agreed: false });
      }
      if (kind === 'anchor') {
        const { anchor } = JSON.parse(init.body as string) as { anchor: string };
        const thread: Wire.IThread = { ...this.threads.get(notebook)!, anchor };
        this.threads.set(notebook, thread);
        return Response.json({ thread });
      }
      return rest(url, init);
    };
  }
}

class Copy implements IOpenCopy {
  constructor(private readonly page: Page) {}

  readonly changed: Signal<IOpenCopy, void> = new Signal<IOpenCopy, void>(this);
  cells = [CELL, OTHER];

  holds(anchor: string): boolean {
    return this.cells.includes(anchor);
  }

  async say(): Promise<void> {
    await this.page.community.outlines(COURSE).say(NEW, { title: '', path: '', cells: [] });
    this.page.community.talk(COURSE, NEW).load();
  }
}

async function ada(): Promise<{ service: Service; page: Page; copy: Copy }> {
  const service = new Service();
  const page = await new Page(service).connect();
  return { service, page, copy: new Copy(page) };
}

it('where nobody has told of a notebook, one can ask as long as a copy lies open', async () => {
  const { page, copy } = await ada();
  const discussion = page.discussion(CELL, NEW);
  await settle();
  expect(discussion.phase).toBe('closed');
  const laid = page.community.lay(COURSE, NEW, copy);
  expect(discussion.phase).toBe('ready');
  copy.cells = [OTHER];
  copy.changed.emit();
  expect(discussion.phase).toBe('closed');
  laid.dispose();
  expect(page.discussion(OTHER, NEW).phase).not.toBe('ready');
});

it('the copy is told of before the first question, and not before', async () => {
  const { service, page, copy } = await ada();
  page.community.lay(COURSE, NEW, copy);
  const discussion = page.discussion(CELL, NEW);
  await settle();
  expect(service.requests('POST', '/copies')).toEqual([]);
  const phases: string[] = [];
  discussion.changed.connect(() => phases.push(discussion.phase));
  discussion.post('Why is this so?');
  await settle();
  expect(new Set(phases)).toEqual(new Set(['ready'])); // Who writes keeps the box, and the focus in it.
  const posted = service.seen.filter(({ method }) => method === 'POST').map(({ path }) => path);
  expect(posted.map(path => path.split('/').pop())).toEqual(['session', 'copies', 'posts']);
  expect(discussion.threads.map(({ title }) => title)).toEqual(['Why is this so?']);
});

it('drafts of new threads are found by notebook, and go on at another cell', async () => {
  const { page, copy } = await ada();
  page.community.lay(COURSE, NEW, copy);
  const talk = page.community.talk(COURSE, NEW);
  page.discussion(CELL, NEW).setDraft('', 'I do not see why');
  page.discussion(CELL, NEW).setDraft('summary:x', 'not a thread');
  page.discussion(OTHER, NEW).setDraft('', 'Also');
  expect([...talk.drafts]).toEqual([
    [CELL, 'I do not see why'],
    [OTHER, 'Also']
  ]);
  talk.moveDraft(CELL, OTHER);
  expect([...talk.drafts]).toEqual([[OTHER, 'I do not see why\n\nAlso']]);
});

it('a thread that is attached to another cell leaves the one where it was', async () => {
  const { service, page, copy } = await ada();
  page.community.lay(COURSE, NEW, copy);
  await copy.say();
  const { thread } = service.write('p8', 'Where am I?', { notebook: NEW, anchor: CELL });
  const [from, to] = [page.discussion(CELL, NEW), page.discussion(OTHER, NEW)];
  await settle();
  expect(from.threads).toHaveLength(1);
  await page.community.talk(COURSE, NEW).attach(thread, OTHER);
  expect(from.threads).toHaveLength(0);
  expect(to.threads).toHaveLength(1);
});
