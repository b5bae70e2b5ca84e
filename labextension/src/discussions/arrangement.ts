/** Which threads of a course the panel lists, and in which order. */
import type { IBoard } from '../tokens';
import { attentionTo } from './attention';
import type * as Wire from '../wire/types';

export type Show = 'all' | 'unread' | 'followed' | 'unanswered' | 'mine';

export interface IFilter {
  show: Show;
  /** Null: all notebooks. */
  notebook: string | null;
  /** Null: all kinds. */
  kind: Wire.Kind | null;
}

export type Line = IBoard['threads'][number];

export interface IGroup {
  notebook: Wire.INotebook;
  lines: Line[];
}

/** Threads by notebook; what is unread comes first, then what is recent. */
export function arrange(board: IBoard, { show, notebook, kind }: IFilter): IGroup[] {
  const groups = new Map<string, IGroup>();
  for (const line of [...board.threads].sort(byUrgency)) {
    const isHere = notebook === null || line.notebook === notebook;
    if (isHere && isMeant(line, show) && (kind === null || line.kind === kind)) {
      const group = groups.get(line.notebook);
      if (group) {
        group.lines.push(line);
      } else {
        groups.set(line.notebook, { notebook: notebookOf(board, line), lines: [line] });
      }
    }
  }
  return [...groups.values()]; // In the order of their first lines.
}

/**
 * The same threads in the order that somebody is looking at: what is there stays where it is, with its newest words.
 *
 * Returns also how many threads would come or move if the order were made anew.
 */
export function keepOrder(before: IGroup[], board: IBoard, filter: IFilter): [IGroup[], number] {
  const lines = new Map(board.threads.map(line => [line.id, line]));
  const kept = before
    .map(({ notebook, lines: old }) => ({
      notebook,
      lines: old.flatMap(({ id }) => lines.get(id) ?? [])
    }))
    .filter(group => group.lines.length > 0);
  const shown = ids(kept);
  const fresh = ids(arrange(board, filter));
  const moved = fresh.filter(id => !shown.includes(id)).length;
  return [kept, moved];
}

/** All threads of an arrangement, from top to bottom. */
export function ids(groups: IGroup[]): string[] {
  return groups.flatMap(({ lines }) => lines.map(({ id }) => id));
}

function isMeant(line: Line, show: Show): boolean {
  switch (show) {
    case 'unread':
      return isNew(line);
    case 'followed':
      return attentionTo(line) === 'followed';
    case 'unanswered':
      return line.state === 'open' || line.state === 'waiting';
    case 'mine':
      return line.mine;
    default:
      return true;
  }
}

/** Something is unread in it, and the reader wants to hear of it. */
export function isNew(line: Line): boolean {
  return line.unread > 0 && line.attention !== 'muted';
}

function byUrgency(a: Line, b: Line): number {
  const unread = Number(isNew(b)) - Number(isNew(a));
  return unread !== 0 ? unread : b.last_at.localeCompare(a.last_at);
}

function notebookOf({ notebooks }: IBoard, { notebook }: Line): Wire.INotebook {
  const known = notebooks.find(({ id }) => id === notebook);
  return known ?? { id: notebook, title: notebook, path: '', anchors: [] };
}
