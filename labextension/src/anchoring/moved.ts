/** Finds cells that were moved: among what found no place in order, by likeness and by the neighbours they took along. */
import type { IEvidence } from './evidence';
import { leftOver, mayBeCopy, type Pair } from './rivals';

/** Weight beside 1 for a cell of the copy being new; most moves are short ones. */
const MOVED = 0.05;
const MOVED_NEARBY = 0.25;
const NEARBY = 4;
/** A neighbour of old is a neighbour still. */
const NEIGHBOUR = 40;
/** A new cell is often a copy of another one. */
const COPY = 0.005;
/** How probable a pair must be. */
const SURE = 0.96;

/** Adds the pairs it finds. Each one found makes its neighbours more probable: so it looks again until there is none. */
export function findMoved(pairs: Map<number, number>, evidence: IEvidence): void {
  let found: Pair[];
  do {
    found = probableOnes(pairs, evidence);
    found.forEach(([row, place]) => pairs.set(row, place));
  } while (found.length > 0);
}

/** The pairs that outweigh all others of their cells together: no cell can be in two of them. */
function probableOnes(pairs: ReadonlyMap<number, number>, evidence: IEvidence): Pair[] {
  const expected = expectedPlaces(pairs, evidence.outline.length);
  const { freeRows, freePlaces } = leftOver(pairs, evidence);
  const weights = freeRows.map(row =>
    freePlaces.map(place => {
      const isBeside = [-1, 1].some(step => pairs.get(row + step) === place + step);
      const moved = Math.abs(place - expected[row]) <= NEARBY ? MOVED_NEARBY : MOVED;
      return moved * evidence.odds(row, place) * (isBeside ? NEIGHBOUR : 1);
    })
  );
  const ofRows = weights.map(sum);
  return freePlaces.flatMap((place, column) => {
    const ofPlace = sum(weights.map(row => row[column]));
    const copied = COPY * sum(Array.from(pairs.keys(), row => evidence.odds(row, place)));
    return freeRows
      .filter((row, index) => {
        const own = weights[index][column];
        const all = 1 + ofRows[index] + ofPlace - own + copied;
        return own / all >= SURE && !mayBeCopy(row, place, freePlaces, evidence);
      })
      .map((row): Pair => [row, place]);
  });
}

/** Where each cell of the outline would be if nothing had happened since the one above it that has a place. */
function expectedPlaces(pairs: ReadonlyMap<number, number>, height: number): number[] {
  let next = 0;
  return Array.from({ length: height }, (_, row) => {
    const place = pairs.get(row) ?? next;
    next = place + 1;
    return place;
  });
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);
