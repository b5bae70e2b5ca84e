import { Signal, type ISignal } from '@lumino/signaling';

import type * as Wire from '../wire/types';
import { readFrame } from '../wire/shapes';
import { RESTARTING, SESSION_ENDED, UNHEARD, readClosing } from './closing';
import type { IPage } from './page';
import { backOff } from './waiting';
import { trans } from '../wire/marking';

const PROTOCOL = 'v1.community.jupyter.org';
const TOKEN_PROTOCOL = 'v1.token.community.jupyter.org.';

/** A proxy may keep a page waiting for ever when the service behind it does not take the call. */
const PATIENCE = 15_000;

/** A restart sends everybody away at once; over so long they come back. */
const RESTART_SPREAD = 10_000;

export type SocketState = 'closed' | 'connecting' | 'open' | 'waiting' | 'stopped';

/** Where the socket goes and what it shows. */
export interface ISocketOptions {
  url: string;
  /** Reach the service even when the computer says it has no network. */
  local: boolean;
  page: IPage;
  token: () => string;
  /** A good token is fetched before connecting. Throws a `Refusal` if there will be none. */
  signIn: (again: boolean) => Promise<void>;
}

/**
 * The page's one WebSocket: comes back by itself until it is told not to. It knows no courses.
 *
 * It is open once the service said welcome; before that, an accepted socket may still be closed with a refusal.
 */
export class Socket {
  constructor(private readonly options: ISocketOptions) {
    options.page.events.addEventListener('online', this._onOnline);
    options.page.events.addEventListener('offline', this._onOffline);
  }

  get state(): SocketState {
    return this._state;
  }

  /** Why it is not open, as a sentence. */
  get reason(): string {
    return this._reason;
  }

  get stateChanged(): ISignal<this, void> {
    return this._stateChanged;
  }

  get frames(): ISignal<this, Wire.Frame> {
    return this._frames;
  }

  /** Connects now, whatever it was waiting for. */
  connect(): void {
    clearTimeout(this._timer);
    if (this._disposed || this._state === 'connecting' || this._state === 'open') {
      return;
    }
    if (!this._reachable) {
      this._wait(trans.__('This computer has no network. This page comes back by itself.'));
      return;
    }
    this._set('connecting', this._reason);
    void this._connect();
  }

  /** Connects anew, forgetting how often it failed. */
  retry(): void {
    this._tries = 0;
    this._signedInAgain = false;
    this.connect();
  }

  /** Gives up for good, for a reason that people can read. */
  stop(reason: string): void {
    this._hangUp();
    this._set('stopped', reason);
  }

  /** Sends a frame if the socket is open; what must not be lost is sent again on the next welcome. */
  send(frame: Wire.Request | Uint8Array): void {
    if (this._state === 'open') {
      this._socket?.send(frame instanceof Uint8Array ? frame : JSON.stringify(frame));
    }
  }

  dispose(): void {
    this._disposed = true;
    this._hangUp();
    this.options.page.events.removeEventListener('online', this._onOnline);
    this.options.page.events.removeEventListener('offline', this._onOffline);
    Signal.clearData(this);
  }

  private get _reachable(): boolean {
    return this.options.page.online || this.options.local;
  }

  private async _connect(): Promise<void> {
    const attempt = ++this._attempt;
    try {
      await this.options.signIn(this._sessionEnded);
    } catch (error) {
      if (attempt === this._attempt && this._state === 'connecting') {
        this._onRefused(error);
      }
      return;
    }
    if (attempt !== this._attempt || this._state !== 'connecting') {
      return;
    }
    this._sessionEnded = false;
    const { page, url, token } = this.options;
    const socket = page.openSocket(url, [PROTOCOL, TOKEN_PROTOCOL + token()]);
    this._socket = socket;
    socket.onmessage = ({ data }: MessageEvent<unknown>) => this._onMessage(data);
    socket.onclose = ({ code, reason }: CloseEvent) => this._onClose(code, reason);
    this._timer = setTimeout(() => this._onClose(UNHEARD, ''), PATIENCE);
  }

  private _onMessage(data: unknown): void {
    if (typeof data !== 'string') {
      return; // Binary frames are kept for documents.
    }
    const frame = readFrame(data);
    if (frame === null) {
      console.warn('The community service sent something that this page does not understand.');
      return;
    }
    if (frame.type === 'welcome') {
      clearTimeout(this._timer);
      this._tries = 0;
      this._signedInAgain = false;
      this._set('open', '');
    }
    this._frames.emit(frame);
  }

  private _onClose(code: number, words: string): void {
    this._hangUp();
    const { final, reason } = readClosing(code, words);
    if (code === SESSION_ENDED && !this._signedInAgain) {
      this._signedInAgain = true;
      this._sessionEnded = true;
      this._set('waiting', trans.__('Your session has ended. This page signs in again by itself.'));
      this.connect();
    } else if (final) {
      this._set('stopped', reason);
    } else if (code === RESTARTING && this._tries === 0) {
      this._tries = 1;
      this._wait(reason, this.options.page.random() * RESTART_SPREAD);
    } else {
      this._comeBack(reason);
    }
  }

  private _onRefused(error: unknown): void {
    const { message, passing, retryAfter } = error as Error & {
      passing?: boolean;
      retryAfter?: number;
    };
    if (passing) {
      this._comeBack(message, retryAfter);
    } else {
      this._set('stopped', message);
    }
  }

  private _comeBack(reason: string, atLeast = 0): void {
    const wait = backOff(this._tries++, () => this.options.page.random());
    this._wait(reason, Math.max(atLeast, wait));
  }

  /** Without a time it waits for the network. */
  private _wait(reason: string, ms?: number): void {
    this._set('waiting', reason);
    if (ms !== undefined) {
      this._timer = setTimeout(() => this.connect(), ms);
    }
  }

  private _hangUp(): void {
    clearTimeout(this._timer);
    this._attempt++;
    if (this._socket !== null) {
      this._socket.onmessage = null;
      this._socket.onclose = null;
      this._socket.close();
      this._socket = null;
    }
  }

  private readonly _onOnline = (): void => {
    if (this._state === 'stopped' || this._state === 'closed') {
      return;
    }
    // A socket from before a change of network often looks open and is dead. Resuming costs little.
    if (this._state !== 'waiting' && this._wasOffline) {
      this._hangUp();
      this._set('waiting', this._reason);
    }
    this._wasOffline = false;
    this._tries = 0;
    this.connect();
  };

  private readonly _onOffline = (): void => {
    this._wasOffline = !this.options.local;
  };

  private _set(state: SocketState, reason: string): void {
    if (this._state !== state || this._reason !== reason) {
      this._state = state;
      this._reason = reason;
      this._stateChanged.emit();
    }
  }

  private _state: SocketState = 'closed';
  private _reason = '';
  private _socket: WebSocket | null = null;
  private _tries = 0;
  private _attempt = 0;
  private _sessionEnded = false;
  private _signedInAgain = false;
  private _wasOffline = false;
  private _disposed = false;
  private _timer: ReturnType<typeof setTimeout> | undefined;
  private readonly _stateChanged = new Signal<this, void>(this);
  private readonly _frames = new Signal<this, Wire.Frame>(this);
}
