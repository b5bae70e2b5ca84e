/** A small community service, written by hand, that keeps what it promises in docs/wire.md. For tests only. */
import type * as Wire from '../src/wire/types';
import { excerpt } from '../src/community/excerpt';
import { FakeSocket } from './socket';

export const BASE = 'https://hub.test/services/community/';
export const COURSE = 'seminar';
export const NOTEBOOK: Wire.INotebook = {
  id: 'lesson-1',
  title: 'Lesson 1: spread',
  path: 'seminar/lesson-1.ipynb',
  anchors: [
    { id: 'variance', kind: 'discussion', title: 'What is still unclear?' },
    { id: 'end', kind: 'discussion', title: 'Before you go' }
  ]
};

type Pointer = { post: string; thread: string } | { notebook: string };
type Person = Wire.IPerson & { role: Wire.Role };

interface ISeen {
  person: string;
  method: string;
  path: string;
  body: unknown;
}

class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly current?: Wire.IPost
  ) {
    super(message);
  }
}

export class FakeService {
  readonly people: Person[] = [
    { id: 'p7', name: 'Ada', role: 'learner' },
    { id: 'p8', name: 'Ben', role: 'learner' },
    { id: 'p2', name: 'Tia', role: 'instructor' }
  ];
  readonly notebooks = new Map<string, Wire.INotebook>([[NOTEBOOK.id, NOTEBOOK]]);
  readonly threads = new Map<string, Wire.IThread>();
  readonly posts = new Map<string, Wire.IPost>();
  readonly settings = new Map<string, Wire.ISettings>();
  gates: Wire.IGate[] = [];
  /** Every request that reached the service. */
  readonly seen: ISeen[] = [];
  readonly sockets: FakeSocket[] = [];
  log = 'log1';
  /** Nothing reaches it, nothing comes back. */
  away = false;
  /** Does what it is asked, but so many answers get lost on the way. */
  loseAnswers = 0;
  /** Refuses requests whose path ends so. */
  readonly refusals = new Map<string, Wire.IProblem & { status: number }>();
  /** How far the service's clock is from the page's, ms. */
  ahead = 0;
  /** Closes new sockets with this code instead of a welcome. */
  turnAway: { code: number; reason: string } | null = null;

  now(): number {
    return Date.now() + this.ahead;
  }

  /** What a person's page sends its requests with. */
  fetchAs(id: string): (url: string, init: RequestInit) => Promise<Response> {
    return async (url, init) => {
      await Promise.resolve();
      if (this.away) {
        throw new TypeError('Failed to fetch');
      }
      const path = url.slice(BASE.length);
      const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
      this.seen.push({ person: id, method: init.method ?? 'GET', path, body });
      const response = this.answer(id, init, path, body);
      if (this.loseAnswers > 0 && init.method !== 'GET') {
        this.loseAnswers--;
        throw new TypeError('Failed to fetch');
      }
      return response;
    };
  }

  openSocket(url: string, protocols: string[]): FakeSocket {
    const socket = new FakeSocket(url, protocols, frame => this.receive(socket, frame));
    this.sockets.push(socket);
    queueMicrotask(() => this.accept(socket));
    return socket;
  }

  requests(method: string, end: string): ISeen[] {
    return this.seen.filter(seen => seen.method === method && seen.path.endsWith(end));
  }

  get open(): FakeSocket[] {
    return this.sockets.filter(socket => socket.readyState === 1);
  }

  /** Every socket ends so. */
  cut(code: number, reason = ''): void {
    this.open.forEach(socket => socket.end(code, reason));
  }

  endSessions(): void {
    this.tokens.clear();
  }

  /** The store was restored from a backup: numbers begin again. */
  restore(): void {
    this.log = 'log2';
    this.events.length = 0;
  }

  /** Somebody writes in another page of theirs. */
  write(author: string, body: string, to: Partial<Wire.IPost & Wire.IThread> = {}): Wire.IPost {
    const id = to.id ?? crypto.randomUUID();
    const { thread = id, reply_to = null, notebook = NOTEBOOK.id, anchor = 'variance' } = to;
    return this.publish(author, { id, thread, reply_to, notebook, anchor, body }).post;
  }

  edit(by: string, id: string, body: string, reason?: string): Wire.IPost {
    return this.change(by, id, { body, revision: this.find(id).revision, reason }).post;
  }

