import { Signal } from '@lumino/signaling';
import * as React from 'react';

/** Somebody wants to raise their hand, by a command; the panel has the place for it. */
export const raisingWanted = new Signal<object, void>({});
let isWaiting = false;
raisingWanted.connect(() => {
  isWaiting = true;
});

/** Whether that was wanted and has not been done. */
export function useWish(): { value: boolean; done: () => void } {
  const [value, setValue] = React.useState(isWaiting);
  React.useEffect(() => {
    const want = (): void => setValue(true);
    raisingWanted.connect(want);
    return () => {
      raisingWanted.disconnect(want);
    };
  }, []);
  return {
    value,
    done: () => {
      isWaiting = false;
      setValue(false);
    }
  };
}
