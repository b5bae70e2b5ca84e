import type { IWish } from '../tokens';
import type * as Wire from '../wire/types';

/**
 * How far the board of a course is here. It comes a page at a time, the newest first; what somebody wishes to see beyond
 * that is asked for by itself, so that a list of what is unanswered does not wait for all that is answered.
 */
export class Pages {
  /** The board was loaded anew, up to here; null: it is all here. */
  begin(more: string | null): void {
    this._more.clear();
    this._more.set(key(EVERYTHING), more);
  }

  /** What is said in a notebook was loaded, but for so many threads of its cells. */
  beginAtCells(notebook: string, earlier: Wire.INotebookTalk['earlier']): void {
    this._earlier.set(notebook, new Map(earlier.map(({ anchor, threads }) => [anchor, threads])));
  }

  /** A page of what is wished for came, with so many threads that were not here. */
  add(wish: IWish, more: string | null, came: number): void {
    this._more.set(key(wish), more);
    const { notebook, anchor } = wish;
    if (notebook !== null && anchor !== undefined) {
      const left = Math.max(1, this.earlier(notebook, anchor) - came);
      this._earlier.get(notebook)?.set(anchor, more === null ? 0 : left);
    }
  }

  /** How many threads of a cell are only at the service. */
  earlier(notebook: string, anchor: string): number {
    return this._earlier.get(notebook)?.get(anchor) ?? 0;
  }

  /** There may be threads of this kind that are not here. */
  hasMore(wish: IWish): boolean {
    return this._more.get(key(EVERYTHING)) !== null && this._more.get(key(wish)) !== null;
  }

  /** Nobody has asked for these yet. */
  isUnknown(wish: IWish): boolean {
    return this.hasMore(wish) && !this._more.has(key(wish));
  }

  /** How the service is asked for the next page. */
  query(wish: IWish): string {
    const before = this._more.get(key(wish));
    const asked = Object.entries({ ...wish, before }).filter(([, value]) => value != null);
    return new URLSearchParams(asked as [string, string][]).toString();
  }

  private readonly _more = new Map<string, string | null>();
  private readonly _earlier = new Map<string, Map<string, number>>();
}

const EVERYTHING: IWish = { show: 'all', notebook: null, kind: null };

function key({ show, notebook, kind, anchor }: IWish): string {
  return JSON.stringify([show, notebook, kind, anchor ?? null]);
}
