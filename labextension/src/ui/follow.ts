import type { ISignal } from '@lumino/signaling';
import * as React from 'react';

/** Draws again whenever one of these signals says that something changed. */
export function useSignals(...signals: ISignal<unknown, unknown>[]): void {
  const [, draw] = React.useReducer((n: number) => n + 1, 0);
  React.useEffect(() => {
    signals.forEach(signal => signal.connect(draw));
    draw(); // For what changed between drawing and listening.
    return () => signals.forEach(signal => signal.disconnect(draw));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the list is new each time, its signals are not
  }, signals);
}

/** Resolves once this holds; it is looked at whenever one of these signals says that something changed. */
export async function until(
  holds: () => boolean,
  ...signals: ISignal<unknown, unknown>[]
): Promise<void> {
  if (holds()) {
    return;
  }
  await new Promise<void>(resolve => {
    const look = (): void => {
      if (holds()) {
        signals.forEach(signal => signal.disconnect(look));
        resolve();
      }
    };
    signals.forEach(signal => signal.connect(look));
  });
}
