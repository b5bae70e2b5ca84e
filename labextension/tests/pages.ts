/** Browsers, the pages open in them, and the time that passes. */
import { afterEach, beforeEach, vi } from 'vitest';

import { Community } from '../src/community/community';
import { Connection } from '../src/connection/connection';
import type { IPage } from '../src/connection/page';
import type { IService } from '../src/connection/service';
import type { IDiscussion, IPost } from '../src/tokens';
import { BASE, COURSE, FakeService, NOTEBOOK } from './service';

const turn = globalThis.setImmediate;

/** Lets everything happen that waits for nothing but its turn. */
export async function settle(): Promise<void> {
  for (let n = 0; n < 5; n++) {
    await new Promise<void>(resolve => turn(resolve));
  }
}

/** Time passes. */
export async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await settle();
}

/** What a person keeps in a browser; its pages hear of what others of them remove. */
export class Browser {
  readonly entries = new Map<string, string>();
  readonly pages: Page[] = [];
  full = false;

  storageFor(page: Page): Storage {
    const { entries } = this;
    return {
      get length() {
        return entries.size;
      },
      key: n => [...entries.keys()][n] ?? null,
      getItem: key => entries.get(key) ?? null,
      setItem: (key, value) => {
        if (this.full) {
          throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
        }
        entries.set(key, value);
      },
      removeItem: key => {
        if (!page.dead && entries.delete(key)) {
          const others = this.pages.filter(other => other !== page);
          others.forEach(({ events }) =>
            events.dispatchEvent(new StorageEvent('storage', { key, newValue: null }))
          );
        }
      },
      clear: () => entries.clear()
    };
  }
}

export class Page implements IPage {
  constructor(
    readonly service: FakeService,
    readonly person = 'p7',
    browser = new Browser(),
    visit: Storage | null = null
  ) {
    this.visit = visit ?? new Browser().storageFor(this);
    this.browser = browser;
    browser.pages.push(this);
    this.storage = browser.storageFor(this);
    this.fetch = service.fetchAs(person);
    const found: IService = {
      base: BASE,
      signIn: () => this.fetch(`${BASE}api/session`, { method: 'POST' })
    };
    this.connection = new Connection(found, this);
    this.community = new Community(this.connection, this, BASE);
    open.push(this);
  }

  readonly browser: Browser;
  /** A tab's own. */
  readonly visit: Storage;
  readonly storage: Storage;
  readonly fetch: IPage['fetch'];
  readonly events = new EventTarget();
  readonly connection: Connection;
  readonly community: Community;
  online = true;
  dead = false;
  /** What chance says next. */
  chance = 0.5;

  openSocket(url: string, protocols: string[]): WebSocket {
    return this.service.openSocket(url, protocols) as unknown as WebSocket;
  }

  random(): number {
    return this.chance;
  }

  clock(): number {
    return Date.now();
  }

  /** Connects, and waits until everything stands. */
  async connect(): Promise<this> {
    this.connection.connect();
    await settle();
    return this;
  }

  discussion(anchor = 'variance', notebook = NOTEBOOK.id): IDiscussion {
    return this.community.discussion(COURSE, notebook, anchor);
  }

  /** The network goes or comes back. */
  setOnline(online: boolean): void {
    this.online = online;
    this.events.dispatchEvent(new Event(online ? 'online' : 'offline'));
  }

  /** The page is closed, or left for a reload. */
  close(): void {
    this.events.dispatchEvent(new Event('pagehide'));
    this.crash();
  }

  /** The page is gone without a word. */
  crash(): void {
    this.dead = true;
    this.browser.pages.splice(this.browser.pages.indexOf(this), 1);
    this.community.dispose();
    this.connection.dispose();
  }
}

/** Ada, looking at a discussion. */
export async function reading(
  service = new FakeService()
): Promise<{ service: FakeService; ada: Page }> {
  const ada = await new Page(service).connect();
  ada.discussion();
  await settle();
  return { service, ada };
}

/** The posts of the first thread of a discussion. */
export function talk(discussion: IDiscussion): readonly IPost[] {
  return discussion.threads[0]?.talk ?? [];
}

/** Their texts. */
export function texts(discussion: IDiscussion): string[] {
  return talk(discussion).map(({ body }) => body);
}

const open: Page[] = [];

/** Every test begins at the same moment and leaves no page behind. */
export function atTheSameTime(): void {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('2026-11-24T09:00:00.000Z') });
  });
  afterEach(() => {
    open.splice(0).forEach(page => page.close());
    vi.useRealTimers();
  });
}
