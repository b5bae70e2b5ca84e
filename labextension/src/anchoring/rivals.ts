/** Pairs that fit by their places, but where a cell that is left over fits better by what it says. */
import type { IEvidence } from './evidence';

/** How much better, as a logarithm of odds, another cell of the outline, or of the copy, has to fit to raise doubt. */
const OTHER_ROW = 0.5;
const OTHER_PLACE = 1.5;

/** Copies are put below what they are copies of: a cell this much alike and close above may be the one that was there. */
const ALIKE = 2;
const CLOSE = 3;

export type Pair = readonly [row: number, place: number];

/** The pairs that stand up to what neither they nor the sure ones have taken. */
export function withoutRivals(
  found: readonly Pair[],
  sure: ReadonlyMap<number, number>,
  evidence: IEvidence
): Pair[] {
  const { weight } = evidence;
  const { freeRows, freePlaces } = leftOver(new Map([...sure, ...found]), evidence);
  return found.filter(
    ([row, place]) =>
      freeRows.every(other => weight(other, place) <= weight(row, place) + OTHER_ROW) &&
      freePlaces.every(other => weight(row, other) <= weight(row, place) + OTHER_PLACE) &&
      !mayBeCopy(row, place, freePlaces, evidence)
  );
}

/** Whether a cell left over close above is alike as well. */
export function mayBeCopy(
  row: number,
  place: number,
  freePlaces: readonly number[],
  { weight }: IEvidence
): boolean {
  return freePlaces.some(
    other => other < place && place - other <= CLOSE && weight(row, other) > ALIKE
  );
}

/** The cells of both sides that have no pair. */
export function leftOver(
  pairs: ReadonlyMap<number, number>,
  { outline, copy }: IEvidence
): { freeRows: number[]; freePlaces: number[] } {
  const taken = new Set(pairs.values());
  return {
    freeRows: [...outline.keys()].filter(row => !pairs.has(row)),
    freePlaces: [...copy.keys()].filter(place => !taken.has(place))
  };
}
