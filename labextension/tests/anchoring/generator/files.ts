/** Notebooks from disk: to measure with those of a course. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { CellType, ISourceCell } from '../../../src/anchoring/types';

interface IFileCell {
  id?: string;
  cell_type: CellType;
  source: string | string[];
  metadata?: { nbgrader?: { grade_id?: string } };
}

/** The cells of every notebook of nbformat 4 at a path, or below it. */
export function readNotebooks(path: string): ISourceCell[][] {
  if (statSync(path).isDirectory()) {
    const names = readdirSync(path).filter(name => name !== '.ipynb_checkpoints');
    return names.sort().flatMap(name => readNotebooks(join(path, name)));
  }
  if (!path.endsWith('.ipynb')) {
    return [];
  }
  const { cells } = JSON.parse(readFileSync(path, 'utf8')) as { cells?: IFileCell[] };
  return cells === undefined ? [] : [cells.map(readCell)];
}

function readCell({ id, cell_type: type, source, metadata }: IFileCell): ISourceCell {
  const text = Array.isArray(source) ? source.join('') : source;
  return { type, source: text, cell: id, grade: metadata?.nbgrader?.grade_id };
}
