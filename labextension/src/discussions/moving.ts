import type * as React from 'react';

/**
 * Remembers where the focus is among the posts of a talk; the result puts it to the nearest one that is still there, if
 * it was lost meanwhile.
 */
export function holdFocus(): () => void {
  const focused = document.activeElement;
  const talk = focused?.closest('.jp-CommunityDiscussion, .jp-CommunityInbox-answering');
  const menus = [...(talk?.querySelectorAll<HTMLElement>('.jp-CommunityPost .jp-mod-icon') ?? [])];
  const at = menus.indexOf(focused as HTMLElement);
  return () =>
    requestAnimationFrame(() => {
      if (document.activeElement !== null && document.activeElement !== document.body) {
        return;
      }
      const still = (menu: HTMLElement): boolean => menu.isConnected;
      const nearest = menus.slice(0, Math.max(0, at)).reverse().find(still) ?? menus.find(still);
      (nearest ?? talk?.querySelector<HTMLElement>('textarea'))?.focus();
    });
}

/** Arrow keys, Home and End go through a list of threads; from the field above it, the arrow down goes into it. */
export function moveFocus(event: React.KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('.jp-CommunityBoard-item')];
  const field = event.currentTarget.querySelector<HTMLElement>('input[type=search]');
  const at = items.indexOf(document.activeElement as HTMLElement);
  if (field !== null && document.activeElement === field && event.key === 'ArrowDown') {
    event.preventDefault();
    items[0]?.focus();
    return;
  }
  if (field !== null && at === 0 && event.key === 'ArrowUp') {
    event.preventDefault();
    field.focus();
    return;
  }
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (next !== undefined && at >= 0) {
    event.preventDefault();
    items[Math.max(0, Math.min(next, items.length - 1))].focus();
  }
}
