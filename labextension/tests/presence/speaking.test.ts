// @vitest-environment jsdom
import { Signal } from '@lumino/signaling';
import { describe, expect, test } from 'vitest';

import { Listener } from '../../src/presence/listener';
import { Speaker } from '../../src/presence/speaker';
import type { ISpot, IWhereabouts } from '../../src/tokens';
import type { FakeSocket } from '../socket';
import { Page, atTheSameTime, pass, settle } from '../pages';
import { COURSE, FakeService, SETTINGS } from '../service';

atTheSameTime();

const WALK: ISpot = { course: COURSE, notebook: 'walk', anchor: 'how-far' };

/** Where somebody is, as a test says it. */
class Desk implements IWhereabouts {
  here: ISpot | null = WALK;
  open = [{ course: COURSE, notebook: 'walk', nodeOf: () => null }];
  readonly changed: Signal<IWhereabouts, void> = new Signal<IWhereabouts, void>(this);

  goTo(here: ISpot | null): void {
    this.here = here;
    this.changed.emit();
  }
}

class Window extends EventTarget {
  visible = true;
  readonly visibilityChanged = this;
  random = (): number => 0.5;

  look(visible: boolean): void {
    this.visible = visible;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

/** Somebody at a notebook, and what their page says of it. */
async function studying(): Promise<{
  service: FakeService;
  ada: Page;
  desk: Desk;
  window: Window;
  said: () => (string | null)[];
}> {
  const service = new FakeService();
  const ada = new Page(service);
  const desk = new Desk();
  const view = new Window();
  new Speaker(ada.community, desk, view);
  new Listener(ada.community, desk);
  await ada.connect();
  await pass(2_000);
  const said = (): (string | null)[] => service.sockets.flatMap(socket => socket.said.map(read));
  return { service, ada, desk, window: view, said };
}

/** The JSON at the end of a frame. */
function read(frame: Uint8Array): string | null {
  const text = new TextDecoder().decode(frame);
  return text.endsWith('null') ? null : text.slice(text.lastIndexOf('{'));
}

const watched = (sockets: FakeSocket[]): unknown[] =>
  sockets.flatMap(({ sent }) => sent.filter(({ type }) => type === 'watch'));

describe('A page says where it is', () => {
  test('@H01 never, until its person has said yes', async () => {
    const { desk, said } = await studying();
    desk.goTo({ ...WALK, anchor: 'going-back' });
    await pass(120_000);
    expect(said()).toEqual([]);
  });

  test('@H01 not to somebody who said no', async () => {
    const { ada, desk, said } = await studying();
    await ada.community.saveSettings({ shown: 'not' });
    desk.goTo({ ...WALK, anchor: 'going-back' });
    await pass(120_000);
    expect(said()).toEqual([]);
  });

  test('@S08 once they have, and then only when it is elsewhere', async () => {
    const { ada, desk, said } = await studying();
    await ada.community.saveSettings({ shown: 'counted' });
    await pass(2_000);
    expect(said()).toEqual(['{"notebook":"walk","anchor":"how-far"}']);
    desk.goTo(WALK);
    await pass(300_000);
    expect(said()).toHaveLength(1);
    desk.goTo({ ...WALK, anchor: null });
    await pass(2_000);
    expect(said().at(-1)).toBe('{"notebook":"walk"}');
  });

  test('not for each cell that somebody walks through', async () => {
    const { ada, desk, said } = await studying();
    await ada.community.saveSettings({ shown: 'named' });
    await pass(2_000);
    for (const anchor of ['a', 'b', 'c', 'd']) {
      desk.goTo({ ...WALK, anchor });
      await pass(200);
    }
    await pass(2_000);
    expect(said()).toEqual([
      '{"notebook":"walk","anchor":"how-far"}',
      '{"notebook":"walk","anchor":"d"}'
    ]);
  });

  test('and says goodbye where its notebook is closed', async () => {
    const { ada, desk, said } = await studying();
    await ada.community.saveSettings({ shown: 'named' });
    await pass(2_000);
    desk.goTo(null);
    await pass(2_000);
    expect(said().at(-1)).toBeNull();
  });

  test('and when nobody has looked at it for a minute, until somebody does', async () => {
    const { ada, window, said } = await studying();
    await ada.community.saveSettings({ shown: 'named' });
    await pass(2_000);
    window.look(false);
    await pass(30_000);
    expect(said()).toHaveLength(1);
    await pass(31_000);
    expect(said().at(-1)).toBeNull();
    window.look(true);
    await pass(2_000);
    expect(said().at(-1)).toBe('{"notebook":"walk","anchor":"how-far"}');
  });

  test('again, when its connection was gone', async () => {
    const { service, ada, said } = await studying();
    await ada.community.saveSettings({ shown: 'named' });
    await pass(2_000);
    service.cut(1012);
    await pass(60_000);
    expect(said()).toEqual(Array(2).fill('{"notebook":"walk","anchor":"how-far"}'));
  });

  test('in another page, when its person said yes there', async () => {
    const { service, ada, said } = await studying();
    const other = await new Page(service, 'p7').connect();
    await other.community.saveSettings({ shown: 'named' });
    service.pagesOf('p7').forEach(socket => {
      const me = { person: { id: 'p7', name: 'Ada' }, courses: [...ada.community.courses] };
      const settings = { ...SETTINGS, shown: 'named' as const };
      socket.deliver({ type: 'me', me: { ...me, settings } });
    });
    await pass(2_000);
    expect(ada.community.settings.shown).toBe('named');
    expect(said()).toEqual(['{"notebook":"walk","anchor":"how-far"}']);
  });
});

describe('A page is told who is here', () => {
  test('of its courses, and of the notebooks that are open, once', async () => {
    const { service, desk } = await studying();
    const wish = { type: 'watch', course: COURSE, notebooks: ['walk'] };
    expect(watched(service.sockets)).toEqual([wish]);
    desk.goTo({ ...WALK, anchor: 'going-back' });
    expect(watched(service.sockets)).toEqual([wish]);
    service.cut(1012);
    await pass(60_000);
    expect(watched(service.sockets)).toEqual([wish, wish]);
  });

  test('and knows nothing of it while it is cut off', async () => {
    const service = new FakeService();
    const ada = new Page(service);
    const listener = new Listener(ada.community, new Desk());
    await ada.connect();
    const people = [{ id: 'p8', name: 'Ben', role: 'learner' as const }];
    const at = { walk: { people: ['p8'], others: 0 } };
    service.open[0].deliver({
      type: 'presence',
      course: COURSE,
      notebook: null,
      people,
      others: 3,
      at
    });
    expect(listener.course(COURSE)?.people).toEqual(people);
    service.cut(1006);
    await settle();
    expect(listener.course(COURSE)).toBeNull();
  });
});
