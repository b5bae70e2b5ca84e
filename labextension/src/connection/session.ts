import { Signal, type ISignal } from '@lumino/signaling';

import type * as Wire from '../wire/types';
import { SHAPES } from '../wire/shapes';
import type { IPage } from './page';
import { Refusal, asRefusal, readRefusal } from './refusal';
import type { IService } from './service';
import { backOff } from './waiting';
import { trans } from '../wire/marking';

/** Our session with the service, renewed as long as the page lives, and the service's clock. */
export class Session {
  constructor(
    private readonly service: IService,
    private readonly page: IPage
  ) {}

  /** The session of this moment, or null before the first. */
  get current(): Wire.ISession | null {
    return this._current;
  }

  /** A new token is there. */
  get renewed(): ISignal<this, Wire.ISession> {
    return this._renewed;
  }

  /** The service refused to renew, for good. */
  get ended(): ISignal<this, Refusal> {
    return this._ended;
  }

  /** Milliseconds since the epoch by the service's clock. */
  now(): number {
    return this.page.clock() + this._offset;
  }

  /** The token's time is over, or nearly. */
  get stale(): boolean {
    return this._current === null || this.now() > this._until;
  }

  /**
   * Opens the session or renews it. Who asks while somebody else is asking gets the same answer.
   *
   * Throws a `Refusal`.
   */
  open(): Promise<Wire.ISession> {
    this._opening ??= this._open().finally(() => {
      this._opening = null;
    });
    return this._opening;
  }

  dispose(): void {
    this._disposed = true;
    clearTimeout(this._timer);
    Signal.clearData(this);
  }

  private async _open(): Promise<Wire.ISession> {
    const asked = this.page.clock();
    let response: Response;
    try {
      response = await this.service.signIn();
    } catch (error) {
      throw asRefusal(error);
    }
    if (!response.ok) {
      throw await readRefusal(response);
    }
    const session: unknown = await response.json().catch(() => null);
    if (!SHAPES.session(session)) {
      throw new Refusal(
        trans.__(
          'The community service answered in a way that this page does not understand. Reload the page.'
        ),
        'unavailable',
        response.status
      );
    }
    this._accept(session as Wire.ISession, asked);
    return session as Wire.ISession;
  }

  private _accept(session: Wire.ISession, asked: number): void {
    const received = this.page.clock();
    this._offset = Date.parse(session.now) - (asked + received) / 2;
    this._until = this.now() + session.expires_in * 1000 - MARGIN;
    this._current = session;
    this._tries = 0;
    this._renewIn(session.renew_in * 1000 * (0.9 + 0.1 * this.page.random()));
    this._renewed.emit(session);
  }

  private _renewIn(wait: number): void {
    clearTimeout(this._timer);
    if (!this._disposed) {
      this._timer = setTimeout(() => void this._renew(), wait);
    }
  }

  private async _renew(): Promise<void> {
    try {
      await this.open();
    } catch (error) {
      const refusal = asRefusal(error);
      if (refusal.passing) {
        const wait = backOff(this._tries++, () => this.page.random());
        this._renewIn(Math.max(1000, refusal.retryAfter, wait));
      } else {
        this._ended.emit(refusal);
      }
    }
  }

  private _current: Wire.ISession | null = null;
  private _opening: Promise<Wire.ISession> | null = null;
  private _offset = 0;
  private _until = 0;
  private _tries = 0;
  private _timer: ReturnType<typeof setTimeout> | undefined;
  private _disposed = false;
  private readonly _renewed = new Signal<this, Wire.ISession>(this);
  private readonly _ended = new Signal<this, Refusal>(this);
}

/** Renew a little before the end, since the request takes its time too. */
const MARGIN = 5000;
