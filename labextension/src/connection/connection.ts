import { DisposableDelegate, type IDisposable } from '@lumino/disposable';
import { Signal, type ISignal } from '@lumino/signaling';

import type { ConnectionState, IConnection } from '../tokens';
import type * as Wire from '../wire/types';
import { Api } from './api';
import type { IPage } from './page';
import type { Refusal } from './refusal';
import { isLocal, socketUrl, type IService } from './service';
import { Session } from './session';
import { Socket } from './socket';

/** The page's one line to the community service. */
export class Connection implements IConnection {
  constructor(service: IService, page: IPage) {
    this._session = new Session(service, page);
    this._api = new Api(service, this._session, page);
    this._socket = new Socket({
      url: socketUrl(service),
      local: isLocal(service),
      page,
      token: () => this._session.current?.token ?? '',
      signIn: async again => {
        if (again || this._session.stale) {
          await this._session.open();
        }
      }
    });
    this._socket.frames.connect(this._onFrame, this);
    this._socket.stateChanged.connect(this._onSocket, this);
    this._session.renewed.connect(this._onRenewed, this);
    this._session.ended.connect(this._onEnded, this);
  }

  /** Signs in and opens the socket. */
  connect(): void {
    this._socket.connect();
  }

  get state(): ConnectionState {
    switch (this._socket.state) {
      case 'open':
        return 'live';
      case 'stopped':
        return 'stopped';
      case 'waiting':
        return 'offline';
      default:
        return this._socket.reason === '' && !this._wasLive ? 'signing-in' : 'offline';
    }
  }

  get reason(): string {
    return this.state === 'live' ? '' : this._socket.reason;
  }

  get session(): Wire.ISession | null {
    return this._session.current;
  }

  get stateChanged(): ISignal<IConnection, void> {
    return this._stateChanged;
  }

  get frames(): ISignal<IConnection, Wire.Frame> {
    return this._frames;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  request<T>(method: string, path: string, body?: unknown): Promise<T> {
    return this._api.request<T>(method, path, body);
  }

  download(path: string): Promise<Blob> {
    return this._api.download(path);
  }

  follow(course: string, cursor: () => Wire.ICursor | null): IDisposable {
    const follower = { course, cursor };
    this._followers.add(follower);
    this._ask(follower);
    return new DisposableDelegate(() => this._followers.delete(follower));
  }

  send(frame: Wire.Request | Uint8Array): void {
    this._socket.send(frame);
  }

  now(): number {
    return this._session.now();
  }

  retry(): void {
    this._socket.retry();
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    this._followers.clear();
    this._socket.dispose();
    this._session.dispose();
    Signal.clearData(this);
  }

  private _ask({ course, cursor }: IFollower): void {
    const { log, seq } = cursor() ?? { log: null, seq: null };
    this._socket.send({ type: 'follow', course, log, seq });
  }

  private _onFrame(_: Socket, frame: Wire.Frame): void {
    if (frame.type === 'welcome') {
      this._wasLive = true;
      this._followers.forEach(follower => this._ask(follower));
    }
    this._frames.emit(frame);
  }

  private _onSocket(): void {
    this._stateChanged.emit();
  }

  private _onRenewed(_: Session, session: Wire.ISession): void {
    this._socket.send({ type: 'renew', token: session.token });
    this._stateChanged.emit();
  }

  private _onEnded(_: Session, refusal: Refusal): void {
    this._socket.stop(refusal.message);
  }

  private _wasLive = false;
  private _isDisposed = false;
  private readonly _session: Session;
  private readonly _api: Api;
  private readonly _socket: Socket;
  private readonly _followers = new Set<IFollower>();
  private readonly _stateChanged = new Signal<IConnection, void>(this);
  private readonly _frames = new Signal<IConnection, Wire.Frame>(this);
}

interface IFollower {
  course: string;
  cursor: () => Wire.ICursor | null;
}
