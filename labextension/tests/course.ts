/** What the service of the tests knows and keeps: who is in the course, and what was said. */
import type * as Wire from '../src/wire/types';
import { excerpt } from '../src/wire/excerpt';

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

export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly current?: Wire.IPost
  ) {
    super(message);
  }
}

export abstract class FakeCourse {
  readonly people: Person[] = [
    { id: 'p7', name: 'Ada', role: 'learner' },
    { id: 'p8', name: 'Ben', role: 'learner' },
    { id: 'p2', name: 'Tia', role: 'instructor' }
  ];
  readonly notebooks = new Map<string, Wire.INotebook>([[NOTEBOOK.id, NOTEBOOK]]);
  readonly threads = new Map<string, Wire.IThread>();
  readonly posts = new Map<string, Wire.IPost>();
  log = 'log1';
  /** How far the service's clock is from the page's, ms. */
  ahead = 0;

  now(): number {
    return Date.now() + this.ahead;
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

  publishQuestion(author: string, body: string): Wire.IPost {
    const id = crypto.randomUUID();
    const at = { thread: id, reply_to: null, notebook: NOTEBOOK.id, anchor: 'variance' };
    return this.publish(author, { ...at, id, body, kind: 'question' }).post;
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
    this.tellOf(person, { type: 'read', course: COURSE, thread, n: mark, unread });
    return unread;
  }

  openNotebook(notebook: Wire.INotebook): Wire.INotebook {
    this.notebooks.set(notebook.id, notebook);
    this.append({ notebook: notebook.id });
    return notebook;
  }

  protected happening(pointer: Pointer): Wire.Event {
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

  protected publish(
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

  protected change(
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

  protected find(id: string): Wire.IPost {
    const post = this.posts.get(id);
    if (post === undefined) {
      throw new Refused(404, 'not_found', 'This post is not there any more.');
    }
    return post;
  }

  /** Whose a nameless post is, its author alone is told. */
  protected shown(me: string, post: Wire.IPost): Wire.IPost {
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

  protected person(id: string): Person {
    return this.people.find(person => person.id === id)!;
  }

  protected talk(thread: string): Wire.IPost[] {
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

  protected forMe(me: string, thread: Wire.IThread): Wire.IThreadForMe {
    const mine = this.talk(thread.id).some(({ id }) => this.authors.get(id) === me);
    const voices = { mine: false, others: 0 } as const;
    const attention = this.attentions.get(`${me}/${thread.id}`) ?? null;
    return { ...thread, unread: this.unread(me, thread.id), mine, voices, attention };
  }

  protected attend(
    me: string,
    thread: string,
    said: { attention: Wire.Attention | null }
  ): { attention: Wire.Attention | null } {
    this.attentions.set(`${me}/${thread}`, said.attention);
    this.tellOf(me, { type: 'attention', course: COURSE, thread, ...said });
    return said;
  }

  private readonly attentions = new Map<string, Wire.Attention | null>();

  /** Whoever follows hears of the events after this one. */
  protected abstract tellFollowers(after: number): void;

  /** All pages of a person hear this. */
  protected abstract tellOf(person: string, frame: Wire.Frame): void;

  protected append(pointer: Pointer): void {
    this.events.push(pointer);
    this.tellFollowers(this.events.length - 1);
  }

  protected readonly events: Pointer[] = [];
  private readonly marks = new Map<string, number>();
  protected readonly taken = new Set<string>();
  /** Who wrote what, whatever readers may know. */
  private readonly authors = new Map<string, string>();
}