  remove(id: string): Wire.IRemoved {
    const post = this.find(id);
    const { thread } = post;
    const answered = [...this.posts.values()].some(other => other.reply_to === id);
    if (answered) {
      const stub = { ...post, author: null, body: '', deleted: true, revision: post.revision + 1 };
      this.posts.set(id, stub);
      this.append({ post: id, thread });
      return { post: stub, thread: this.threads.get(thread)! };
    }
    this.posts.delete(id);
    this.talk(thread)
      .filter(other => other.n > post.n)
      .forEach(other => this.posts.set(other.id, { ...other, n: other.n - 1 }));
    this.marks.forEach((n, key) => {
      if (key.endsWith(thread) && n >= post.n) {
        this.marks.set(key, n - 1);
      }
    });
    if (this.talk(thread).length === 0) {
      this.threads.delete(thread);
    } else {
      this.count(thread);
    }
    this.taken.add(id);
    this.append({ post: id, thread });
    return { post: null, thread: this.threads.get(thread) ?? null };
  }

  /** A person's other page has read up to an ordinal. */
  read(person: string, thread: string, n: number): number {
    const mark = Math.max(n, this.mark(person, thread));
    this.marks.set(`${person}/${thread}`, mark);
    const unread = this.unread(person, thread);
    this.pagesOf(person).forEach(socket =>
      socket.deliver({ type: 'read', course: COURSE, thread, n: mark, unread })
    );
    return unread;
  }

  openNotebook(notebook: Wire.INotebook): Wire.INotebook {
    this.notebooks.set(notebook.id, notebook);
    this.append({ notebook: notebook.id });
    return notebook;
  }

  pagesOf(person: string): FakeSocket[] {
    return this.open.filter(socket => this.tokens.get(socket.token) === person);
  }

  private answer(id: string, init: RequestInit, path: string, body: unknown): Response {
    try {
      const refusal = [...this.refusals].find(([end]) => path.endsWith(end))?.[1];
      if (refusal) {
        throw new Refused(refusal.status, refusal.error, refusal.message, refusal.current);
      }
      const [status, answer] = this.route(id, init, path, body);
      return Response.json(answer, { status });
    } catch (error) {
      if (!(error instanceof Refused)) {
        throw error;
      }
      const { status, code, message, current } = error;
      return Response.json({ error: code, message, current }, { status });
    }
  }

  private route(id: string, init: RequestInit, path: string, body: unknown): [number, unknown] {
    const authorization = new Headers(init.headers).get('Authorization') ?? '';
    if (path === 'api/session') {
      return [200, this.signIn(id)];
    }
    const me = this.tokens.get(authorization.replace('Bearer ', ''));
    if (me === undefined) {
      throw new Refused(401, 'signed_out', 'The session is over.');
    }
    if (path === 'api/me') {
      return [200, this.me(me)];
    }
    if (path === 'api/me/settings') {
      this.settings.set(me, { ...this.settingsOf(me), ...(body as Partial<Wire.ISettings>) });
      return [200, this.me(me)];
    }
    const [route, query] = path.split('?');
    const [, , course, kind, what, then] = route.split('/');
    if (course !== COURSE) {
      throw new Refused(404, 'unknown_course', `You are not in a course called “${course}”.`);
    }
    const cursor = { course, log: this.log, seq: this.events.length };
    switch (`${init.method} ${kind}${then ? `/${then}` : ''}`) {
      case 'GET board':
        return [
          200,
          { ...cursor, notebooks: [...this.notebooks.values()], threads: this.board(me) }
        ];
      case 'GET notebooks':
        return [200, { ...cursor, ...this.notebookTalk(me, what) }];
      case 'PUT notebooks':
        return [200, this.openNotebook(body as Wire.INotebook)];
      case 'GET threads': {
        const before = Number(new URLSearchParams(query).get('before'));
        const talk = this.talk(what).filter(({ n }) => n < before);
        const thread = this.forMe(me, this.threads.get(what)!);
        return [200, { ...cursor, thread, talk: talk.slice(-50), more: talk.length > 50 }];
      }
      case 'PUT threads/read': {
        const { n } = this.find((body as { post: string }).post);
        return [200, { unread: this.read(me, what, n) }];
      }
      case 'POST posts':
        return this.postOnce(me, body as Wire.IPost & Wire.IThread);
      case 'GET posts':
        return [200, { post: this.find(what) }];
      case 'PATCH posts':
        return [200, this.change(me, what, body as { body: string; revision: number })];
      case 'DELETE posts':
        return [200, this.remove(this.find(what).id)];
      case 'POST posts/take-back':
        return [200, this.remove(this.find(what).id)];
    }
    throw new Error(`The fake service knows no ${init.method} ${path}`);
  }

