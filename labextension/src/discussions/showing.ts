/** Showing a stretch of a thread: what is missing of it is loaded first. */
import type { IDiscussion, IThread } from '../tokens';
import { Memory } from './memory';
import { around, missing, type IStretch } from './stretch';

/** Shows another stretch of a thread, once it is here. Throws a `Refusal`. */
export async function showStretch(
  discussion: IDiscussion,
  thread: string,
  choose: (thread: IThread) => IStretch
): Promise<void> {
  let asked: number | null = null;
  for (;;) {
    const known = discussion.threads.find(({ id }) => id === thread);
    if (known === undefined) {
      return;
    }
    const stretch = choose(known);
    const before = missing(stretch, known);
    if (before === null || before === asked) {
      Memory.of(discussion).showStretch(thread, stretch);
      return;
    }
    asked = before;
    await discussion.loadBefore(thread, before);
  }
}

/** Unfolds a thread around its post `n`, wherever in a long thread that is. Throws a `Refusal`. */
export async function showPost(discussion: IDiscussion, thread: string, n: number): Promise<void> {
  while (discussion.earlier > 0 && !discussion.threads.some(({ id }) => id === thread)) {
    await discussion.loadEarlier();
  }
  await showStretch(discussion, thread, ({ posts }) => around(n, posts));
}
