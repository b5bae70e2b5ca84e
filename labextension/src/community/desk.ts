import { Signal, type ISignal } from '@lumino/signaling';

import type { IConnection } from '../tokens';
import type { Course } from './course';
import { Source } from './source';

/** News come in bursts; what lies on a desk is asked for once after each, and not more often than this. */
const PAUSE = 3_000;

/** What the staff of a course work through. Asked for only where somebody looks, and again after news. */
export abstract class Desk {
  constructor(
    protected readonly course: Course,
    protected readonly connection: IConnection,
    random: () => number
  ) {
    this._source = new Source(
      () => this.fetch(),
      () => this._changed.emit(),
      random
    );
    course.changed.connect(this._onCourse, this);
    connection.stateChanged.connect(this._onState, this);
  }

  get courseId(): string {
    return this.course.id;
  }

  get phase(): 'loading' | 'ready' | 'failed' {
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

  get changed(): ISignal<this, void> {
    return this._changed;
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

  /** Loads what lies here, and keeps it. */
  protected abstract fetch(): Promise<void>;

  protected touch(): void {
    this._changed.emit();
  }

  /** Loads for the first time; whoever extends this says so when it is made. */
  protected begin(): void {
    this._onState();
  }

  /** What this does to the course is no news that would have the desk asked again. */
  protected quietly(act: () => void): void {
    this._isQuiet = true;
    act();
    this._isQuiet = false;
  }

  private _onCourse(): void {
    if (this._isQuiet) {
      return;
    }
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

  private _isQuiet = false;
  private _timer: ReturnType<typeof setTimeout> | undefined;
  private readonly _source: Source;
  private readonly _changed = new Signal<this, void>(this);
}
