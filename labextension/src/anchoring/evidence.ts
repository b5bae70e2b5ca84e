/** How much speaks for it that a cell of a copy is a certain cell of the outline, before their places are looked at. */
import { readFingerprint, type ISketch } from './fingerprint';
import { Likeness } from './likeness';
import { Names } from './names';
import type { CellType, IKnownCell } from './types';

const TYPES: readonly CellType[] = ['code', 'markdown', 'raw'];
/** However alike two cells are: somebody may have copied one. */
const MUCH = 10;
/** What a difference counts among those that are that much alike. */
const BEHIND = 0.6;

export interface IEvidence {
  readonly outline: readonly (ISketch | null)[];
  readonly copy: readonly (ISketch | null)[];
  /** The odds of a pair; 0 where it cannot be, 1 where nothing is known. */
  odds(row: number, place: number): number;
  /** The same as a logarithm and without a limit: to see which of two is the better one. */
  weight(row: number, place: number): number;
}

export function gather(outline: readonly IKnownCell[], copy: readonly IKnownCell[]): IEvidence {
  const sketches = {
    outline: outline.map(cell => readFingerprint(cell.fingerprint)),
    copy: copy.map(cell => readFingerprint(cell.fingerprint))
  };
  const names = new Names(outline, copy);
  const width = copy.length;
  const weights = new Float64Array(outline.length * width).fill(-Infinity);
  for (const type of TYPES) {
    const rows = placesOf(outline, type);
    const places = placesOf(copy, type);
    const likeness = new Likeness(
      rows.map(row => sketches.outline[row]),
      places.map(place => sketches.copy[place]),
      type
    );
    for (const row of rows) {
      const alike = likeness.of(sketches.outline[row]);
      places.forEach((place, index) => {
        const named = names.compare(outline[row], copy[place]);
        weights[row * width + place] = named === null ? -Infinity : named + alike[index];
      });
    }
  }
  const odds = limited(weights, outline.length, width);
  return {
    ...sketches,
    odds: (row, place) => odds[row * width + place],
    weight: (row, place) => weights[row * width + place]
  };
}

function placesOf(cells: readonly IKnownCell[], type: CellType): number[] {
  return [...cells.keys()].filter(place => cells[place].type === type);
}

/** Odds up to a limit. Of several that would be above it the best one is at it, and the others as far behind. */
function limited(weights: Float64Array, height: number, width: number): Float64Array {
  const rows = new Float64Array(height).fill(-Infinity);
  const places = new Float64Array(width).fill(-Infinity);
  const odds = new Float64Array(weights.length);
  for (let row = 0; row < height; row++) {
    for (let place = 0; place < width; place++) {
      const weight = weights[row * width + place];
      rows[row] = Math.max(rows[row], weight);
      places[place] = Math.max(places[place], weight);
    }
  }
  for (let row = 0; row < height; row++) {
    for (let place = 0; place < width; place++) {
      const weight = weights[row * width + place];
      const best = Math.max(rows[row], places[place]);
      const least = best <= MUCH ? weight : Math.min(weight, MUCH - (best - weight) * BEHIND);
      odds[row * width + place] = Math.exp(least);
    }
  }
  return odds;
}
