/**
 * Which cell of a copy is which cell of the outline. Sure ones first; between them order and neighbours; then what was
 * moved. A cell that cannot be placed surely is placed nowhere: a thread without a cell can be attached by hand, one
 * at a wrong cell misleads a class.
 */
import { gather } from './evidence';
import { findMoved } from './moved';
import { pairUp, type IStretch } from './order';
import { withoutRivals } from './rivals';
import { inOrder, sureOnes } from './sure';
import type { Alignment, IKnownCell, IOutline } from './types';

/** Two notebooks of 1,500 cells. With more pairs to compare a worker could run out of memory: then nothing is placed. */
const MOST_PAIRS = 1500 ** 2;
/** How probable a pair must be. */
const SURE = 0.94;

export function align({ cells }: Pick<IOutline, 'cells'>, copy: readonly IKnownCell[]): Alignment {
  if (cells.length * copy.length > MOST_PAIRS) {
    return cells.map(() => null);
  }
  const evidence = gather(cells, copy);
  const pairs = sureOnes(cells, copy, evidence);
  const rivals = {
    rows: cells.map((_, row) => most(copy.map((_, place) => evidence.odds(row, place)))),
    columns: copy.map((_, place) => most(cells.map((_, row) => evidence.odds(row, place))))
  };
  const found = stretches(pairs, cells.length, copy.length).flatMap(stretch =>
    pairUp(stretch, evidence, rivals).flatMap((shares, r) => {
      const c = shares.findIndex(share => share >= SURE);
      return c === -1 ? [] : [[stretch.rows[r], stretch.columns[c]] as [number, number]];
    })
  );
  withoutRivals(found, pairs, evidence).forEach(([row, place]) => pairs.set(row, place));
  findMoved(pairs, evidence);
  return cells.map((_, row) => pairs.get(row) ?? null);
}

/** What lies between sure pairs in order, on both sides. What is surely elsewhere is left out. */
function stretches(pairs: ReadonlyMap<number, number>, height: number, width: number): IStretch[] {
  const taken = new Set(pairs.values());
  const fixed = inOrder(pairs);
  return [-1, ...fixed].map((row, index) => {
    const end = fixed.at(index) ?? height;
    const place = pairs.get(row) ?? -1;
    const last = pairs.get(end) ?? width;
    return {
      above: row === -1 ? null : row,
      rows: between(row, end).filter(each => !pairs.has(each)),
      columns: between(place, last).filter(each => !taken.has(each))
    };
  });
}

function between(before: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - before - 1) }, (_, index) => before + 1 + index);
}

const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);
