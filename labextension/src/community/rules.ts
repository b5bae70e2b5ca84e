import { Signal, type ISignal } from '@lumino/signaling';

import type { IConnection, ICourseRules } from '../tokens';
import type * as Wire from '../wire/types';
import type { Course } from './course';

/** How a course wants its talk to be; asked for when somebody needs to know, and again when it changed. */
export class CourseRules implements ICourseRules {
  constructor(
    private readonly course: Course,
    private readonly connection: IConnection
  ) {
    connection.frames.connect(this._onFrame, this);
    connection.stateChanged.connect(this._onState, this);
  }

  /** Null until they are known; asking for them loads them. */
  get current(): Wire.IRules | null {
    if (!this._isAsked) {
      this._isAsked = true;
      void this._load();
    }
    return this._current;
  }

  get changed(): ISignal<ICourseRules, void> {
    return this._changed;
  }

  /** As they are now; throws a `Refusal`. */
  async fetch(): Promise<Wire.IRules> {
    return this._take(await this.connection.request('GET', this._path));
  }

  async agree(version: number): Promise<void> {
    this._take(await this.connection.request('PUT', `${this._path}/agreed`, { version }));
  }

  async set(change: Wire.RulesChange): Promise<void> {
    this._take(await this.connection.request('PUT', this._path, change));
  }

  dispose(): void {
    this.connection.frames.disconnect(this._onFrame, this);
    this.connection.stateChanged.disconnect(this._onState, this);
    Signal.clearData(this);
  }

  private get _path(): string {
    return `${this.course.path}/rules`;
  }

  private _take(rules: Wire.IRules): Wire.IRules {
    this._current = rules;
    this._changed.emit();
    return rules;
  }

  private async _load(): Promise<void> {
    try {
      await this.fetch();
    } catch {
      this._isAsked = false; // The service says what is wrong when something is posted.
    }
  }

  private _onState(): void {
    if (this.connection.state === 'live' && this._isAsked) {
      void this._load(); // While we were away they may have changed.
    }
  }

  private _onFrame(_: IConnection, frame: Wire.Frame): void {
    const changed =
      (frame.type === 'events' && frame.events.some(({ type }) => type === 'rules')) ||
      (frame.type === 'yours' && frame.post === null);
    if (changed && 'course' in frame && frame.course === this.course.id && this._isAsked) {
      void this._load();
    }
  }

  private _current: Wire.IRules | null = null;
  private _isAsked = false;
  private readonly _changed = new Signal<this, void>(this);
}
