/** Which messages a live room shows: the newest as long as somebody is at its end, and what they read when they are not. */
import { MOST } from './stretch';

export interface IFollowing {
  /** The first message that is shown; null: a hundred before the last. */
  readonly from: number | null;
  /** The last message that is shown; null: the newest, whatever comes. */
  readonly upTo: number | null;
  /** The reader asked for quiet; being at the end does not end it. */
  readonly isPaused: boolean;
}

export const AT_THE_END: IFollowing = { from: null, upTo: null, isPaused: false };

/** How many more come with each wish for earlier ones. */
const STEP = 25;

/** From which to which message is shown. */
export function shownOf({ from, upTo }: IFollowing, posts: number): { from: number; to: number } {
  const to = Math.min(upTo ?? posts, posts);
  return { from: Math.max(1, from ?? to - MOST + 1), to };
}

/** How many wait to be shown. */
export function waitingOf({ upTo }: IFollowing, posts: number): number {
  return upTo === null ? 0 : Math.max(0, posts - upTo);
}

/** The reader came to the end, or left it. */
export function scrolled(now: IFollowing, posts: number, isAtEnd: boolean): IFollowing {
  if (now.isPaused || isAtEnd === (now.upTo === null)) {
    return now;
  }
  return isAtEnd ? AT_THE_END : { ...now, from: shownOf(now, posts).from, upTo: posts };
}

export function paused(now: IFollowing, posts: number): IFollowing {
  return now.isPaused
    ? AT_THE_END
    : { from: shownOf(now, posts).from, upTo: now.upTo ?? posts, isPaused: true };
}

/** Those that wait are shown, and what comes next. */
export function released(now: IFollowing, posts: number): IFollowing {
  return now.isPaused ? { ...now, from: null, upTo: posts } : AT_THE_END;
}

/** Some that came before; the page holds only so many, so the last ones may go. */
export function earlier(now: IFollowing, posts: number): IFollowing {
  const { from, to } = shownOf(now, posts);
  const next = Math.max(1, from - STEP);
  return { ...now, from: next, upTo: Math.min(to, next + 2 * MOST - 1) };
}
