import { describe, expect, it } from 'vitest';

import { align } from '../../src/anchoring/align';
import { know } from '../../src/anchoring/outline';
import type { ISourceCell } from '../../src/anchoring/types';
import { code, LESSON, outlineOf, place, prose } from './cells';

const inPlace = LESSON.map((_, index) => index);
const without = (...gone: number[]): ISourceCell[] => LESSON.filter((_, i) => !gone.includes(i));
const changed = (at: number, source: string): ISourceCell[] =>
  LESSON.map((cell, i) => (i === at ? { ...cell, source } : cell));
const inserted = (at: number, ...cells: ISourceCell[]): ISourceCell[] => [
  ...LESSON.slice(0, at),
  ...cells,
  ...LESSON.slice(at)
];
const ANSWER = "def wettest(rain):\n    return rain.groupby('station').rain.mean().idxmax()";

describe('aligning a copy', () => {
  it('finds every cell of an untouched copy', () => {
    expect(place(LESSON, LESSON)).toEqual(inPlace);
  });

  it('finds every cell when the answers are filled in', () => {
    const copy = LESSON.map((cell, i) => {
      const answers: Record<number, string> = {
        5: ANSWER,
        8: "rain.groupby([rain.day.dt.month, 'valley']).sum().plot()\nplt.legend()",
        10: 'The west is wetter. All of them have a dry February.'
      };
      return { ...cell, source: answers[i] ?? cell.source };
    });
    expect(place(LESSON, copy)).toEqual(inPlace);
  });

  it('leaves a deleted cell without a place, and the others at theirs', () => {
    expect(place(LESSON, without(3))).toEqual([0, 1, 2, null, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('gives no thread to a cell that the learner put in', () => {
    const found = place(
      LESSON,
      inserted(4, code('print(rain.shape)'), prose('Note to myself: ask Tia.'))
    );
    expect(found).toEqual([0, 1, 2, 3, 6, 7, 8, 9, 10, 11, 12]);
  });

  it('finds a cell that was moved', () => {
    const copy = [...without(6), LESSON[6]];
    expect(place(LESSON, copy)[6]).toBe(10);
  });

  it('finds an edited cell that was moved together with the one before it', () => {
    const copy = [LESSON[4], { ...LESSON[5], source: ANSWER }, ...without(4, 5)];
    expect(place(LESSON, copy).slice(4, 6)).toEqual([0, 1]);
  });

  it('is not with a copy below, even if the cell itself was changed more', () => {
    const lines = [
      'def summary(table, column):',
      '    low = table[column].quantile(0.1)',
      '    high = table[column].quantile(0.9)',
      "    print('between', low, 'and', high)",
      '    return low, table[column].median(), high'
    ];
    const release = changed(3, lines.join('\n'));
    const copy = changed(3, [...lines.slice(0, 3), '    return low'].join('\n'));
    copy.splice(4, 0, code([...lines, '# as it was'].join('\n')));
    expect([3, null]).toContain(place(release, copy)[3]);
  });

  it('is with one of the two halves of a cell that was split', () => {
    const [first, second] = LESSON[3].source.split('\n');
    const copy = [...LESSON.slice(0, 3), code(first), code(second), ...LESSON.slice(4)];
    expect([3, 4]).toContain(place(LESSON, copy)[3]);
  });

  it('is at most once with a cell that two were merged into', () => {
    const merged = code(`${LESSON[5].source}\n${LESSON[6].source}`);
    const found = place(LESSON, [...LESSON.slice(0, 5), merged, ...LESSON.slice(7)]);
    expect(found.slice(5, 7).filter(at => at === 5).length).toBeLessThanOrEqual(1);
    expect(found.slice(7)).toEqual([6, 7, 8, 9]);
  });

  it('does not say which of two cells is the answer to an empty one', () => {
    const copy = LESSON.flatMap((cell, i) => (i === 8 ? [code('a = 3'), code('b = 4')] : [cell]));
    expect(place(LESSON, copy)[8]).toBeNull();
  });

  it('does not take an empty cell for one that had much in it', () => {
    const copy = LESSON.map((cell, i) => (i === 3 ? code('') : cell));
    expect(place(LESSON, copy)[3]).toBeNull();
  });

  it('does not take one type of cell for another', () => {
    const copy = LESSON.map((cell, i) => (i === 3 ? prose(cell.source) : cell));
    expect(place(LESSON, copy)[3]).toBeNull();
  });

  it('keeps what comes again and again apart by what is around it', () => {
    const release = [1, 2, 3, 4].flatMap(part => [
      prose(
        `## Part ${part}\n\nThe ${['mean', 'median', 'mode', 'range'][part - 1]} of the sample.`
      ),
      code('df.head()'),
      code('plt.show()')
    ]);
    const gone = release.filter((_, i) => i !== 4);
    expect(place(release, gone)).toEqual([0, 1, 2, 3, null, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('is in doubt about which of some equal cells is gone, where nothing tells', () => {
    const release = [prose('Start'), code('step()'), code('step()'), code('step()'), prose('End')];
    const found = place(release, [release[0], release[1], release[2], release[4]]);
    expect(found).toEqual([0, null, null, null, 3]);
  });

  it('gives no cell of the copy to two', () => {
    const release = [...LESSON, ...LESSON];
    const taken = place(release, LESSON).filter(at => at !== null);
    expect(new Set(taken).size).toBe(taken.length);
  });

  it('has no place for anything in an empty notebook, or in another one', () => {
    const other = [prose('# Recursion'), code('def f(n):\n    return f(n - 1)'), prose('Homework')];
    expect(place(LESSON, [])).toEqual(LESSON.map(() => null));
    expect(place([], LESSON)).toEqual([]);
    expect(place(LESSON, other)).toEqual(LESSON.map(() => null));
  });

  it('does not compare more cells than a page has memory for', () => {
    const many = Array.from({ length: 1600 }, (_, i) => know(code(`x = ${i}`)));
    expect(align(outlineOf(LESSON), many)[0]).toBeNull();
    const outline = { cells: many.map((cell, i) => ({ ...cell, anchor: `a${i}` })) };
    expect(align(outline, many)).toEqual(many.map(() => null));
  });

  it('does not take what it cannot read for anything', () => {
    const copy = LESSON.map(know).map(cell => ({ ...cell, fingerprint: 'nonsense' }));
    const found = align(outlineOf(LESSON), [...copy, ...copy]);
    expect(found).toEqual(LESSON.map(() => null));
  });
});

describe('names', () => {
  const named = LESSON.map((cell, i) => ({ ...cell, own: `anchor-${i}` }));
  const graded = LESSON.map((cell, i) => (i % 2 === 0 ? cell : { ...cell, grade: `task-${i}` }));

  it.each([
    ['our id', named],
    ["nbgrader's id", graded]
  ])('find a cell by %s, however it was rewritten and wherever it was moved', (_, release) => {
    const copy = [
      ...release.slice(0, 5),
      ...release.slice(6),
      { ...release[5], source: 'pass  # ?' }
    ];
    expect(place(release, copy)[5]).toBe(10);
  });

  it('that two cells of the copy bear are checked against what the cells say', () => {
    const pasted = { ...named[3], source: 'totally = other(thing)' };
    expect(place(named, [pasted, ...named])[3]).toBe(4);
    expect(place(named, [...named, pasted])[3]).toBe(3);
  });

  it('of another cell keep a cell from being taken for this one', () => {
    const forged: ISourceCell[] = LESSON.map((cell, i) =>
      i === 3 ? { ...cell, own: 'anchor-7' } : { ...named[i] }
    );
    forged[7] = { ...LESSON[7] };
    expect(place(named, forged)[3]).toBeNull();
  });

  it('that the file keeps tell an answer from a cell put in beside it', () => {
    const release = LESSON.map((cell, i) => ({ ...cell, cell: `id${i}` }));
    const copy = release.flatMap((cell, i) =>
      i === 8 ? [code('scratch = 1', { cell: 'new' }), { ...cell, source: 'plot(rain)' }] : [cell]
    );
    expect(place(release, copy)[8]).toBe(9);
  });

  it('that the file keeps tell that a cell is gone, whatever stands in its place', () => {
    const release = LESSON.map((cell, i) => ({ ...cell, cell: `id${i}` }));
    const copy = release.map((cell, i) => (i === 8 ? code('mine = 1', { cell: 'new' }) : cell));
    expect(place(release, copy)[8]).toBeNull();
    expect(place(LESSON, copy)[8]).toBe(8);
  });

  it('that JupyterLab made up at opening say nothing', () => {
    const fresh = (prefix: string): ISourceCell[] =>
      LESSON.map((cell, i) => ({ ...cell, cell: `${prefix}${i}` }));
    expect(place(fresh('a'), fresh('b'))).toEqual(inPlace);
  });
});
