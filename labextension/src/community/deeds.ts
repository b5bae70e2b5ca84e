import { Refusal } from '../connection/refusal';
import type { IConnection } from '../tokens';
import type * as Wire from '../wire/types';
import type { Course } from './course';
import type { OpenCopies } from './open-copies';
import type { Files } from './files';
import type { Outbox } from './outbox';
import type { Reading } from './reading';
import type { Shelf } from './shelf';
import type { Thread } from './thread';
import { trans } from '../wire/marking';

/** What a discussion needs of the page's community. */
export interface ICircle {
  connection: IConnection;
  course: Course;
  copies: OpenCopies;
  outbox: Outbox;
  reading: Reading;
  shelf: Shelf;
  files: Files;
  me(): Wire.IPerson | null;
  /** Milliseconds for which a post can be undone. */
  undoTime(): number;
  /** The person wants posts held back for that long. */
  holds(): boolean;
}

/** What people do at a cell beside writing: one request each, and its answer is shown at once. */
export abstract class Deeds {
  constructor(
    protected readonly circle: ICircle,
    readonly notebook: string,
    readonly anchor: string
  ) {}

  async wonder(thread: string, too: boolean): Promise<void> {
    const path = `threads/${thread}/me-too`;
    const voices = await this._request<Wire.IVoices>('PUT', path, { given: too });
    const known = this.circle.course.threads.get(thread);
    if (known !== undefined) {
      known.voices = voices;
      this.circle.course.touch(known);
    }
  }

  async findHard(given: boolean): Promise<void> {
    const { copies, course } = this.circle;
    await copies.find(course.id, this.notebook, this.anchor)?.say();
    const voices = await this._request<Wire.IVoices>('PUT', `${this._cell}/hard`, { given });
    course.takeHard(this.notebook, this.anchor, voices);
  }

  async merge(thread: string, into: string): Promise<void> {
    await this._request('POST', `threads/${thread}/merge`, { into });
    this.circle.course.reload(); // Its posts have other places now, and so have all marks.
  }

  async attend(thread: string, attention: Wire.Attention | null): Promise<void> {
    await this._request('PUT', `threads/${thread}/attention`, { attention });
    this.circle.course.attend(thread, attention);
  }

  async say(thread: string, state: Wire.State, accepted?: string): Promise<void> {
    const change = { state, accepted: accepted ?? null };
    const { thread: now } = await this._request<{ thread: Wire.IThread }>(
      'PUT',
      `threads/${thread}/state`,
      change
    );
    this.circle.course.takeThread(now);
  }

  async justRead(): Promise<void> {
    await this._request('POST', `${this._cell}/just-read`);
    await this.circle.course.talk(this.notebook).load();
  }

  async lookForSubmission(): Promise<boolean> {
    const { open } = await this._request<{ open: boolean }>('POST', `${this._cell}/submitted`);
    if (open) {
      await this.circle.course.talk(this.notebook).load();
    }
    return open;
  }

  async setOpening(opening: Wire.IOpening): Promise<void> {
    await this._request('PUT', `${this._cell}/opening`, opening);
    await this.circle.course.talk(this.notebook).load();
  }

  async guide(thread: string, change: Wire.IGuidance): Promise<void> {
    const path = `threads/${thread}`;
    const { thread: now } = await this._request<{ thread: Wire.IThread }>('PATCH', path, change);
    this.circle.course.takeThread(now);
  }

  async nod(post: string, kind: 'endorsed' | 'seen', given: boolean): Promise<void> {
    const { thread } = this._find(post);
    const path = `posts/${post}/${kind}`;
    const { post: now } = await this._request<{ post: Wire.IPost }>('PUT', path, { given });
    this.circle.course.take({ post: now, thread: thread.info });
  }

  async react(post: string, kind: Wire.ReactionKind, given: boolean): Promise<void> {
    const { thread } = this._find(post);
    const said = { kind, given };
    const { reactions } = await this._request<{ reactions: Wire.IReaction[] }>(
      'PUT',
      `posts/${post}/reaction`,
      said
    );
    thread.react(post, reactions);
    this.circle.course.touch(thread);
  }

  private get _cell(): string {
    return `notebooks/${this.notebook}/anchors/${this.anchor}`;
  }

  protected _look(post: string): { thread: Thread; known: Wire.IPost } | null {
    for (const thread of this.circle.course.threads.values()) {
      const known = thread.find(post);
      if (known !== undefined) {
        return { thread, known };
      }
    }
    return null;
  }

  protected _find(post: string): { thread: Thread; known: Wire.IPost } {
    const found = this._look(post);
    if (found === null) {
      throw new Refusal(trans.__('This post is not there any more.'), 'not_found', 404);
    }
    return found;
  }

  protected _request<T>(method: string, path: string, body?: unknown): Promise<T> {
    return this.circle.connection.request<T>(method, `${this.circle.course.path}/${path}`, body);
  }
}
