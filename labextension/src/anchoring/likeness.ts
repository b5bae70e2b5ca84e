/**
 * How alike two cells are, as the logarithm of odds: shingles that few cells have weigh much, those that all cells of
 * the notebook have weigh nothing.
 */
import { MARKS, type ISketch } from './fingerprint';
import type { CellType } from './types';

/** How probable it is that a shingle of a cell is still in it after edits. */
const STAYS = 0.85;
/** Even what no other cell has may be written again, by somebody who works at that cell. */
const AGAIN = 0.05;
/** Shingles overlap and go together: each says less than it would alone. */
const TOGETHER = 0.5;
/** How often a cell is not written anew from scratch. */
const RECOGNISABLE: Record<CellType, number> = { code: 0.95, markdown: 0.98, raw: 0.98 };
/** An empty cell is far more often a new one than one that was emptied. */
const EMPTIED = -4;
/** The same text says more than the same words; that a cell is empty still, or still a placeholder, says little. */
const SAME_TEXT = 2;
const SAME_NOTHING = 0.5;

/** Of one type of cells: what others say, and in which words, has no bearing on these. */
export class Likeness {
  constructor(
    outline: readonly (ISketch | null)[],
    copy: readonly (ISketch | null)[],
    type: CellType
  ) {
    this._copy = copy;
    this._rewritten = 1 - RECOGNISABLE[type];
    copy.forEach((sketch, place) => {
      new Set(sketch?.marks).forEach(mark => this._places[mark].push(place));
    });
    const counts = new Float64Array(MARKS);
    outline.forEach(sketch => new Set(sketch?.marks).forEach(mark => (counts[mark] += 1)));
    const others = Math.max(1, outline.length - 1);
    counts.forEach((count, mark) => {
      const elsewhere = AGAIN + (1 - AGAIN) * Math.max(0, (count - 1) / others);
      this._present[mark] = TOGETHER * Math.log(STAYS / elsewhere);
      this._absent[mark] = TOGETHER * Math.log((1 - STAYS) / (1 - Math.min(elsewhere, STAYS)));
    });
  }

  /** How alike a cell of the outline is to each cell of the copy: not at all to what cannot be read. */
  of(cell: ISketch | null): Float64Array {
    const alike = new Float64Array(this._copy.length).fill(-Infinity);
    if (cell === null) {
      return alike;
    }
    const sums = this._sums(cell);
    this._copy.forEach((other, place) => {
      if (other === null) {
        return;
      }
      const same = cell.exact === other.exact;
      if (cell.size === 0) {
        alike[place] = same ? SAME_NOTHING : 0;
      } else if (other.size === 0) {
        alike[place] = EMPTIED;
      } else {
        const recognised = (1 - this._rewritten) * Math.exp(sums[place]);
        alike[place] = Math.log(recognised + this._rewritten) + (same ? SAME_TEXT : 0);
      }
    });
    return alike;
  }

  /** For each cell of the copy, what the shingles say that are there, and those that are not. */
  private _sums({ size, marks }: ISketch): Float64Array {
    const absent = new Float64Array(marks.length + 1);
    marks.forEach((mark, index) => (absent[index + 1] = absent[index] + this._absent[mark]));
    // Of a longer cell a smaller part is kept: only that part of ranks can be looked for in the other one.
    const seen = Int32Array.from(this._copy, other =>
      other === null || other.size === 0
        ? 0
        : Math.min(marks.length, Math.ceil((size * other.marks.length) / other.size))
    );
    const sums = Float64Array.from(seen, count => absent[count]);
    marks.forEach((mark, index) => {
      const gain = this._present[mark] - this._absent[mark];
      for (const place of this._places[mark]) {
        if (index < seen[place]) {
          sums[place] += gain;
        }
      }
    });
    return sums;
  }

  private readonly _copy: readonly (ISketch | null)[];
  private readonly _rewritten: number;
  /** Which cells of the copy have a shingle. */
  private readonly _places = Array.from({ length: MARKS }, (): number[] => []);
  /** What a shingle says by being there, and by being gone. */
  private readonly _present = new Float64Array(MARKS);
  private readonly _absent = new Float64Array(MARKS);
}
