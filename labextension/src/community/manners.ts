import type { IManner } from '../tokens';
import type * as Wire from '../wire/types';
import type { Drafts } from './drafts';

const MANNER = 'manner:';

/** Under what name, for whom and as what each draft will be posted; kept with the draft, and given back with it. */
export class Manners {
  constructor(private readonly drafts: Drafts) {}

  /** What was chosen for a draft; else as before in this thread, or as is usual there. */
  of(
    key: string,
    mine: readonly Wire.IPost[],
    usual: IManner['as'],
    kind: Wire.Kind = 'note'
  ): IManner {
    const kept = read(this.drafts.text(MANNER + key));
    // Who began without their name does not give it away by forgetting to choose.
    const last = mine.at(-1)?.author;
    const as = last !== undefined && last !== null && 'alias' in last ? 'nameless' : usual;
    return { as, kind, ...kept };
  }

  choose(key: string, manner: IManner): void {
    this.drafts.write(MANNER + key, JSON.stringify(manner));
  }

  clear(key: string): void {
    this.drafts.write(MANNER + key, '');
  }
}

/** How a post was written that is given back to its author. */
export function mannerOf(
  { author, kind, tone }: Wire.IPost,
  thread: Wire.IThread | undefined
): IManner {
  if (author !== null && 'alias' in author) {
    return { as: 'nameless', kind, tone };
  }
  return { as: thread?.audience === 'staff' ? 'staff' : 'named', kind, tone };
}

/** Of two texts that become one, the one that fewer people were to connect with its author decides. */
export function morePrivate(a: IManner, b: IManner): IManner {
  const order: IManner['as'][] = ['named', 'nameless', 'staff'];
  const [first, second] = [a, b].map(({ as, kind, tone }) => ({ as, kind, tone }));
  return order.indexOf(first.as) >= order.indexOf(second.as) ? first : second;
}

function read(text: string): Partial<IManner> {
  try {
    return text === '' ? {} : (JSON.parse(text) as Partial<IManner>);
  } catch {
    return {};
  }
}
