import { Signal, type ISignal } from '@lumino/signaling';

import type { IConnection, IInbox } from '../tokens';
import type * as Wire from '../wire/types';
import type { Course } from './course';
import { Source } from './source';

/** News come in bursts; the inbox is asked once after each, and not more often than this. */
const PAUSE = 3_000;

/** What waits for the staff of a course, and how soon they mean to answer. Asked for only where somebody looks. */
export class Inbox implements IInbox {
  constructor(
    private readonly course: Course,
    private readonly connection: IConnection,
    random: () => number
  ) {
    this._source = new Source(
      () => this._fetch(),
      () => this._changed.emit(),
      random
    );
    course.changed.connect(this._onCourse, this);
    connection.stateChanged.connect(this._onState, this);
    this._onState();
  }

  get phase(): IInbox['phase'] {
    const { phase } = this._source;
    return phase === 'ready'
      ? 'ready'
      : phase === 'failed' || phase === 'closed'
        ? 'failed'
        : 'loading';
  }

  get problem(): string {
    return this._source.problem;
  }

  get waiting(): readonly Wire.IWaiting[] {
    return this._waiting;
  }

  get replyTime(): Wire.IReplyTime {
    return this._replyTime;
  }

  get changed(): ISignal<IInbox, void> {
    return this._changed;
  }

  async promise(promise: Wire.IPromise): Promise<void> {
    const path = `${this.course.path}/reply-time`;
    this._replyTime = await this.connection.request<Wire.IReplyTime>('PUT', path, promise);
    this._changed.emit();
  }

  reload(): void {
    void this._source.load();
  }

  dispose(): void {
    clearTimeout(this._timer);
    this._source.dispose();
    this.course.changed.disconnect(this._onCourse, this);
    this.connection.stateChanged.disconnect(this._onState, this);
    Signal.clearData(this);
  }

  private async _fetch(): Promise<void> {
    const { path } = this.course;
    const [{ waiting }, replyTime] = await Promise.all([
      this.connection.request<Wire.IInbox>('GET', `${path}/inbox`),
      this.connection.request<Wire.IReplyTime>('GET', `${path}/reply-time`)
    ]);
    this._waiting = waiting;
    this._replyTime = replyTime;
  }

  private _onCourse(): void {
    this._timer ??= setTimeout(() => {
      this._timer = undefined;
      void this._source.load();
    }, PAUSE);
  }

  private _onState(): void {
    if (this.connection.session === null) {
      this._source.wait(this.connection.reason);
    } else if (this._source.phase === 'idle' || this._source.waits) {
      void this._source.load();
    }
  }

  private _waiting: readonly Wire.IWaiting[] = [];
  private _replyTime: Wire.IReplyTime = { minutes: null, shown: false, usual: null };
  private _timer: ReturnType<typeof setTimeout> | undefined;
  private readonly _source: Source;
  private readonly _changed = new Signal<this, void>(this);
}
