import { Signal, type ISignal } from '@lumino/signaling';

import type { IConnection, IWish } from '../tokens';
import { isMine } from '../wire/roles';
import type * as Wire from '../wire/types';
import { Feed, type IListener } from './feed';
import { Pages } from './pages';
import { askReason } from './reason';
import { Signs } from './signs';
import { Source } from './source';
import { Thread } from './thread';
import { BOARD, Threads } from './threads';

/** Where something changed; without an anchor anywhere in the notebook. */
export interface IPlace {
  notebook: string;
  anchor?: string;
}

/** Everybody sees the same news at the same moment; when they have to ask about it, they do so over this time. */
const SPREAD = 10_000;

/** What this page knows of a course: one state, of which discussions and board are views. */
export class Course implements IListener {
  constructor(
    readonly id: string,
    private readonly connection: IConnection,
    private readonly random: () => number
  ) {
    this.feed = new Feed(id, connection, this);
    connection.stateChanged.connect(this._onState, this);
    connection.frames.connect(this._onFrame, this);
  }

  readonly feed: Feed;
  readonly pages = new Pages();

  /** A place changed; null: everything may have. */
  get changed(): ISignal<this, IPlace | null> {
    return this._changed;
  }

  /** Somebody else's new post. */
  get arrived(): ISignal<this, { thread: Thread; post: Wire.IPost }> {
    return this._arrived;
  }

  get path(): string {
    return `api/courses/${this.id}`;
  }

  get notebooks(): ReadonlyMap<string, Wire.INotebook> {
    return this._notebooks;
  }

  get threads(): ReadonlyMap<string, Thread> {
    return this._threads;
  }

  /** The talk of a notebook, loaded when first asked for: one request for all of its cells. */
  talk(notebook: string): Source {
    let source = this._talks.get(notebook);
    if (source === undefined) {
      const path = `${this.path}/notebooks/${notebook}`;
      source = new Source(
        () => this.feed.load<Wire.INotebookTalk>(path, talk => this._loadTalk(talk)),
        () => this._changed.emit({ notebook }),
        this.random
      );
      this._talks.set(notebook, source);
      this._begin(source);
    }
    return source;
  }

  /** All threads of the course, loaded when first asked for. */
  get board(): Source {
    if (this._board === null) {
      this._board = new Source(
        () => this.feed.load<Wire.IBoard>(`${this.path}/board`, board => this._loadBoard(board)),
        () => this._changed.emit(null),
        this.random
      );
      this._begin(this._board);
    }
    return this._board;
  }

  /** Loads a page of what is wished for of the board. Throws a `Refusal`. */
  async loadPage(wish: IWish): Promise<void> {
    const path = `${this.path}/board?${this.pages.query(wish)}`;
    await this.feed.load<Wire.IBoard>(path, ({ threads, more, seq }) => {
      this.pages.add(wish, more, threads.filter(({ id }) => !this._threads.has(id)).length);
      this.takeLines(threads, seq);
    });
  }

  /** Loads some posts of a thread: the newest, or those before an ordinal. Throws a `Refusal`. */
  async loadThread(thread: Thread, before?: number): Promise<void> {
    const query = before === undefined ? '' : `?before=${before}`;
    const path = `${this.path}/threads/${thread.id}${query}`;
    await this.feed.load<Wire.IThreadTalk>(path, ({ thread: info, talk, more }) => {
      thread.stand(info);
      thread.add(talk, more, before);
      this.touch(thread);
    });
  }

  /** What lists say of threads, of whichever list they are. */
  takeLines(lines: Wire.ILine[], seq: number): void {
    lines.forEach(({ excerpt, last_by, ...info }) =>
      this._threads.take(info, seq, BOARD).loadLine({ excerpt, last_by })
    );
    this._changed.emit(null);
  }

  /** What was said about when talk opens at a cell. */
  gate(notebook: string, anchor: string): Wire.IGate | null {
    return this._signs.gate(notebook, anchor);
  }

  /** Those who found a cell hard, as they were when the notebook was loaded. */
  hard(notebook: string, anchor: string): Wire.IVoices {
    return this._signs.hard(notebook, anchor);
  }

  /** The service answered what the reader said of a cell. */
  takeHard(notebook: string, anchor: string, voices: Wire.IVoices): void {
    this._signs.takeHard(notebook, anchor, voices);
    this._changed.emit({ notebook, anchor });
  }

  /** Whether the reader wrote a post, under their name or without it. */
  isMine(post: Wire.IPost): boolean {
    return isMine(post, this.connection.session?.person.id) || this._claimed.has(post.id);
  }

