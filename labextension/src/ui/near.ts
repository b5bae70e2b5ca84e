import * as React from 'react';

/** How far around what the reader sees is near: half as much again above and below. */
const MARGIN = '50% 0px';
/** What scrolls in a notebook; anything else is seen against the window. */
const SCROLLER = '.jp-WindowedPanel-outer';

/** Whether an element has come near to what the reader sees. Once it has, it stays so. */
export function useNear(target: React.RefObject<HTMLElement>): boolean {
  const [isNear, setNear] = React.useState(false);
  React.useEffect(() => {
    const element = target.current;
    if (isNear || element === null) {
      return undefined;
    }
    return watch(element, () => setNear(true));
  }, [isNear, target]);
  return isNear;
}

interface IWatch {
  observer: IntersectionObserver;
  waiting: Map<Element, () => void>;
}

const watches = new WeakMap<Node, IWatch>();

/** One observer for all that lies in the same scroller: a long talk has many posts. */
function watch(element: Element, come: () => void): () => void {
  const root = element.closest(SCROLLER);
  const key = root ?? document;
  let found = watches.get(key);
  if (found === undefined) {
    found = begin(root);
    watches.set(key, found);
  }
  const { observer, waiting } = found;
  waiting.set(element, come);
  observer.observe(element);
  return () => {
    waiting.delete(element);
    observer.unobserve(element);
  };
}

function begin(root: Element | null): IWatch {
  const waiting = new Map<Element, () => void>();
  const observer = new IntersectionObserver(
    entries =>
      entries
        .filter(({ isIntersecting }) => isIntersecting)
        .forEach(({ target }) => waiting.get(target)?.()),
    { root, rootMargin: MARGIN }
  );
  return { observer, waiting };
}
