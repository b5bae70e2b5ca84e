/** Where features meet about the places at which people talk; `tokens.ts` hands these on. */
import type { ICellModel } from '@jupyterlab/cells';

/** The text of a prompt, and of the cells right above it. */
export interface IPromptText {
  readonly source: string;
  readonly above: string;
  /** Writes another text in its place; undoing in the cell brings back the old one. */
  write(source: string): void;
}

/** A cell at which people talk, as the notebook around it knows it. */
export interface IPlace {
  /** Null where the notebook does not name one. */
  readonly course: string | null;
  /** Null where the author's page has not given the notebook an id yet. */
  readonly notebook: string | null;
  readonly anchor: string;
  /** The prompt's heading or first words; follows the author's typing. */
  readonly title: string;
  /** Where the cell is a prompt, which its author can write anew. */
  readonly prompt?: IPromptText;
  /** The cell that people talk about here, as it is in the reader's own copy; null if there is none. */
  cell?(): ICellModel | null;
  /** Staff: opens the notebook's discussion cells for a course. */
  open(course: string): Promise<void>;
}

/** How a test of nbgrader's fails, as the learner sees it anyhow. */
export interface IFailure {
  /** Its name in the assignment. */
  test: string;
  error: string;
  message: string;
}

/** A place where people talk with the staff only. */
export interface IAside extends IPlace {
  /** At a test: how it fails now; null if it does not. */
  failure?(): IFailure | null;
}
