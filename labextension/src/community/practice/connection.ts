import { DisposableDelegate, type IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';

import type { IPage } from '../../connection/page';
import { Refusal } from '../../connection/refusal';
import type { ConnectionState, IConnection, IPartner } from '../../tokens';
import type * as Wire from '../../wire/types';
import { uuid } from '../ids';
import { PREFIX, untilMidnight, wipe } from './slate';
import { ROOM, changeThread, edit, publish, readerOf, remove, type ITalk, type Sent } from './talk';

const KEPT = `${PREFIX}-talk`;
/** After so many milliseconds the partner answers: long enough to read one's own post. */
const PAUSE = 2_500;
const UNDO_SECONDS = 10;
const PARTNER = '~partner';

/**
 * Answers as the service would, in the page alone. Nothing that is written in the practice room is sent anywhere, and
 * it is wiped with the tab or with the day, whichever ends first.
 */
export class PracticeConnection implements IConnection {
  constructor(
    person: Wire.IPerson,
    private readonly page: IPage,
    private readonly partner: IPartner,
    private readonly settings: () => Wire.ISettings
  ) {
    const course: Wire.ICourse = { id: ROOM.course, title: partner.room, role: 'learner' };
    this.session = {
      token: '',
      expires_in: 600,
      renew_in: 300,
      now: new Date(page.clock()).toISOString(),
      version: '',
      person,
      courses: [course],
      limits: { body: 65_536, undo_seconds: UNDO_SECONDS }
    };
    wipe(page.visit, this._today);
    this._talk = this._load();
    this._awaitMidnight();
  }

  readonly state: ConnectionState = 'live';
  readonly reason = '';
  readonly session: Wire.ISession;
  readonly stateChanged: Signal<IConnection, void> = new Signal<IConnection, void>(this);
  readonly frames: Signal<IConnection, Wire.Frame> = new Signal<IConnection, Wire.Frame>(this);

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  now(): number {
    return this.page.clock();
  }

  retry(): void {
    // It is always there.
  }

  send(): void {
    // Nobody is there to hear it.
  }

  follow(): IDisposable {
    return new DisposableDelegate(() => undefined);
  }

  async request<T>(method: string, path: string, body?: unknown): Promise<T> {
    await Promise.resolve();
    return this._answer(method, path, body) as T;
  }

  /** There is no file in a room that is kept in a tab. */
  download(): Promise<Blob> {
    return Promise.reject(new Refusal(this.partner.cannot, 'not_practised', 404));
  }

  dispose(): void {
    this._isDisposed = true;
    clearTimeout(this._midnight);
    this._answers.forEach(clearTimeout);
    Signal.clearData(this);
  }

  private _answer(method: string, path: string, body: unknown): unknown {
    const { person, courses } = this.session;
    const [, , , kind, id, then] = path.split('/');
    switch (`${method} ${kind ?? path.slice('api/'.length)}${then ? `/${then}` : ''}`) {
      case 'GET me':
        return { person, courses, settings: this.settings() } satisfies Wire.IMe;
      case 'GET notebooks':
        return this._room();
      case 'POST posts':
        return this._publish(body as Sent);
      case 'PATCH posts':
        this._become(edit(this._talk, id, (body as { body: string }).body, this._at));
        return this._posted(id);
      case 'DELETE posts':
        return this._remove(id, false);
      case 'POST posts/take-back':
        return this._remove(id, true);
      case 'PUT threads/state':
        this._become(changeThread(this._talk, id, body as Partial<Wire.IThread>));
        return { thread: this._thread(id) };
      case 'PUT threads/read':
        return { unread: 0 };
      case 'PUT threads/attention':
        return body;
    }
    throw new Refusal(this.partner.cannot, 'not_practised', 404);
  }

  private _room(): Wire.INotebookTalk {
    const { threads, posts } = this._talk;
    const anchor = { id: ROOM.anchor, kind: 'discussion', title: this.partner.room };
    return {
      ...this._cursor,
      notebook: { id: ROOM.notebook, title: this.partner.room, path: '', anchors: [anchor] },
      threads: threads.map(thread => ({
        ...readerOf(thread),
        talk: posts.filter(post => post.thread === thread.id),
        more: false
      })),
      gates: [],
      hard: [],
      earlier: []
    };
  }

  private _publish(sent: Sent): Wire.IPosted {
    this._become(publish(this._talk, sent, this.session.person, this._at));
    this._answers.set(
      sent.id,
      setTimeout(() => this._reply(sent.id), PAUSE)
    );
    return this._posted(sent.id);
  }

  /** Words that were written beforehand; the partner reads nothing but what kind of post it is. */
  private _reply(to: string): void {
    const { post, thread } = this._posted(to);
    const body = this.partner.answer(post, thread);
    if (body !== null) {
      const { name } = this.partner;
      const sent: Sent = { id: uuid(), thread: thread.id, reply_to: to, body, kind: 'note' };
      this._become(publish(this._talk, sent, { id: PARTNER, name }, this._at));
      this.frames.emit({
        type: 'events',
        ...this._cursor,
        events: [{ type: 'post', ...this._posted(sent.id) }]
      });
    }
  }

  private _remove(id: string, withoutTrace: boolean): Wire.IRemoved {
    clearTimeout(this._answers.get(id));
    const thread = this._talk.posts.find(post => post.id === id)?.thread ?? '';
    const before = this._talk.posts;
    this._become(remove(this._talk, id, withoutTrace));
    const now = this._talk.threads.find(other => other.id === thread) ?? null;
    const still = (post: string): boolean => this._talk.posts.some(other => other.id === post);
    const answers = before.filter(post => post.id !== id && !still(post.id));
    if (now !== null && answers.length > 0) {
      const events = answers.map(({ id: post }) => ({ type: 'gone', post, thread, now }) as const);
      this.frames.emit({ type: 'events', ...this._cursor, events });
    }
    return { post: this._talk.posts.find(post => post.id === id) ?? null, thread: now };
  }

  private _posted(id: string): Wire.IPosted {
    const post = this._talk.posts.find(other => other.id === id);
    if (post === undefined) {
      throw new Refusal(this.partner.gone, 'not_found', 404);
    }
    return { post, thread: this._thread(post.thread) };
  }

  private _thread(id: string): Wire.IThread {
    return this._talk.threads.find(thread => thread.id === id)!;
  }

  private _become(talk: ITalk): void {
    this._talk = talk;
    this._seq++;
    try {
      this.page.visit?.setItem(KEPT, JSON.stringify(talk));
    } catch {
      // Full: it stays as long as the page does.
    }
  }

  private _load(): ITalk {
    try {
      const kept = JSON.parse(this.page.visit?.getItem(KEPT) ?? 'null') as ITalk | null;
      return Array.isArray(kept?.posts) && Array.isArray(kept.threads) ? kept : NOTHING;
    } catch {
      return NOTHING;
    }
  }

  private _awaitMidnight(): void {
    this._midnight = setTimeout(() => {
      wipe(this.page.visit, this._today);
      this._talk = NOTHING;
      this._awaitMidnight();
      this.frames.emit({ type: 'reload', course: ROOM.course });
    }, untilMidnight(this._today));
  }

  private get _cursor(): { course: string } & Wire.ICursor {
    return { course: ROOM.course, log: 'practice', seq: this._seq };
  }

  private get _at(): string {
    return new Date(this.now()).toISOString();
  }

  private get _today(): Date {
    return new Date(this.now());
  }

  private _talk: ITalk;
  private _seq = 0;
  private _isDisposed = false;
  private _midnight: ReturnType<typeof setTimeout> | undefined;
  private readonly _answers = new Map<string, ReturnType<typeof setTimeout>>();
}

const NOTHING: ITalk = { threads: [], posts: [] };
