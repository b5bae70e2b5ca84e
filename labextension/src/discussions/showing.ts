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
  const asked = new Set<number>();
  const gaps = new Set<number>();
  for (;;) {
    const known = discussion.threads.find(({ id }) => id === thread);
    if (known === undefined) {
      return;
    }
    const stretch = choose(known);
    const before = missing(stretch, known, gaps);
    if (before === null) {
      Memory.of(discussion).showStretch(thread, stretch);
      return;
    }
    if (asked.has(before)) {
      gaps.add(before - 1); // Somebody wrote there whom this reader does not see.
      continue;
    }
    asked.add(before);
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
