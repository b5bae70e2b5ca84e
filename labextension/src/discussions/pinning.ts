import * as React from 'react';

/** Pixels from the end that still count as being there. */
const NEAR = 24;

/**
 * Keeps the end of a list in view while the reader is there, although what is in it becomes higher after it is drawn.
 *
 * @param news what changes whenever the list does.
 * @param scrolled is told when the reader scrolls, and whether they are at the end then.
 * @returns what listens to the list's scrolling.
 */
export function useEnd(
  list: React.RefObject<HTMLElement>,
  isAtEnd: boolean,
  news: string,
  scrolled: (isAtEnd: boolean) => void
): () => void {
  /** Where the list was put by us; to be there is no wish of the reader. */
  const put = React.useRef(-1);
  React.useLayoutEffect(() => {
    const element = list.current;
    if (element === null || !isAtEnd) {
      return undefined;
    }
    const pin = (): void => {
      element.scrollTo({ top: element.scrollHeight, behavior: 'instant' });
      put.current = element.scrollTop;
    };
    pin();
    const observer = new ResizeObserver(pin);
    [element, ...element.children].forEach(each => observer.observe(each));
    return () => observer.disconnect();
  }, [list, isAtEnd, news]);
  return () => {
    const element = list.current;
    if (element !== null && element.scrollTop !== put.current) {
      put.current = -1;
      scrolled(element.scrollHeight - element.scrollTop - element.clientHeight <= NEAR);
    }
  };
}