  /** We write this post; when it comes back without our name we know it again. */
  claim(post: string): void {
    this._claimed.add(post);
    this._threads.forEach(thread => thread.claim(post) && this.touch(thread));
  }

  /** The reader said, here or in another page, that they follow a thread or mute it. */
  attend(thread: string, attention: Wire.Attention | null): void {
    const known = this._threads.get(thread);
    if (known !== undefined) {
      known.attention = attention;
      this.touch(known);
    }
  }

  /** The service changed a thread for us. */
  takeThread(thread: Wire.IThread): void {
    this.feed.take({ type: 'thread', thread });
  }

  /** The service published or edited a post for us. */
  take({ post, thread }: Wire.IPosted): void {
    this.feed.take({ type: 'post', post, thread });
    if (this.gate(thread.notebook, thread.anchor)?.open === false) {
      void this._talks.get(thread.notebook)?.load(); // Our post has let us through.
    }
  }

  /** The service removed a post for us, or left a stub of it. */
  takeRemoval(id: string, thread: string, removed: Wire.IRemoved): void {
    const { post, thread: now } = removed;
    if (post === null || now === null) {
      this.feed.take({ type: 'gone', post: id, thread, now });
    } else {
      this.feed.take({ type: 'post', post, thread: now });
    }
  }

  apply(events: Wire.Event[], seq: number): void {
    // A frame shows one moment, after all of its events: what is gone closes up before others are counted.
    const goneFirst = [...events].sort(
      (a, b) => Number(b.type === 'gone') - Number(a.type === 'gone')
    );
    goneFirst.forEach(event => this._apply(event, seq));
  }

  reload(): void {
    this._gone.clear();
    this._sources.filter(({ phase }) => phase !== 'idle').forEach(source => void source.load());
  }

  refuse(message: string): void {
    this._sources.forEach(source => source.refuse(message));
  }

  /** A thread changed here, not at the service. */
  touch(thread: Thread): void {
    this._changed.emit({ notebook: thread.info.notebook, anchor: thread.info.anchor });
  }

  dispose(): void {
    clearTimeout(this._doubt);
    this._asking.forEach(timer => clearTimeout(timer));
    this._sources.forEach(source => source.dispose());
    this.feed.dispose();
    this.connection.stateChanged.disconnect(this._onState, this);
    this.connection.frames.disconnect(this._onFrame, this);
    Signal.clearData(this);
  }

  private get _sources(): Source[] {
    return this._board === null
      ? [...this._talks.values()]
      : [...this._talks.values(), this._board];
  }

  private _begin(source: Source): void {
    if (this.connection.session !== null) {
      void source.load();
    } else {
      source.wait(this.connection.reason);
    }
  }

  private _onState(): void {
    const { session, state } = this.connection;
    const back = state === 'live' && !this._wasLive;
    this._wasLive = state === 'live';
    const waiting = this._sources.filter(source => source.waits);
    if (session === null) {
      waiting.forEach(source => source.wait(this.connection.reason));
    } else if (back || !this._signedIn) {
      this._signedIn = true;
      waiting.forEach(source => void source.load());
    }
  }

  private _onFrame(_: IConnection, frame: Wire.Frame): void {
    if (frame.type === 'mine' && frame.course === this.id) {
      this.claim(frame.post);
    }
    if (frame.type === 'attention' && frame.course === this.id) {
      this.attend(frame.thread, frame.attention);
    }
    if (frame.type !== 'read' || frame.course !== this.id) {
      return;
    }
    const thread = this._threads.get(frame.thread);
    if (thread?.markRead(frame.n)) {
      this.touch(thread);
    }
  }

  private _loadTalk({ notebook, threads, gates, hard, earlier, seq }: Wire.INotebookTalk): void {
    this._notebooks.set(notebook.id, notebook);
    this._signs.load(notebook.id, gates, hard);
    this.pages.beginAtCells(notebook.id, earlier);
    this._threads.keep(threads, notebook.id);
    threads.forEach(({ talk, more, ...info }) => {
      this._threads.take(info, seq, notebook.id).loadTalk(talk, more);
    });
    this._changed.emit({ notebook: notebook.id });
  }

  private _loadBoard({ notebooks, threads, more, seq }: Wire.IBoard): void {
    this._notebooks.clear();
    notebooks.forEach(notebook => this._notebooks.set(notebook.id, notebook));
    this.pages.begin(more);
    this._threads.keep(threads, BOARD);
    this.takeLines(threads, seq);
  }

