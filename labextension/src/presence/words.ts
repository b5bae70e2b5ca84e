/** How it is said who is here. */
import type { TranslationBundle } from '@jupyterlab/translation';

import type * as Wire from '../wire/types';

/** How many more are here; empty while it is not said. */
export function othersWord(others: number, named: boolean, trans: TranslationBundle): string {
  if (others === 0) {
    return '';
  }
  if (others < 5) {
    return named ? trans.__('and a few others') : trans.__('A few others');
  }
  return named
    ? trans.__('and %1 or more others', String(others))
    : trans.__('%1 or more others', String(others));
}

/** How a person is seen, for themselves. */
export function shownWord(shown: Wire.Shown | null, trans: TranslationBundle): string {
  switch (shown) {
    case 'named':
      return trans.__('The course sees you by name.');
    case 'counted':
      return trans.__('You are one of a number here. Nobody sees your name.');
    default:
      return trans.__('Nobody sees that you are here.');
  }
}