  private signIn(id: string): Wire.ISession {
    const { name } = this.person(id);
    const token = `token.${id}.${++this.issued}`;
    this.tokens.set(token, id);
    return {
      token,
      expires_in: 600,
      renew_in: 300,
      now: new Date(this.now()).toISOString(),
      version: '0.1.0',
      person: { id, name },
      courses: this.me(id).courses,
      limits: { body: 65536, undo_seconds: 10 }
    };
  }

  private me(id: string): Wire.IMe {
    const { name, role } = this.person(id);
    return {
      person: { id, name },
      courses: [{ id: COURSE, title: 'Studying together', role }],
      settings: this.settingsOf(id)
    };
  }

  private settingsOf(id: string): Wire.ISettings {
    return this.settings.get(id) ?? { display_name: null, hold_posts: false };
  }

  private board(me: string): Wire.IBoard['threads'] {
    return [...this.threads.values()].map(thread => {
      const last = this.talk(thread.id).at(-1)!;
      return { ...this.forMe(me, thread), excerpt: excerpt(last.body), last_by: last.author };
    });
  }

  private notebookTalk(
    me: string,
    id: string
  ): Pick<Wire.INotebookTalk, 'notebook' | 'threads' | 'gates'> {
    const notebook = this.notebooks.get(id);
    if (notebook === undefined) {
      throw new Refused(
        404,
        'unknown_anchor',
        'This notebook has not been opened for the course yet.'
      );
    }
    const threads = [...this.threads.values()].filter(thread => thread.notebook === id);
    return {
      notebook,
      gates: this.gates,
      threads: threads.map(thread => {
        const talk = this.talk(thread.id)
          .slice(-50)
          .map(post => this.shown(me, post));
        return { ...this.forMe(me, thread), talk, more: talk[0].n > 1 };
      })
    };
  }

  private postOnce(me: string, sent: Wire.IPost & Wire.IThread): [number, Wire.IPosted] {
    const known = this.posts.get(sent.id);
    if (known !== undefined) {
      return [200, { post: known, thread: this.threads.get(known.thread)! }];
    }
    if (this.taken.has(sent.id)) {
      throw new Refused(410, 'gone', 'You took this post back, so it was not sent again.');
    }
    const posted = this.publish(me, sent);
    return [201, { ...posted, post: this.shown(me, posted.post) }];
  }

  private publish(
    author: string,
    sent: Pick<Wire.IPost, 'id' | 'thread' | 'reply_to' | 'body'> & {
      notebook: string;
      anchor: string;
    } & Partial<{ kind: Wire.Kind; nameless: boolean; audience: Wire.IThread['audience'] }>
  ): Wire.IPosted {
    const { id, thread, body, notebook, anchor, kind = 'note', nameless = false } = sent;
    const at = new Date(this.now()).toISOString();
    const by = nameless ? this.alias(thread, id, author) : this.person(author);
    if (thread === id) {
      const title = excerpt(body);
      this.threads.set(id, {
        id,
        notebook,
        anchor,
        title,
        started_by: by,
        at,
        last_at: at,
        posts: 0,
        audience: sent.audience ?? 'everyone',
        kind,
        state: kind === 'question' ? 'open' : null,
        accepted: null,
        pinned: false,
        locked: null,
        summary: null,
        duplicate_of: null,
        peers_first: null
      });
    } else if (!this.threads.has(thread)) {
      throw new Refused(404, 'not_found', 'This thread is not there any more.');
    }
    const post: Wire.IPost = {
      id,
      thread,
      reply_to: sent.reply_to ?? null,
      n: this.talk(thread).length + 1,
      author: by,
      kind,
      body,
      at,
      revision: 1,
      edited_at: null,
      edited_by: null,
      deleted: false,
      endorsed_by: [],
      seen_by: []
    };
    this.posts.set(id, post);
    this.authors.set(id, author);
    this.count(thread);
    this.marks.set(`${author}/${thread}`, post.n);
    this.append({ post: id, thread });
    return { post, thread: this.threads.get(thread)! };
  }

  private change(
    by: string,
    id: string,
    { body, revision, reason }: { body: string; revision: number; reason?: string }
  ): Wire.IPosted {
    const known = this.find(id);
    if (known.revision !== revision) {
      throw new Refused(409, 'conflict', 'This post was changed elsewhere meanwhile.', known);
    }
    const edited_by = this.authors.get(id) === by ? null : this.person(by);
    const edited_at = new Date(this.now()).toISOString();
    const post = { ...known, body, revision: revision + 1, edited_at, edited_by, reason };
    this.posts.set(id, post);
    this.append({ post: id, thread: post.thread });
    return { post, thread: this.threads.get(post.thread)! };
  }