  private _apply(event: Wire.Event, seq: number): void {
    switch (event.type) {
      case 'post':
        this._put(event.post, event.thread, seq);
        break;
      case 'gone':
        this._drop(event.post, event.thread, event.now, seq);
        break;
      case 'thread':
        this._change(event.thread, seq);
        break;
      case 'notebook':
        this._openNotebook(event.notebook, event.reopens === true);
        break;
    }
  }

  private _put(post: Wire.IPost, info: Wire.IThread, seq: number): void {
    if (this._gone.has(post.id) || !this._shows(info.notebook)) {
      return;
    }
    const known = this._threads.get(info.id);
    const thread = known ?? new Thread({ ...info, posts: 0 }, 0);
    if (seq <= thread.asOf) {
      return;
    }
    this._threads.set(info.id, thread);
    if (known === undefined) {
      thread.heldBy.add(this._board === null ? info.notebook : BOARD);
      if (post.n > 1) {
        thread.guess(post.n);
        const ask = (): unknown => this.loadThread(thread).catch(() => undefined);
        this._asking.push(setTimeout(ask, this.random() * SPREAD));
      }
    }
    this._tell(thread, info, seq);
    const mine = this.isMine(post);
    const isNew = thread.put(this._claimed.has(post.id) ? { ...post, mine } : post, mine);
    this.touch(thread);
    if (isNew && !mine && !post.deleted && thread.unread > 0) {
      this._arrived.emit({ thread, post });
    }
    if (post.edited_by !== null && post.reason === undefined && seq !== Infinity) {
      void askReason(this, this.connection, thread, post, mine);
    }
  }

  private _drop(id: string, threadId: string, now: Wire.IThread | null, seq: number): void {
    const thread = this._threads.get(threadId);
    const known = this._gone.has(id);
    this._gone.add(id);
    if (thread === undefined || seq <= thread.asOf) {
      return;
    }
    if (now === null) {
      this._threads.delete(threadId);
    } else {
      if (!thread.drop(id) && !known) {
        this._reloadSoon(); // Not here, so it is not known which ordinals have moved.
      }
      this._tell(thread, now, seq);
    }
    this.touch(thread);
  }

  private _change(info: Wire.IThread, seq: number): void {
    const thread = this._threads.get(info.id);
    if (thread === undefined || seq <= thread.asOf) {
      return;
    }
    const { notebook, anchor } = thread.info;
    this._tell(thread, info, seq);
    this.touch(thread);
    if (info.notebook !== notebook || info.anchor !== anchor) {
      this._changed.emit({ notebook, anchor }); // It is not there any more.
      if (thread.talk.length === 0 && this._talks.get(info.notebook)?.phase === 'ready') {
        void this._talks.get(info.notebook)?.load(); // Only its line was known.
      }
    }
  }

  /** An answer to our own request, unlike a frame, may be older than what we have. */
  private _tell(thread: Thread, info: Wire.IThread, seq: number): void {
    if (seq === Infinity) {
      thread.updateForward(info);
    } else {
      thread.update(info);
    }
  }

  private _openNotebook(notebook: Wire.INotebook, reopens: boolean): void {
    this._notebooks.set(notebook.id, notebook);
    const talk = this._talks.get(notebook.id);
    if (talk?.phase === 'closed') {
      void talk.load();
    } else if (reopens) {
      this._reloadSoon(); // What is there for us is another than before.
    }
    this._changed.emit({ notebook: notebook.id });
  }

  private _shows(notebook: string): boolean {
    return this._board !== null || this._talks.has(notebook);
  }

  private _reloadSoon(): void {
    this._doubt ??= setTimeout(() => {
      this._doubt = undefined;
      this._sources.filter(({ phase }) => phase === 'ready').forEach(source => void source.load());
    }, this.random() * SPREAD);
  }

  private _board: Source | null = null;
  private _wasLive = false;
  private _signedIn = false;
  private _doubt: ReturnType<typeof setTimeout> | undefined;
  private readonly _asking: ReturnType<typeof setTimeout>[] = [];
  private readonly _talks = new Map<string, Source>();
  private readonly _threads = new Threads();
  private readonly _notebooks = new Map<string, Wire.INotebook>();
  private readonly _signs = new Signs();
  /** Posts that were taken back or deleted; an event that was under way does not bring them back. */
  private readonly _gone = new Set<string>();
  /** Posts of ours that do not carry our name. */
  private readonly _claimed = new Set<string>();
  private readonly _changed = new Signal<this, IPlace | null>(this);
  private readonly _arrived = new Signal<this, { thread: Thread; post: Wire.IPost }>(this);
}
