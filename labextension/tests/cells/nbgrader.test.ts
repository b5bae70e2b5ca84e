// @vitest-environment jsdom
import type { ICodeCellModel } from '@jupyterlab/cells';
import type { JSONObject } from '@lumino/coreutils';
import { describe, expect, it } from 'vitest';

import { failureOf, isSolution, readTest } from '../../src/cells/nbgrader';
import { notebook } from '../notebook';

const TEST = { grade_id: 'test_mean', grade: true, solution: false };
const VISIBLE = 'assert mean([1, 2]) == 1.5, "The mean of 1 and 2 is 1.5."';
const HIDDEN = `${VISIBLE}\n### BEGIN HIDDEN TESTS\nassert mean([4]) == 4, "Do not guess."\n### END HIDDEN TESTS`;

function cell(
  source: string,
  said: string | null,
  nbgrader: JSONObject | null = TEST
): ICodeCellModel {
  const metadata: JSONObject = nbgrader === null ? {} : { nbgrader };
  const model = notebook({ type: 'code', source, metadata }).cells.get(0) as ICodeCellModel;
  if (said !== null) {
    const traceback = [`line 1, in ${source}`, said];
    model.outputs.add({ output_type: 'error', ename: 'AssertionError', evalue: said, traceback });
  }
  return model;
}

describe('a test of nbgrader’s that fails', () => {
  it('@S17 is known by its name and by what it says to everybody', () => {
    expect(failureOf(cell(VISIBLE, 'The mean of 1 and 2 is 1.5.'))).toEqual({
      test: 'test_mean',
      error: 'AssertionError',
      message: 'The mean of 1 and 2 is 1.5.'
    });
  });

  it('@S17 tells nothing of its source', () => {
    expect(JSON.stringify(failureOf(cell(VISIBLE, 'No.')))).not.toContain('mean([');
  });

  it('@S17 tells nothing of what it says in an author’s copy, which holds hidden tests', () => {
    expect(failureOf(cell(HIDDEN, 'Do not guess.'))).toEqual({
      test: 'test_mean',
      error: 'AssertionError',
      message: ''
    });
  });

  it('is nothing that passes, that is no test, or that is an answer graded by hand', () => {
    expect(failureOf(cell(VISIBLE, null))).toBeNull();
    expect(failureOf(cell(VISIBLE, 'No.', null))).toBeNull();
    const answer = cell(VISIBLE, 'No.', { ...TEST, solution: true });
    expect(failureOf(answer)).toBeNull();
    expect(isSolution(answer)).toBe(true);
  });

  it.each<JSONObject>([
    {},
    { grade: true },
    { grade: true, grade_id: 3 },
    { grade: 'true', grade_id: 'x' }
  ])('is not taken from marks like %j', nbgrader => {
    expect(readTest(cell(VISIBLE, 'No.', nbgrader))).toBeNull();
  });
});
