/** What the worker is asked, and what it answers. */
import { align } from './align';
import { know } from './outline';
import type { Alignment, IKnownCell, IOutline, ISourceCell } from './types';

export interface IQuestion {
  readonly cells: readonly ISourceCell[];
  /** What to align the cells to; null when only their fingerprints are wanted. */
  readonly outline: IOutline | null;
}

export interface IAnswer {
  /** The copy's cells, without their text. */
  readonly cells: IKnownCell[];
  readonly alignment: Alignment | null;
}

export function answer({ cells, outline }: IQuestion): IAnswer {
  const known = cells.map(know);
  return { cells: known, alignment: outline === null ? null : align(outline, known) };
}
