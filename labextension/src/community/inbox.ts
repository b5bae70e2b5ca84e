import type { IConnection, IInbox } from '../tokens';
import type * as Wire from '../wire/types';
import type { Course } from './course';
import { Desk } from './desk';

/** What waits for the staff of a course, and how soon they mean to answer. */
export class Inbox extends Desk implements IInbox {
  constructor(course: Course, connection: IConnection, random: () => number) {
    super(course, connection, random);
    this.begin();
  }

  get waiting(): readonly Wire.IWaiting[] {
    return this._waiting;
  }

  get more(): boolean {
    return this._more;
  }

  get replyTime(): Wire.IReplyTime {
    return this._replyTime;
  }

  async promise(promise: Wire.IPromise): Promise<void> {
    const path = `${this.course.path}/reply-time`;
    this._replyTime = await this.connection.request<Wire.IReplyTime>('PUT', path, promise);
    this.touch();
  }

  protected async fetch(): Promise<void> {
    const { path } = this.course;
    const [, replyTime] = await Promise.all([
      this.course.feed.load<Wire.IInbox>(`${path}/inbox`, ({ waiting, threads, more, seq }) => {
        this._waiting = waiting;
        this._more = more;
        this.quietly(() => this.course.takeLines(threads, seq));
      }),
      this.connection.request<Wire.IReplyTime>('GET', `${path}/reply-time`)
    ]);
    this._replyTime = replyTime;
  }

  private _more = false;
  private _waiting: readonly Wire.IWaiting[] = [];
  private _replyTime: Wire.IReplyTime = { minutes: null, shown: false, usual: null };
}
