import { beforeEach, describe, expect, it } from 'vitest';

import { answer } from '../../src/anchoring/answer';
import { firstOutline, know } from '../../src/anchoring/outline';
import type { IOutline, ISourceCell } from '../../src/anchoring/types';
import { BY_ITSELF, hashesOf } from '../../src/cells/hashes';
import { Placing, type IHeldCell } from '../../src/cells/placing';

const code = (source: string): ISourceCell => ({ type: 'code', source });
const text = (source: string): ISourceCell => ({ type: 'markdown', source });

const LESSON = [
  text('# Galton board\n\nBalls fall through rows of pins and land in a heap.'),
  code('def walk(pins, p):\n    return sum(random() < p for _ in range(pins))'),
  text('## Many balls\n\nHow wide does the heap become, and has it one top?'),
  code('heap = [walk(12, 0.5) for _ in range(500)]\nprint(mean(heap), max(heap))')
];
const OUTLINE = firstOutline(LESSON.map(know));
const WALK = OUTLINE.cells[1].anchor;
const HEAP = OUTLINE.cells[3].anchor;

const swap = (at: number, cell: ISourceCell): ISourceCell[] =>
  LESSON.map((other, index) => (index === at ? cell : other));

const held = (sources: readonly ISourceCell[], keys = 'abcdefgh'): IHeldCell[] =>
  sources.map((source, at) => ({ key: keys[at], source, fixed: null }));

let placing: Placing;

beforeEach(() => {
  placing = new Placing(question => Promise.resolve(answer(question)));
});

const place = (cells: readonly IHeldCell[], outline: IOutline | null = OUTLINE) =>
  placing.place(cells, outline).then(placement => placement!);

describe('a copy that is lined up with an outline', () => {
  it('has the anchors of the outline, cell by cell', async () => {
    const { anchors } = await place(held(LESSON));
    expect([...anchors.values()]).toEqual(OUTLINE.cells.map(({ anchor }) => anchor));
  });

  it('keeps an anchor at its cell, however it is edited while the notebook is open', async () => {
    await place(held(LESSON));
    const cells = held(swap(1, code('import turtle\nturtle.forward(50)\nturtle.done()')));
    expect((await place(cells)).places.get(WALK)).toBe('b');
  });

  it('does not guess for a cell that was rewritten before the notebook was opened', async () => {
    const mine = [code('import turtle\nturtle.forward(50)'), code('plt.hist(data, bins=40)')];
    const cells = held([LESSON[0], ...mine, LESSON[2], LESSON[3]]);
    expect((await place(cells)).places.has(WALK)).toBe(false);
  });

  it('keeps an anchor where it was when the cell is copied', async () => {
    await place(held(LESSON));
    const cells = held([LESSON[0], LESSON[1], ...LESSON.slice(1)], 'axbcd');
    expect((await place(cells)).places.get(WALK)).toBe('b');
  });

  it('lets go of an anchor when its cell is deleted, and takes it up when that is undone', async () => {
    await place(held(LESSON));
    const without = held(LESSON).filter(({ key }) => key !== 'd');
    expect((await place(without)).places.has(HEAP)).toBe(false);
    expect((await place(held(LESSON))).places.get(HEAP)).toBe('d');
  });

  it('goes along with cells that are moved', async () => {
    await place(held(LESSON));
    const moved = held([LESSON[3], LESSON[0], LESSON[1], LESSON[2]], 'dabc');
    expect((await place(moved)).places.get(HEAP)).toBe('d');
  });

  it('gives no anchor to a cell that only this copy has', async () => {
    const { anchors } = await place(held([...LESSON, code('# my own\n1 + 1')]));
    expect(anchors.has('e')).toBe(false);
  });

  it('takes no anchor twice, where two cells claim one name', async () => {
    const outline = firstOutline([{ ...know(LESSON[1]), own: 'walk' }, know(LESSON[3])]);
    const forged = held([
      { ...LESSON[3], own: 'walk' },
      { ...LESSON[1], own: 'walk' }
    ]);
    const { anchors, places } = await place(forged, outline);
    expect(new Set(anchors.values()).size).toBe(anchors.size);
    expect(places.get('walk')).not.toBe('a');
  });
});

describe('a copy of a notebook that nobody has shared', () => {
  const hash = (at: number): string => BY_ITSELF + hashesOf(LESSON.map(know))[at];

  it('has the anchors that cells have by themselves, and none at an empty cell', async () => {
    const { anchors } = await place(held([...LESSON, code('')]), null);
    expect([...anchors.values()]).toEqual(LESSON.map((_, at) => hash(at)));
  });

  it('still has them after a cell was edited, since it is known as it was', async () => {
    await place(held(LESSON), null);
    const { anchors, said } = await place(held(swap(3, code('heap = []'))), null);
    expect(anchors.get('d')).toBe(hash(3));
    expect(hashesOf(said)).toEqual(hashesOf(LESSON.map(know)));
  });

  it('still has them in a page that is opened later, if the copy was told of', async () => {
    const { said } = await place(held(LESSON), null);
    const hashes = hashesOf(said);
    const remembered: IOutline = {
      version: 1,
      release: 1,
      cells: said.map((cell, at) => ({ ...cell, anchor: BY_ITSELF + hashes[at] }))
    };
    placing = new Placing(question => Promise.resolve(answer(question)), remembered);
    const later = swap(3, code('heap = [walk(12, 0.5) for _ in range(5000)]\nprint(mean(heap))'));
    expect((await place(held(later, 'stuv'), null)).anchors.get('v')).toBe(hash(3));
  });

  it('finds threads from before the staff shared it at the very same cells', async () => {
    const other = firstOutline(LESSON.map((cell, at) => ({ ...know(cell), grade: `g${at}` })));
    const { places, anchors } = await place(held(LESSON), other);
    expect(places.get(hash(1))).toBe('b');
    expect(anchors.get('b')).not.toBe(hash(1));
  });
});

it('a later call overtakes one that is still under way', async () => {
  const first = placing.place(held(LESSON), OUTLINE);
  const second = placing.place(held(LESSON.slice(1)), OUTLINE);
  expect(await first).toBeNull();
  expect((await second)?.anchors.size).toBe(3);
});

it('a discussion cell keeps the anchor that it names, and nothing else takes it', async () => {
  const cells = held(LESSON).map(cell => (cell.key === 'c' ? { ...cell, fixed: 'end' } : cell));
  const { anchors, places } = await place(cells);
  expect(anchors.get('c')).toBe('end');
  expect(places.get('end')).toBe('c');
});