  private find(id: string): Wire.IPost {
    const post = this.posts.get(id);
    if (post === undefined) {
      throw new Refused(404, 'not_found', 'This post is not there any more.');
    }
    return post;
  }

  /** Whose a nameless post is, its author alone is told. */
  private shown(me: string, post: Wire.IPost): Wire.IPost {
    const isMine =
      post.author !== null && 'alias' in post.author && this.authors.get(post.id) === me;
    return isMine ? { ...post, mine: true } : post;
  }

  /** Who started the thread is 0; the others are counted as they come. */
  private alias(thread: string, post: string, author: string): Wire.IAlias {
    if (post === thread) {
      return { alias: 0 };
    }
    const before = this.talk(thread).filter(({ author: by }) => by !== null && 'alias' in by);
    const same = before.find(({ id }) => this.authors.get(id) === author);
    return same ? (same.author as Wire.IAlias) : { alias: before.length + 1 };
  }

  private person(id: string): Person {
    return this.people.find(person => person.id === id)!;
  }

  private talk(thread: string): Wire.IPost[] {
    return [...this.posts.values()]
      .filter(post => post.thread === thread)
      .sort((a, b) => a.n - b.n);
  }

  private count(thread: string): void {
    const talk = this.talk(thread);
    const posts = talk.length;
    this.threads.set(thread, { ...this.threads.get(thread)!, posts, last_at: talk[posts - 1].at });
  }

  private mark(person: string, thread: string): number {
    return this.marks.get(`${person}/${thread}`) ?? 0;
  }

  private unread(person: string, thread: string): number {
    return Math.max(0, (this.threads.get(thread)?.posts ?? 0) - this.mark(person, thread));
  }

  private forMe(me: string, thread: Wire.IThread): Wire.IThreadForMe {
    const mine = this.talk(thread.id).some(({ id }) => this.authors.get(id) === me);
    return { ...thread, unread: this.unread(me, thread.id), mine };
  }

  private accept(socket: FakeSocket): void {
    if (this.away) {
      socket.end(1006);
      return;
    }
    const id = this.tokens.get(socket.token);
    socket.begin();
    if (this.turnAway !== null) {
      socket.end(this.turnAway.code, this.turnAway.reason);
    } else if (id === undefined) {
      socket.end(4401, 'The session is over.');
    } else {
      const { name } = this.person(id);
      socket.deliver({ type: 'welcome', person: { id, name }, version: '0.1.0' });
    }
  }

  private receive(socket: FakeSocket, frame: Wire.Request): void {
    if (frame.type === 'renew') {
      socket.token = frame.token;
      return;
    }
    const { course, log, seq } = frame;
    if (log !== null && seq !== null) {
      if (log !== this.log || seq > this.events.length) {
        socket.deliver({ type: 'reload', course });
      } else {
        this.send([socket], seq);
      }
    }
    socket.follows = true;
    socket.deliver({ type: 'following', course, log: this.log, seq: this.events.length });
  }

  private append(pointer: Pointer): void {
    this.events.push(pointer);
    this.send(
      this.open.filter(({ follows }) => follows),
      this.events.length - 1
    );
  }

  private send(sockets: FakeSocket[], after: number): void {
    const news = this.events.slice(after);
    if (news.length > 0) {
      const events = news.map(pointer => this.happening(pointer));
      const seq = this.events.length;
      sockets.forEach(socket =>
        socket.deliver({ type: 'events', course: COURSE, log: this.log, seq, events })
      );
    }
  }

  private happening(pointer: Pointer): Wire.Event {
    if ('notebook' in pointer) {
      return { type: 'notebook', notebook: this.notebooks.get(pointer.notebook)! };
    }
    const post = this.posts.get(pointer.post);
    const thread = this.threads.get(pointer.thread);
    if (post === undefined || thread === undefined) {
      return { type: 'gone', ...pointer, now: thread ?? null };
    }
    return { type: 'post', post: { ...post, reason: undefined }, thread };
  }

  private readonly tokens = new Map<string, string>();
  private readonly events: Pointer[] = [];
  private readonly marks = new Map<string, number>();
  private readonly taken = new Set<string>();
  /** Who wrote what, whatever readers may know. */
  private readonly authors = new Map<string, string>();
  private issued = 0;
}
