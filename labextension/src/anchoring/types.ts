/** The data that anchoring takes and gives: plain, so that it can be stored, sent, and handed to a worker. */
import type { Fingerprint } from './fingerprint';

export type CellType = 'code' | 'markdown' | 'raw';

/** Names that a cell may carry. None is needed. */
export interface ICellNames {
  /** Our own id, from the cell's metadata. */
  readonly own?: string;
  /** nbgrader's `grade_id`. */
  readonly grade?: string;
  /** nbformat's id, from the file. JupyterLab makes one up where there is none: a match says much, a miss nothing. */
  readonly cell?: string;
}

/** A cell as it lies in somebody's copy. */
export interface ISourceCell extends ICellNames {
  readonly type: CellType;
  readonly source: string;
}

/** A cell as it can be compared, without its text. */
export interface IKnownCell extends ICellNames {
  readonly type: CellType;
  readonly fingerprint: Fingerprint;
}

export interface IOutlineCell extends IKnownCell {
  readonly anchor: string;
}

/** The reference outline of a notebook: what its cells are, in their order, in one release. */
export interface IOutline {
  readonly version: 1;
  /** Counted from 1. */
  readonly release: number;
  readonly cells: readonly IOutlineCell[];
}

/** For each cell of an outline, in its order: which cell of the copy it is, or null. No cell of the copy twice. */
export type Alignment = readonly (number | null)[];
