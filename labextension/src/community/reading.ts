import type { IConnection } from '../tokens';
import { asRefusal } from '../connection/refusal';
import type { Course } from './course';
import type { Thread } from './thread';

/** Reading goes on for a moment; it is told once. */
const PAUSE = 1_000;

/** Tells the service how far this person has read, so that their other pages know. */
export class Reading {
  constructor(
    private readonly course: Course,
    private readonly connection: IConnection
  ) {
    connection.stateChanged.connect(this._onState, this);
  }

  /** The person has seen the thread up to its newest post. */
  read(thread: Thread): void {
    const { posts, unread } = thread.info;
    if (unread === 0) {
      return;
    }
    thread.markRead(posts);
    this._untold.add(thread);
    this._timer ??= setTimeout(() => void this._tell(), PAUSE);
    this.course.touch(thread);
  }

  dispose(): void {
    clearTimeout(this._timer);
    this.connection.stateChanged.disconnect(this._onState, this);
  }

  private _onState(): void {
    if (this.connection.state === 'live' && this._untold.size > 0) {
      this._timer ??= setTimeout(() => void this._tell(), PAUSE);
    }
  }

  private async _tell(): Promise<void> {
    const threads = [...this._untold];
    this._untold.clear();
    this._timer = undefined;
    await Promise.all(threads.map(thread => this._tellOf(thread)));
  }

  private async _tellOf(thread: Thread): Promise<void> {
    const newest = thread.talk.at(-1);
    if (newest === undefined) {
      return;
    }
    try {
      const path = `${this.course.path}/threads/${thread.id}/read`;
      await this.connection.request('PUT', path, { post: newest.id });
    } catch (error) {
      if (asRefusal(error).passing) {
        this._untold.add(thread); // Told when the service is back.
      }
    }
  }

  private _timer: ReturnType<typeof setTimeout> | undefined;
  private readonly _untold = new Set<Thread>();
}
