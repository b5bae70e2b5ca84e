import type { IConnection, ISafety } from '../tokens';
import type * as Wire from '../wire/types';
import type { Course } from './course';
import { uuid } from './ids';

/** What people do about posts that they find wrong; one request each, and its answer is shown at once. */
export class Safety implements ISafety {
  constructor(
    private readonly course: Course,
    private readonly connection: IConnection
  ) {
    connection.frames.connect(this._onFrame, this);
  }

  async report(post: string, line: string): Promise<void> {
    await this._request('POST', `posts/${post}/report`, { line: line.trim() || null });
  }

  async hide(post: string, reason: string): Promise<void> {
    await this._change('PUT', post, 'hidden', { hidden: true, reason });
  }

  async show(post: string): Promise<void> {
    await this._change('PUT', post, 'hidden', { hidden: false });
  }

  async appeal(post: string, line: string): Promise<void> {
    await this._change('POST', post, 'appeal', { line });
  }

  async history(post: string): Promise<readonly Wire.IRevision[]> {
    return (await this._request<Wire.IHistory>('GET', `posts/${post}/history`)).revisions;
  }

  async unmask(post: string, reason: string): Promise<Wire.IPerson> {
    const path = `posts/${post}/unmask`;
    return (await this._request<{ person: Wire.IPerson }>('POST', path, { reason })).person;
  }

  async askForNames(post: string, reason: string | null): Promise<void> {
    await this._request('PUT', `posts/${post}/names`, { reason });
  }

  async block(post: string): Promise<void> {
    await this._request('PUT', `blocks/${uuid()}`, { post });
    this.course.reload(); // What vanishes is the service's to say.
  }

  async unblock(block: string): Promise<readonly Wire.IBlock[]> {
    const { blocks } = await this._request<Wire.IBlocks>('DELETE', `blocks/${block}`);
    this.course.reload();
    return blocks;
  }

  async blocks(): Promise<readonly Wire.IBlock[]> {
    return (await this._request<Wire.IBlocks>('GET', 'blocks')).blocks;
  }

  audit(before?: number): Promise<Wire.IAudit> {
    return this._request('GET', before === undefined ? 'audit' : `audit?before=${before}`);
  }

  dispose(): void {
    this.connection.frames.disconnect(this._onFrame, this);
  }

  private async _change(verb: string, post: string, what: string, body: object): Promise<void> {
    const path = `posts/${post}/${what}`;
    const { post: now } = await this._request<{ post: Wire.IPost }>(verb, path, body);
    this._put(now);
  }

  private _put(post: Wire.IPost): void {
    const thread = this.course.threads.get(post.thread);
    if (thread !== undefined) {
      thread.put(post, this.course.isMine(post));
      this.course.touch(thread);
    }
  }

  private _onFrame(_: IConnection, frame: Wire.Frame): void {
    if (frame.type !== 'yours' || frame.course !== this.course.id || frame.post === null) {
      return;
    }
    void this._request<{ post: Wire.IPost }>('GET', `posts/${frame.post}`)
      .then(({ post }) => this._put(post))
      .catch(() => undefined); // It says so when it is loaded the next time.
  }

  private _request<T>(method: string, path: string, body?: unknown): Promise<T> {
    return this.connection.request<T>(method, `${this.course.path}/${path}`, body);
  }
}
