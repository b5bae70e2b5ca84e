import { DisposableDelegate, type IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';

import type { ConnectionState, IConnection } from '../tokens';
import type * as Wire from '../wire/types';
import { Refusal } from './refusal';
import { trans } from '../wire/marking';

/** On a server without the service: says so, and asks nobody. */
export class NoConnection implements IConnection {
  readonly state: ConnectionState = 'stopped';
  readonly reason = trans.__(
    'The community service is not configured on this server. Whoever runs it can switch it on; see the guide for admins.'
  );
  readonly session = null;
  readonly stateChanged: Signal<IConnection, void> = new Signal<IConnection, void>(this);
  readonly frames: Signal<IConnection, Wire.Frame> = new Signal<IConnection, Wire.Frame>(this);
  readonly isDisposed = false;

  request<T>(): Promise<T> {
    return Promise.reject(new Refusal(this.reason, 'not_configured'));
  }

  download(): Promise<Blob> {
    return this.request();
  }

  follow(): IDisposable {
    return new DisposableDelegate(() => undefined);
  }

  send(): void {
    // Nobody would hear it.
  }

  now(): number {
    return Date.now();
  }

  retry(): void {
    // There is nothing to try again.
  }

  dispose(): void {
    Signal.clearData(this);
  }
}
