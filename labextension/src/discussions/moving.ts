import type * as React from 'react';

/** Arrow keys, Home and End go through a list of threads. */
export function moveFocus(event: React.KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('.jp-CommunityBoard-item')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (next !== undefined && at >= 0) {
    event.preventDefault();
    items[Math.max(0, Math.min(next, items.length - 1))].focus();
  }
}
