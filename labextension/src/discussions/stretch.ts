/** Which stretch of a thread is shown. A long one is never in the page as a whole, so that it opens like a short one. */
import type { IThread } from '../tokens';

/** Replies from one ordinal to another; up to the end, whoever comes, where `to` is infinite. */
export interface IStretch {
  readonly from: number;
  readonly to: number;
}

/** Without `more`, whether all of it is here is not known. */
type Known = Pick<IThread, 'posts' | 'unread' | 'talk'> & Partial<Pick<IThread, 'more'>>;

/** How many replies are shown before anybody asks for more. */
const REPLIES = 2;
/** More unread ones than these wait behind the button as well. */
const UNREAD = 20;
/** How many more come with each wish for more. */
const STEP = 25;
/** So many replies are in the page at once; what people leave behind them goes. */
export const MOST = 100;

/** What is shown before anybody asks for more: the end, as far as it is here. */
export function beginning({ posts, unread, talk, more }: Known): IStretch {
  const count = Math.max(REPLIES, Math.min(unread, UNREAD));
  if (more === false) {
    const replies = talk.filter(({ n }) => n > 1); // With gaps: not everybody sees everybody.
    return { from: replies.slice(-count)[0]?.n ?? Math.max(2, posts), to: Infinity };
  }
  let here = posts + 1;
  for (let at = talk.length - 1; at >= 0 && talk[at].n >= here - 1; at--) {
    here = talk[at].n;
  }
  const wanted = posts - count + 1;
  return { from: Math.max(2, wanted, Math.min(here, posts)), to: Infinity };
}

export function earlier({ from, to }: IStretch, posts: number): IStretch {
  const next = Math.max(2, from - STEP);
  return { from: next, to: upTo(next, Math.min(to, posts), posts) };
}

export function later({ from, to }: IStretch, posts: number): IStretch {
  const next = to + STEP >= posts ? Infinity : to + STEP;
  return { from: Math.max(from, Math.min(next, posts) - MOST + 1), to: next };
}

/** Around one post, with a little of what led to it. */
export function around(n: number, posts: number): IStretch {
  const from = Math.max(2, n - STEP / 5);
  return { from, to: upTo(from, from + MOST - 1, posts) };
}

/** What is shown when others go on writing: they wait where the page would become too long. */
export function bounded({ from, to }: IStretch, posts: number): IStretch {
  return { from, to: Math.min(to, posts) - from < 2 * MOST ? to : from + 2 * MOST - 1 };
}

/** Before which ordinal to load, for the stretch to be here; null: it is. At `gaps` there is nothing for this reader. */
export function missing(
  { from, to }: IStretch,
  { posts, talk }: Known,
  gaps: ReadonlySet<number> = new Set()
): number | null {
  const here = new Set(talk.map(({ n }) => n));
  for (let n = Math.min(to, posts); n >= from; n--) {
    if (!here.has(n) && !gaps.has(n)) {
      return n + 1;
    }
  }
  return null;
}

function upTo(from: number, to: number, posts: number): number {
  const end = Math.min(to, from + MOST - 1);
  return end >= posts ? Infinity : end;
}
