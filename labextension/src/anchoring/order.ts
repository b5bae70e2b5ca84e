/**
 * The cells of an outline beside those of a copy, in the same order on both sides: how probable each pair is when all
 * ways of laying them side by side are weighed (a pair hidden Markov model, forward and backward). A pair that has a
 * rival comes out improbable, however well it fits: that is how doubt is seen.
 */
import type { IEvidence } from './evidence';

/** Weights beside 1 for a cell that stayed: a cell deleted, a cell inserted; and for one more of the same. */
const DELETED = 0.06;
const DELETED_MORE = 0.25;
const INSERTED = 0.06;
const INSERTED_MORE = 0.25;
/** How many of the inserted cells are copies of the cell above them. */
const COPY_BELOW = 0.5;
/** How often a cell that is like one elsewhere was moved: a deletion here and an insertion there, each half of it. */
const MOVED = 0.03;
const half = (odds: number): number => Math.sqrt(MOVED * Math.min(odds, 100));

/** A stretch of both sides; the cell before it, in the outline, has its pair already. */
export interface IStretch {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly above: number | null;
}

export interface IRivals {
  /** The best odds that a cell of the outline, or of the copy, has anywhere. */
  readonly rows: ArrayLike<number>;
  readonly columns: ArrayLike<number>;
}

const STATES = 3;
const [STAY, INSERT, DELETE] = [0, 1, 2];

/** The probability of each pair, by row and column of the stretch. */
export function pairUp(stretch: IStretch, evidence: IEvidence, rivals: IRivals): Float64Array[] {
  const { rows, columns, above } = stretch;
  const width = columns.length + 1;
  const stay = (r: number, c: number): number => evidence.odds(rows[r], columns[c]);
  const remove = (r: number): number => 1 + half(rivals.rows[rows[r]]);
  const add = (r: number, c: number): number => {
    const over = r > 0 ? rows[r - 1] : above;
    const copied = over === null ? 1 : evidence.odds(over, columns[c]);
    return 1 - COPY_BELOW + COPY_BELOW * copied + half(rivals.columns[columns[c]]);
  };
  /** How a step leads from one state to the next; what was deleted comes after what was inserted there. */
  const steps = [
    [1, INSERTED, DELETED],
    [1, INSERTED_MORE, DELETED],
    [1, 0, DELETED_MORE]
  ];

  const forward = table(rows.length, width);
  const scales = new Float64Array(rows.length + 1);
  forward[0][STAY] = 1;
  for (let r = 0; r <= rows.length; r++) {
    const [row, before] = [forward[r], forward[r - 1] as Float64Array | undefined];
    for (let c = 0; c < width; c++) {
      const at = c * STATES;
      for (let from = 0; from < STATES; from++) {
        if (before !== undefined && c > 0) {
          row[at + STAY] += before[at - STATES + from] * steps[from][STAY] * stay(r - 1, c - 1);
        }
        if (c > 0) {
          row[at + INSERT] += row[at - STATES + from] * steps[from][INSERT] * add(r, c - 1);
        }
        if (before !== undefined) {
          row[at + DELETE] += before[at + from] * steps[from][DELETE] * remove(r - 1);
        }
      }
    }
    scales[r] = (r > 0 ? scales[r - 1] : 0) + scale(row);
  }
  const all = Math.log(sumOf(forward[rows.length].subarray(-STATES))) + scales[rows.length];

  const backward = table(rows.length, width);
  backward[rows.length].fill(1, (width - 1) * STATES);
  const pairs: Float64Array[] = [];
  let scaled = 0;
  for (let r = rows.length; r >= 0; r--) {
    const [row, after] = [backward[r], backward[r + 1] as Float64Array | undefined];
    for (let c = width - 1; c >= 0; c--) {
      const at = c * STATES;
      for (let from = 0; from < STATES; from++) {
        if (after !== undefined && c < width - 1) {
          row[at + from] += after[at + STATES + STAY] * steps[from][STAY] * stay(r, c);
        }
        if (c < width - 1) {
          row[at + from] += row[at + STATES + INSERT] * steps[from][INSERT] * add(r, c);
        }
        if (after !== undefined) {
          row[at + from] += after[at + DELETE] * steps[from][DELETE] * remove(r);
        }
      }
    }
    scaled += scale(row);
    if (r > 0) {
      pairs.unshift(share(forward[r], row, all - scales[r] - scaled));
    }
  }
  return pairs;
}

function table(height: number, width: number): Float64Array[] {
  return Array.from({ length: height + 1 }, () => new Float64Array(width * STATES));
}

/** Brings the largest number of a row to 1, and gives the logarithm of what that took. */
function scale(row: Float64Array): number {
  const most = row.reduce((a, b) => Math.max(a, b), 0);
  if (most === 0) {
    return 0;
  }
  row.forEach((value, index) => (row[index] = value / most));
  return Math.log(most);
}

/**
 * A cell of the outline is with one of the copy's, or deleted, which it is in some column: that adds up to all there
 * is. Where it does not, numbers were lost on the way, and nothing is known.
 */
function share(forward: Float64Array, backward: Float64Array, all: number): Float64Array {
  const pairs = new Float64Array(forward.length / STATES - 1);
  let total = 0;
  for (let at = 0; at < forward.length; at += STATES) {
    const stayed = forward[at + STAY] * backward[at + STAY];
    total += stayed + forward[at + DELETE] * backward[at + DELETE];
    if (at > 0) {
      pairs[at / STATES - 1] = stayed;
    }
  }
  return Math.abs(Math.log(total) - all) < 0.001 ? pairs.map(pair => pair / total) : pairs.fill(0);
}

const sumOf = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);
