import { Signal, type ISignal } from '@lumino/signaling';

import { asRefusal } from '../connection/refusal';
import { isStaff } from '../wire/roles';
import type { IConnection } from '../tokens';
import type { IHand, IHands, INewHand } from '../wire/hands';
import type * as Wire from '../wire/types';

/** Milliseconds between two looks of somebody who helps. */
const PAUSE = 250;
/** Learners look anew within so many more: a class of a thousand does not ask in one instant. */
const SPREAD = 2_000;

/** The hands of a course, as the service last told; looked at anew whenever it says that they have changed. */
export class Queue {
  constructor(
    private readonly connection: IConnection,
    private readonly course: Wire.ICourse,
    private readonly me: () => string | undefined,
    private readonly random: () => number
  ) {
    connection.frames.connect(this._onFrame, this);
    connection.stateChanged.connect(this._onState, this);
    this._onState();
  }

  /** Null until the service has told. */
  get now(): IHands | null {
    return this._now;
  }

  /** One's own hand, if it is up. */
  get mine(): IHand | null {
    return this._now?.hands.find(({ by }) => by.id === this.me()) ?? null;
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** Each of these throws a `Refusal`. */
  raise(hand: INewHand, id: string = crypto.randomUUID()): Promise<void> {
    return this._ask('PUT', `hands/${id}`, hand);
  }

  away(hand: string, given: boolean): Promise<void> {
    return this._ask('PUT', `hands/${hand}/away`, { given });
  }

  help(hand: string, given: boolean): Promise<void> {
    return this._ask('PUT', `hands/${hand}/helped`, { given });
  }

  lower(hand: string): Promise<void> {
    return this._ask('DELETE', `hands/${hand}`);
  }

  takeHands(given: boolean): Promise<void> {
    return this._ask('PUT', 'duty', { given });
  }

  dispose(): void {
    clearTimeout(this._timer);
    this.connection.frames.disconnect(this._onFrame, this);
    this.connection.stateChanged.disconnect(this._onState, this);
    Signal.clearData(this);
  }

  private async _ask(method: string, path: string, body?: unknown): Promise<void> {
    try {
      this._now = await this.connection.request<IHands>(
        method,
        `api/courses/${encodeURIComponent(this.course.id)}/${path}`,
        body
      );
      this._changed.emit();
    } catch (error) {
      if (method !== 'GET' && !asRefusal(error).passing) {
        this._soon(0); // It is otherwise than this page believed.
      }
      throw error;
    }
  }

  private _look(): void {
    this._ask('GET', 'hands').catch(() => undefined); // Asked again when the line is there again.
  }

  private _soon(wait: number): void {
    this._timer ??= setTimeout(() => {
      this._timer = undefined;
      this._look();
    }, wait);
  }

  private _onState(): void {
    if (this.connection.state === 'live') {
      this._look();
    }
  }

  private _onFrame(_: IConnection, frame: Wire.Frame): void {
    if (
      frame.type === 'events' &&
      frame.course === this.course.id &&
      frame.events.some(({ type }) => type === 'hands')
    ) {
      // Whose own hand is up waits to read who comes.
      const isWaiting = isStaff(this.course) || this.mine !== null;
      this._soon(PAUSE + (isWaiting ? 0 : this.random() * SPREAD));
    }
  }

  private _now: IHands | null = null;
  private _timer: ReturnType<typeof setTimeout> | undefined;
  private readonly _changed = new Signal<this, void>(this);
}
