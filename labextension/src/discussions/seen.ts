import * as React from 'react';

/** Long enough to have looked. */
const LOOK = 1_500;

interface ILooks {
  /** The person had this in view for a moment, in a page they are at. */
  seen: () => void;
  /** It went out of view. */
  left: () => void;
}

/**
 * Watches an element that stands at the end of what is to be read. Nothing counts as seen because it was loaded: it has
 * to be on screen, in a page that has the focus, for a moment.
 */
export function useSeen(news: number, { seen, left }: ILooks): React.RefObject<HTMLElement> {
  const target = React.useRef<HTMLElement>(null);
  const looks = React.useRef({ seen, left });
  React.useEffect(() => {
    looks.current = { seen, left };
  });
  React.useEffect(() => {
    const element = target.current;
    if (element === null) {
      return undefined;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    let inView = false;
    const look = (): void => {
      clearTimeout(timer);
      if (news > 0 && inView && isAttended()) {
        timer = setTimeout(() => looks.current.seen(), LOOK);
      }
    };
    const observer = new IntersectionObserver(([{ isIntersecting }]) => {
      if (inView && !isIntersecting && news === 0) {
        looks.current.left();
      }
      inView = isIntersecting;
      look();
    });
    observer.observe(element);
    window.addEventListener('focus', look);
    window.addEventListener('blur', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      window.removeEventListener('focus', look);
      window.removeEventListener('blur', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [news]);
  return target;
}

function isAttended(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}
