/** Holds an alignment against what the learner really did. */
import type { Alignment } from '../../../src/anchoring/types';
import type { ICopyCell } from './learner';

export interface IScore {
  /** Cells of the notebook; each could have a thread. */
  threads: number;
  /** Of these, how many sit at a cell that did not come from theirs. */
  wrong: number;
  /** Cells that are still there: in one piece, in pieces, or with another one merged into them. */
  surviving: number;
  kept: number;
  /** Cells that the learner put in. */
  added: number;
  takenOver: number;
}

export const NOTHING: IScore = {
  threads: 0,
  wrong: 0,
  surviving: 0,
  kept: 0,
  added: 0,
  takenOver: 0
};

export function score(alignment: Alignment, copy: readonly ICopyCell[]): IScore {
  const surviving = new Set(copy.flatMap(({ from }) => from.slice(0, 1)));
  const result = { ...NOTHING, threads: alignment.length, surviving: surviving.size };
  result.added = copy.filter(({ from }) => from.length === 0).length;
  alignment.forEach((place, cell) => {
    if (place === null) {
      return;
    }
    const { from } = copy[place];
    if (!from.includes(cell)) {
      result.wrong += 1;
      result.takenOver += from.length === 0 ? 1 : 0;
    } else if (surviving.has(cell)) {
      result.kept += 1;
    }
  });
  return result;
}

export function total(scores: readonly IScore[]): IScore {
  return scores.reduce((sum, one) => {
    const keys = Object.keys(sum) as (keyof IScore)[];
    return Object.fromEntries(keys.map(key => [key, sum[key] + one[key]])) as unknown as IScore;
  }, NOTHING);
}
