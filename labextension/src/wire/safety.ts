/** What is said about reports, hidden posts, earlier texts, blocks, the rules of a course and the record. */
import type { Byline, IPerson } from './types';

/** Why a post is hidden; all but the cause is for its author and the staff. */
export interface IHidden {
  cause: 'reports' | 'staff';
  by?: IPerson;
  reason?: string;
  /** Why its author asks for another look. */
  appeal?: string;
  /** Why it stays hidden after that look. */
  answer?: string;
}

/** For the staff: how many asked them to look at a post, and what some of them added. */
export interface IReports {
  count: number | 'few';
  lines: string[];
}

export interface IRevision {
  revision: number;
  body: string;
  at: string;
  /** Who wrote this text, if it was not the author. */
  by: IPerson | null;
}

export interface IHistory {
  revisions: IRevision[];
}

/** Somebody by name, or an alias in a thread. */
export interface IBlock {
  id: string;
  who: Byline;
  at: string;
  thread: string | null;
}

export interface IBlocks {
  blocks: IBlock[];
}

/** How a course wants its talk to be. */
export interface IRules {
  course: string;
  /** Markdown that people agree to before they write. */
  agreement: string | null;
  version: number;
  /** The reader has nothing to agree to before they write. */
  agreed: boolean;
  /** Learners may write without their names, where a cell does not say otherwise. */
  nameless: boolean;
  /** Why the reader writes under their name from now on; nobody else is told. */
  named: string | null;
  hide_after: number;
}

export type RulesChange = Partial<Pick<IRules, 'agreement' | 'nameless' | 'hide_after'>>;

export type Act =
  | 'edit'
  | 'delete'
  | 'hide'
  | 'show'
  | 'keep_hidden'
  | 'unmask'
  | 'names_on'
  | 'names_off'
  | 'course_names_on'
  | 'course_names_off'
  | 'cell_names_on'
  | 'cell_names_off'
  | 'agreement'
  | 'reports'
  | 'close'
  | 'open'
  | 'role';

/** Something that somebody of the staff did. */
export interface IEntry {
  id: number;
  act: Act;
  by: IPerson;
  at: string;
  thread: string | null;
  post: string | null;
  why: string | null;
}

export interface IAudit {
  /** Newest first. */
  entries: IEntry[];
  more: boolean;
}
