import { Signal } from '@lumino/signaling';

import type { ICommunity, IConnection, ISpot, IWhereabouts } from '../tokens';
import type * as Wire from '../wire/types';
import { encode } from './awareness';

/** Somebody who walks through cells is not at each of them. */
const SETTLE = 1_000;
/** Who looks at something else for so long is not here. */
const AWAY = 60_000;

/** What the speaker needs of the page around it. */
export interface IOnlooker {
  /** Whether anybody can see the page. */
  readonly visible: boolean;
  readonly visibilityChanged: EventTarget;
  /** From 0 up to 1. */
  random(): number;
}

/** Tells the service where this page is, if its person wants others to see that. It says nothing else, and nothing twice. */
export class Speaker {
  constructor(
    private readonly community: ICommunity,
    private readonly whereabouts: IWhereabouts,
    private readonly onlooker: IOnlooker
  ) {
    this._client = Math.floor(onlooker.random() * 0xffffffff) + 1;
    whereabouts.changed.connect(this._later, this);
    community.changed.connect(this._later, this);
    community.connection.frames.connect(this._onFrame, this);
    onlooker.visibilityChanged.addEventListener('visibilitychange', this._onVisibility);
  }

  dispose(): void {
    clearTimeout(this._timer);
    clearTimeout(this._leaving);
    this.onlooker.visibilityChanged.removeEventListener('visibilitychange', this._onVisibility);
    Signal.clearData(this);
  }

  private _onFrame(_: IConnection, frame: Wire.Frame): void {
    if (frame.type === 'welcome') {
      this._said = null; // Another socket knows nothing.
      this._say();
    }
  }

  private readonly _onVisibility = (): void => {
    clearTimeout(this._leaving);
    if (this.onlooker.visible) {
      this._isAway = false;
      this._later();
    } else {
      this._leaving = window.setTimeout(() => {
        this._isAway = true;
        this._say();
      }, AWAY);
    }
  };

  private _later(): void {
    clearTimeout(this._timer);
    this._timer = window.setTimeout(() => this._say(), SETTLE);
  }

  private _say(): void {
    const { connection, settings } = this.community;
    if (connection.state !== 'live') {
      return;
    }
    if (settings.shown !== 'named' && settings.shown !== 'counted') {
      this._said = null; // The service has forgotten by itself.
      return;
    }
    const spot = this._isAway ? null : this.whereabouts.here;
    if (this._said !== null && this._said.course !== spot?.course) {
      this._send(this._said.course, null);
      this._said = null;
    }
    if (spot !== null && !same(spot, this._said)) {
      this._said = spot;
      this._send(spot.course, spot);
    }
  }

  private _send(course: string, spot: ISpot | null): void {
    const where =
      spot === null
        ? null
        : { notebook: spot.notebook, ...(spot.anchor === null ? {} : { anchor: spot.anchor }) };
    this.community.connection.send(encode(course, this._client, ++this._clock, where));
  }

  private _said: ISpot | null = null;
  private _isAway = false;
  private _clock = 0;
  private _timer = 0;
  private _leaving = 0;
  private readonly _client: number;
}

function same(a: ISpot, b: ISpot | null): boolean {
  return a.course === b?.course && a.notebook === b.notebook && a.anchor === b.anchor;
}
