/** What a page and the service say to each other about the cells of notebooks: docs/wire.md in types. */
import type { IKnownCell, IOutline } from '../anchoring/types';

/** A notebook of the course, with what it takes to find which of them an unmarked copy is. */
export interface IShelfNotebook {
  id: string;
  title: string;
  path: string;
  /** 0 until staff shared an outline. */
  release: number;
  hashes: string[];
}

export interface IShelf {
  course: string;
  notebooks: IShelfNotebook[];
}

export interface INotebookOutline {
  /** Release 0 is what copies agree on. */
  outline: IOutline | null;
  agreed: boolean;
}

/** What a copy holds: its cells, or only their hashes. */
export interface ICopy {
  title: string;
  path: string;
  cells?: IKnownCell[];
  hashes?: string[];
}

export interface ISharing {
  title: string;
  path: string;
  outline: IOutline;
}
