import type { IDisposable } from '@lumino/disposable';

import type { IConnection } from '../tokens';
import { asRefusal, type Refusal } from '../connection/refusal';
import type * as Wire from '../wire/types';

/** What a feed brings to a course. */
export interface IListener {
  /** Events as they were true at `seq`; the same ones may come again. */
  apply(events: Wire.Event[], seq: number): void;
  /** What is here belongs to another history, or lies too far back: load anew. */
  reload(): void;
  /** The service does not let this person follow the course. */
  refuse(message: string): void;
}

/** True whatever was loaded meanwhile: the answer to something done here. */
export const ALWAYS = Infinity;

/**
 * Joins what is loaded with what arrives live, so that nothing falls between the two.
 *
 * The course is followed from the oldest thing loaded. Whatever arrives during a load is applied at once, and again
 * after it, since the loaded state may be older.
 */
export class Feed {
  constructor(
    private readonly course: string,
    private readonly connection: IConnection,
    private readonly listener: IListener
  ) {
    connection.frames.connect(this._onFrame, this);
  }

  /** How far this page has come. */
  get cursor(): Wire.ICursor | null {
    return this._cursor;
  }

  /** Loads a part of the course and hands it on. Throws a `Refusal`. */
  async load<T extends Wire.ICursor>(path: string, accept: (loaded: T) => void): Promise<void> {
    this._loading++;
    let refusal: Refusal | null = null;
    try {
      const loaded = await this.connection.request<T>('GET', path);
      if (this._start === null || loaded.seq < this._start.seq) {
        this._start = { log: loaded.log, seq: loaded.seq };
      }
      accept(loaded);
      this._meanwhile.forEach(({ events, seq }) => this.listener.apply(events, seq));
    } catch (error) {
      refusal = asRefusal(error);
      throw refusal;
    } finally {
      if (--this._loading === 0) {
        this._meanwhile = [];
        this._follow(refusal);
      }
    }
  }

  /** Something was done here; the service says what is true now. */
  take(event: Wire.Event): void {
    this._apply([event], ALWAYS);
  }

  dispose(): void {
    this._following?.dispose();
    this.connection.frames.disconnect(this._onFrame, this);
  }

  private _apply(events: Wire.Event[], seq: number): void {
    if (this._loading > 0) {
      this._meanwhile.push({ events, seq });
    }
    this.listener.apply(events, seq);
  }

  /** After the last load of several: follows from the oldest. Where there is nothing yet, from now. */
  private _follow(refusal: Refusal | null): void {
    const start = this._start;
    this._start = null;
    if (this._cursor !== null && !this._anew) {
      return;
    }
    if (start === null && refusal?.passing) {
      return; // Nothing is known; it is loaded again when the service is back.
    }
    this._anew = false;
    this._cursor = start;
    this._following?.dispose();
    this._following = this.connection.follow(this.course, () => this._cursor);
  }

  private _onFrame(_: IConnection, frame: Wire.Frame): void {
    if (!('course' in frame) || frame.course !== this.course) {
      return;
    }
    switch (frame.type) {
      case 'events':
        if (this._cursor !== null && this._cursor.log !== frame.log) {
          this._reload();
        } else {
          this._apply(frame.events, frame.seq);
          this._advance(frame);
        }
        break;
      case 'following':
        this._advance(frame);
        break;
      case 'reload':
        this._reload();
        break;
      case 'refused':
        this.listener.refuse(frame.message);
        break;
    }
  }

  private _advance({ log, seq }: Wire.ICursor): void {
    const known = this._cursor?.log === log ? this._cursor.seq : -1;
    if (seq > known) {
      this._cursor = { log, seq };
    }
  }

  private _reload(): void {
    this._anew = true;
    this._cursor = null;
    this.listener.reload();
  }

  private _cursor: Wire.ICursor | null = null;
  /** The oldest that this round of loads brought. */
  private _start: Wire.ICursor | null = null;
  private _anew = false;
  private _loading = 0;
  private _meanwhile: { events: Wire.Event[]; seq: number }[] = [];
  private _following: IDisposable | null = null;
}
