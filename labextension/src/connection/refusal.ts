import type * as Wire from '../wire/types';
import { SHAPES } from '../wire/shapes';
import { trans } from '../wire/marking';

/** The service said no, or could not be asked. `message` is a sentence for people. */
export class Refusal extends Error {
  constructor(
    message: string,
    /** A code of docs/wire.md, or `offline`, `not_configured`. */
    readonly code: string,
    /** The HTTP status; 0 if there was no answer. */
    readonly status = 0,
    /** On a conflict: the post as it stands now. */
    readonly current: Wire.IPost | null = null,
    /** Milliseconds to wait before asking again. */
    readonly retryAfter = 0
  ) {
    super(message);
    this.name = 'Refusal';
  }

  /** Nothing was done and the same request may succeed later. */
  get passing(): boolean {
    return ['offline', 'unavailable', 'slow_down'].includes(this.code);
  }
}

export const offline = (): Refusal =>
  new Refusal(
    trans.__('The community service cannot be reached at the moment. This page keeps trying.'),
    'offline'
  );

/** Proxies answer for the service when they cannot reach it, and not in its words. */
const PROXY_WORDS: Record<number, [string, string]> = {
  401: ['signed_out', trans.__('You are signed out. Reload the page to sign in again.')],
  403: [
    'not_permitted',
    trans.__('This was not allowed. Reload the page; if it stays so, tell your teacher.')
  ],
  413: [
    'too_large',
    trans.__('This is too large to be sent. Shorten it, or put long output into a file.')
  ],
  429: ['slow_down', trans.__('That was a lot at once. This page tries again in a moment.')]
};

/** What a response other than a success means. */
export async function readRefusal(response: Response): Promise<Refusal> {
  const seconds = Number(response.headers.get('Retry-After'));
  const wait = Number.isFinite(seconds) ? Math.max(0, seconds * 1000) : 0;
  const problem: unknown = await response.json().catch(() => null);
  if (SHAPES.problem(problem)) {
    const { error, message, current } = problem as Wire.IProblem;
    return new Refusal(message, error, response.status, current ?? null, wait);
  }
  const [code, message] = PROXY_WORDS[response.status] ?? [
    'unavailable',
    trans.__('The community service did not answer properly. This page tries again by itself.')
  ];
  return new Refusal(message, code, response.status, null, wait);
}

/** Whatever was thrown, as a refusal. */
export function asRefusal(error: unknown): Refusal {
  return error instanceof Refusal ? error : offline();
}
