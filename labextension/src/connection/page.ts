/** What the connection and the models need of the page around them, so that tests can hand in another one. */
export interface IPage {
  fetch(url: string, init: RequestInit): Promise<Response>;
  openSocket(url: string, protocols: string[]): WebSocket;
  /** From 0 up to 1. */
  random(): number;
  /** Milliseconds since the epoch by this computer's clock, which may be wrong. */
  clock(): number;
  /** Whether the computer says it has a network. */
  readonly online: boolean;
  /** `online`, `offline`, `pagehide`, `storage`. */
  readonly events: EventTarget;
  /** Null where the browser forbids it. */
  readonly storage: Storage | null;
  /** What lasts as long as this tab, and is this tab's alone. */
  readonly visit: Storage | null;
}

/** The page we run in. */
export const page: IPage = {
  fetch: (url, init) => window.fetch(url, init),
  openSocket: (url, protocols) => new WebSocket(url, protocols),
  random: () => Math.random(),
  clock: () => Date.now(),
  get online() {
    return navigator.onLine;
  },
  events: window,
  get storage() {
    try {
      return window.localStorage;
    } catch {
      return null;
    }
  },
  get visit() {
    try {
      return window.sessionStorage;
    } catch {
      return null;
    }
  }
};
