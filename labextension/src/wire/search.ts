/** Finding posts by what is written in them. */
import type { Byline, IThread, Kind, State } from './types';

/** What a search is narrowed to, beside its words. */
export interface IWish {
  q: string;
  notebook: string | null;
  kind: Kind | null;
  state: State | null;
}

/** A post that was found. Every second string of the snippet, from the second on, is what was looked for. */
export interface IHit {
  post: string;
  n: number;
  author: Byline | null;
  kind: Kind;
  at: string;
  snippet: string[];
  thread: IThread;
  mine?: boolean;
}

export interface IHits {
  course: string;
  /** On all pages; it stops at a thousand. */
  found: number;
  hits: IHit[];
  /** The `before` of the next page. */
  more: string | null;
}
