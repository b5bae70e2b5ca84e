/** What cells and notebooks are called in lists of the staff. */
import type { TranslationBundle } from '@jupyterlab/translation';

import type { IBoard } from '../tokens';
import type * as Wire from '../wire/types';

/** The general board of a course is kept under this name. */
const GENERAL = 'course.general';

export function notebookWord(board: IBoard, id: string, trans: TranslationBundle): string {
  if (id === GENERAL) {
    return trans.__('The whole course');
  }
  const title = notebookOf(board, id)?.title ?? '';
  return title === '' ? trans.__('A notebook') : title;
}

export function notebookOf({ notebooks }: IBoard, id: string): Wire.INotebook | undefined {
  return notebooks.find(notebook => notebook.id === id);
}

/** The service has no text of a cell, so a cell without a discussion is called by its sort and its place. */
export function cellWord({ sort, n, title }: Wire.ICell, trans: TranslationBundle): string {
  switch (sort) {
    case 'discussion':
      return title || trans.__('A discussion');
    case 'reading':
      return trans.__('Text in cell %1', n ?? '?');
    case 'code':
      return trans.__('Code in cell %1', n ?? '?');
    default:
      return trans.__('A cell of an earlier release');
  }
}

/** A place at which there is a prompt, by its heading. */
export function promptWord(
  board: IBoard,
  place: { notebook: string; anchor: string },
  trans: TranslationBundle
): string {
  const anchor = notebookOf(board, place.notebook)?.anchors.find(({ id }) => id === place.anchor);
  const title = anchor?.title ?? '';
  return title === '' ? notebookWord(board, place.notebook, trans) : title;
}

/** A few, or a number. */
export function roughWord(count: Wire.Roughly, trans: TranslationBundle): string {
  return count === 'few' ? trans.__('a few') : String(count);
}
