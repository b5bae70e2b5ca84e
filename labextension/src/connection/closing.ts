import { trans } from '../wire/marking';

/** What it means that the service closed the socket. */
export interface IClosing {
  /** Do not come back by yourself. */
  final: boolean;
  /** A sentence for people. */
  reason: string;
}

export const SESSION_ENDED = 4401;
export const RESTARTING = 1012;
/** What the browser says of a socket that ended without a word. */
export const UNHEARD = 1006;

const FINAL: Record<number, string> = {
  4400: trans.__(
    'This page and the community service do not understand each other. Reload the page.'
  ),
  [SESSION_ENDED]: trans.__('Your session has ended. Reload the page to sign in again.'),
  4403: trans.__('You are not allowed to take part here. If you should be, ask your teacher.'),
  4413: trans.__('This page sent too much at once. Reload it.'),
  4429: trans.__('This page sent far too many messages. Reload it.')
};

const PASSING: Record<number, string> = {
  [RESTARTING]: trans.__('The community service restarts. This page comes back by itself.'),
  1013: trans.__('The community service is busy. This page comes back by itself.'),
  4508: trans.__('This page fell behind. It comes back and catches up by itself.')
};

const LOST = trans.__('The connection to the community is lost. This page comes back by itself.');

/** Reads a close frame. The service's own words go first. */
export function readClosing(code: number, reason: string): IClosing {
  const final = code >= 4400 && code <= 4499;
  const words = final
    ? (FINAL[code] ?? trans.__('The community service refused this page. Reload it.'))
    : PASSING[code];
  return { final, reason: reason.trim() || (words ?? LOST) };
}
