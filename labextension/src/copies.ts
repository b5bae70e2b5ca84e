/** Where features meet about copies of notebooks; `tokens.ts` hands these on. */
import type { ISignal } from '@lumino/signaling';

import type { ICopy, INotebookOutline, ISharing, IShelfNotebook } from './wire/outlines';
import type * as Wire from './wire/types';

/** What the cells of a course's notebooks are, as fingerprints. Throws a `Refusal`. */
export interface IOutlines {
  /** A notebook whose outline may be another now; null: which notebooks there are. */
  readonly changed: ISignal<IOutlines, string | null>;
  /** The notebooks of the course, to find which of them an unmarked copy is. */
  shelf(): Promise<readonly IShelfNotebook[]>;
  of(notebook: string): Promise<INotebookOutline>;
  /** Until the staff share an outline: what the reader's copy holds. */
  say(notebook: string, copy: ICopy): Promise<INotebookOutline>;
  /** Staff: shares the next release. */
  share(notebook: string, sharing: ISharing): Promise<INotebookOutline>;
}

/** A copy of a notebook that lies open in this page. */
export interface IOpenCopy {
  /** Whether one can ask at this anchor in it. */
  holds(anchor: string): boolean;
  /** Tells the service what it holds, where the service has to know before somebody can ask. */
  say(): Promise<void>;
  readonly changed: ISignal<IOpenCopy, void>;
}

/** What is said and what is being written in one notebook, whatever cell it belongs to. */
export interface ITalk {
  readonly course: string;
  readonly notebook: string;
  readonly threads: readonly Wire.IThreadForMe[];
  /** How many threads of a cell are only at the service. */
  earlier(anchor: string): number;
  /** New threads that were begun and not posted, by anchor. */
  readonly drafts: ReadonlyMap<string, string>;
  readonly changed: ISignal<ITalk, void>;
  /** Loads what is said, if that was not done yet. */
  load(): void;
  /** The person goes on writing at another cell, maybe because the notebook turned out to be another one. */
  moveDraft(from: string, to: string, notebook?: string): void;
  /** Whoever asked, or the staff, attach a thread to another cell. Throws a `Refusal`. */
  attach(thread: string, anchor: string): Promise<void>;
}

/** Threads, and drafts of them, whose cell is not surely in the reader's copy. */
export interface IStrays {
  readonly course: string;
  readonly notebook: string;
  readonly threads: readonly Wire.IThreadForMe[];
  readonly drafts: ReadonlyMap<string, string>;
  /** The active cell's title: where they would go; null if nobody could find them there. */
  readonly target: string | null;
  /** The list is unfolded. */
  readonly isOpen: boolean;
  readonly changed: ISignal<IStrays, void>;
  unfold(isOpen: boolean): void;
  mayAttach(thread: Wire.IThreadForMe): boolean;
  /** Attaches a thread to the active cell, and shows it there. Throws a `Refusal`. */
  attach(thread: string): Promise<void>;
  /** The person goes on writing at the active cell. */
  continueAt(anchor: string): Promise<void>;
}
