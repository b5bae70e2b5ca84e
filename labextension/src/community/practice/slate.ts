import type { IPage } from '../../connection/page';

/** Under this the practice room keeps everything, and nothing else does. */
export const PREFIX = 'jupyter-community:practice';
const DAY = `${PREFIX}-day`;

/**
 * Wipes what was practised on another day. A tab's own storage is all that the practice room uses, so closing the tab
 * wipes it as well.
 */
export function wipe(storage: Storage | null, now: Date): void {
  try {
    const today = now.toDateString();
    if (storage === null || storage.getItem(DAY) === today) {
      return;
    }
    const keys = Array.from({ length: storage.length }, (_, n) => storage.key(n) ?? '');
    keys.filter(key => key.startsWith(PREFIX)).forEach(key => storage.removeItem(key));
    storage.setItem(DAY, today);
  } catch {
    // Forbidden: then nothing is kept anyway.
  }
}

/** The page as the practice room sees it: what it keeps, it keeps in the tab. */
export function forPractice(page: IPage): IPage {
  return Object.create(page, { storage: { get: () => page.visit } }) as IPage;
}

/** Milliseconds until the day is over. */
export function untilMidnight(now: Date): number {
  const next = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  return next.getTime() - now.getTime();
}
