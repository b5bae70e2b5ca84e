/** The pairs that need no weighing: cells of one name, and cells of one text that neither side has twice. */
import type { IEvidence } from './evidence';
import type { IKnownCell } from './types';

/** A cell of fewer shingles may well have been written twice. */
const ENOUGH = 6;
/** Odds from which another cell of the copy could be the same one, edited. */
const RIVAL = Math.exp(2);

export function sureOnes(
  outline: readonly IKnownCell[],
  copy: readonly IKnownCell[],
  evidence: IEvidence
): Map<number, number> {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  const take = (row: number, place: number): void => {
    if (!pairs.has(row) && !taken.has(place)) {
      pairs.set(row, place);
      taken.add(place);
    }
  };
  for (const kind of ['own', 'grade'] as const) {
    onceOnBoth(
      outline.map(cell => cell[kind]),
      copy.map(cell => cell[kind])
    ).forEach(([row, place]) => take(row, place));
  }
  onceOnBoth(
    outline.map(({ type }, row) => textOf(type, evidence.outline[row])),
    copy.map(({ type }, place) => textOf(type, evidence.copy[place]))
  )
    .filter(([row, place]) => evidence.odds(row, place) > 0)
    .filter(([row, place]) =>
      copy.every((_, other) => other === place || evidence.odds(row, other) < RIVAL)
    )
    .forEach(([row, place]) => take(row, place));
  return pairs;
}

/** The most pairs that are in the same order on both sides: their rows, in order. */
export function inOrder(pairs: ReadonlyMap<number, number>): number[] {
  const rows = [...pairs.keys()].sort((a, b) => a - b);
  const places = rows.map(row => pairs.get(row) ?? 0);
  const before: number[] = [];
  const ends: number[] = [];
  places.forEach((place, index) => {
    let length = ends.findIndex(end => places[end] > place);
    length = length === -1 ? ends.length : length;
    before[index] = length === 0 ? -1 : ends[length - 1];
    ends[length] = index;
  });
  const kept: number[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index]) {
    kept.unshift(rows[index]);
  }
  return kept;
}

function textOf(type: string, sketch: IEvidence['outline'][number]): string | undefined {
  return sketch !== null && sketch.size >= ENOUGH ? `${type} ${sketch.exact}` : undefined;
}

function onceOnBoth(
  left: readonly (string | undefined)[],
  right: readonly (string | undefined)[]
): [number, number][] {
  const there = once(right);
  return [...once(left)].flatMap(([name, row]) => {
    const place = there.get(name);
    return place === undefined ? [] : [[row, place] as [number, number]];
  });
}

function once(names: readonly (string | undefined)[]): Map<string, number> {
  const found = new Map<string, number>();
  const twice = new Set<string>();
  names.forEach((name, index) => {
    if (name === undefined) {
      return;
    }
    if (found.has(name)) {
      twice.add(name);
    }
    found.set(name, index);
  });
  twice.forEach(name => found.delete(name));
  return found;
}
