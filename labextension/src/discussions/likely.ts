import type { IThread } from '../tokens';

/** As many as are read before one writes on. */
const MOST = 3;
const WORD = /[\p{L}\p{N}_]{3,}/gu;

/** The threads at a cell that may ask the same as a draft: those with most of its words first, then the newest. */
export function likely(threads: readonly IThread[], draft: string): IThread[] {
  const asked = wordsOf(draft);
  if (asked.size === 0) {
    return [];
  }
  const known = threads.filter(
    ({ talk, duplicate_of }) => duplicate_of === null && talk.every(isThere)
  );
  const likeness = new Map(known.map(thread => [thread, common(asked, thread)]));
  return known
    .sort((a, b) => likeness.get(b)! - likeness.get(a)! || b.last_at.localeCompare(a.last_at))
    .slice(0, MOST);
}

const isThere = ({ n, delivery }: IThread['talk'][number]): boolean =>
  n > 1 || delivery === 'saved';

function common(asked: Set<string>, { title, talk }: IThread): number {
  const said = wordsOf([title, ...talk.slice(0, 1).map(({ body }) => body)].join(' '));
  return [...asked].filter(word => said.has(word)).length;
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(WORD) ?? []);
}
