import type { IDiscussion, IThread } from '../tokens';
import { beginning, bounded, type IStretch } from './stretch';

/** How many threads are shown before anybody asks for more. */
const THREADS = 4;

/**
 * Where a person is in a discussion: what they have unfolded, and what was new when they came. Shared by the views in
 * the page, and kept outside of them because cells come and go.
 */
export class Memory {
  /** The one memory of a discussion. */
  static of(discussion: IDiscussion): Memory {
    let memory = memories.get(discussion);
    if (memory === undefined) {
      memory = new Memory();
      memories.set(discussion, memory);
    }
    return memory;
  }

  /** The replies to show. It does not move on while somebody reads. */
  stretch(thread: IThread): IStretch {
    const known = this._stretches.get(thread.id) ?? beginning(thread);
    if (thread.talk.length > 0) {
      this._stretches.set(thread.id, known);
    }
    return bounded(known, thread.posts);
  }

  showStretch(thread: string, stretch: IStretch): void {
    this._stretches.set(thread, stretch);
  }

  /** Shows a thread that waited behind the button. */
  showThread(thread: string): void {
    this._asked.add(thread);
  }

  /** Whether a post was new when the person came to it; stays true while they look, although it counts as read. */
  isNew({ id, posts, unread }: IThread, n: number): boolean {
    if (unread > 0) {
      const first = Math.min(this._newFrom.get(id) ?? Infinity, posts - unread + 1);
      this._newFrom.set(id, first);
    }
    return n >= (this._newFrom.get(id) ?? Infinity);
  }

  /** The first post that was new when the person came to it. */
  firstNew(thread: IThread): number | null {
    this.isNew(thread, thread.posts);
    return this._newFrom.get(thread.id) ?? null;
  }

  /** The person has gone on: what was new is not any more. */
  settle(thread: string): void {
    this._newFrom.delete(thread);
  }

  /** Threads to show before anybody asks for more, in their order: the liveliest, all unread ones, my own new ones. */
  shownThreads(threads: readonly IThread[]): Set<string> {
    const byLast = [...threads].sort((a, b) => b.last_at.localeCompare(a.last_at));
    const fresh = threads.filter(({ unread, talk }) => {
      return unread > 0 || talk.some(({ delivery }) => delivery !== 'saved');
    });
    // What was shown once stays, so that nothing vanishes under the eyes.
    const first =
      this._threads.size === 0
        ? byLast.slice(0, THREADS)
        : threads.filter(({ at }) => at > this._since);
    [...first, ...fresh, ...threads.filter(({ id }) => this._asked.has(id))].forEach(({ id }) =>
      this._threads.add(id)
    );
    this._since = threads.reduce((latest, { at }) => (at > latest ? at : latest), this._since);
    return this._threads;
  }

  private _since = '';
  private readonly _threads = new Set<string>();
  private readonly _stretches = new Map<string, IStretch>();
  private readonly _asked = new Set<string>();
  private readonly _newFrom = new Map<string, number>();
}

const memories = new WeakMap<IDiscussion, Memory>();
