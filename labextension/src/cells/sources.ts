/** The cells of a notebook, open or as a file, as anchoring takes them. */
import type { ICellModel } from '@jupyterlab/cells';
import type { ICell, INotebookContent } from '@jupyterlab/nbformat';

import type { CellType, ICellNames, ISourceCell } from '../anchoring/types';
import { KEY, isId, titleOf } from './metadata';

const TYPES: readonly string[] = ['code', 'markdown', 'raw'] satisfies CellType[];
/** nbgrader's names are taken up to this length; longer ones are none. */
const MAX_NAME = 200;
const MAX_LINE = 48;

export function sourceOf(cell: ICellModel): ISourceCell {
  const names = namesOf(cell.getMetadata(KEY), cell.getMetadata('nbgrader'));
  const type = TYPES.includes(cell.type) ? (cell.type as CellType) : 'raw';
  return { type, source: cell.sharedModel.getSource(), ...names };
}

/** The cells of a file, without opening it. */
export function sourcesIn(content: INotebookContent): ISourceCell[] {
  return content.cells.map((cell: ICell) => ({
    type: TYPES.includes(cell.cell_type) ? (cell.cell_type as CellType) : 'raw',
    source: Array.isArray(cell.source) ? cell.source.join('') : cell.source,
    ...namesOf(cell.metadata[KEY], cell.metadata.nbgrader)
  }));
}

function namesOf(ours: unknown, nbgraders: unknown): ICellNames {
  const { id } = (ours ?? {}) as { id?: unknown };
  const { grade_id: grade } = (nbgraders ?? {}) as { grade_id?: unknown };
  const isName = typeof grade === 'string' && grade !== '' && grade.length <= MAX_NAME;
  return { ...(isId(id) ? { own: id } : {}), ...(isName ? { grade } : {}) };
}

/** What a cell says in a few words: a heading, or the first line of code that is no comment. */
export function wordsOf(cell: ICellModel): string {
  const source = cell.sharedModel.getSource();
  if (cell.type === 'markdown') {
    return shorten(titleOf(source));
  }
  const lines = source
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
  return shorten(lines.find(line => !/^[#%!/]/.test(line)) ?? lines[0] ?? '');
}

function shorten(text: string): string {
  return text.length <= MAX_LINE ? text : `${text.slice(0, MAX_LINE - 1).trimEnd()}…`;
}
