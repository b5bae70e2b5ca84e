/** Tests of nbgrader's in a copy of a notebook: how they are called, and what the learner sees when one fails. */
import type { ICellModel, ICodeCellModel } from '@jupyterlab/cells';

import type { IFailure } from '../tokens';

interface IMarks {
  grade_id?: unknown;
  grade?: unknown;
  solution?: unknown;
}

const marksOf = (cell: ICellModel): IMarks =>
  (cell.getMetadata('nbgrader') as IMarks | undefined) ?? {};

/** A test's name in its assignment; null for every other cell. */
export function readTest(cell: ICellModel): string | null {
  const { grade_id: name, grade, solution } = marksOf(cell);
  return grade === true && solution !== true && typeof name === 'string' ? name : null;
}

/** Whether the cell is for the learner's own answer. */
export const isSolution = (cell: ICellModel): boolean => marksOf(cell).solution === true;

/** How a test fails, in what the learner sees anyhow: never its source, nor what a hidden part of it says. */
export function failureOf(cell: ICellModel): IFailure | null {
  const test = cell.type === 'code' ? readTest(cell) : null;
  if (test === null) {
    return null;
  }
  const error = (cell as ICodeCellModel).outputs
    .toJSON()
    .find(({ output_type }) => output_type === 'error');
  if (error === undefined) {
    return null;
  }
  const isHidden = cell.sharedModel.getSource().includes('BEGIN HIDDEN TESTS');
  const message = typeof error.evalue === 'string' && !isHidden ? error.evalue : '';
  return { test, error: typeof error.ename === 'string' ? error.ename : '', message };
}
