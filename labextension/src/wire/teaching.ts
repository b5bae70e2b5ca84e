/** What teachers work with: where it was hard, and prompts that appear at their time. */
import type { IPerson, IVoices } from './types';

/** A count of which nothing is said but that it is one or two, or by one or two. */
export type Roughly = number | 'few';

/** A cell that somebody found hard. */
export interface IHardHere {
  anchor: string;
  voices: IVoices;
}

/** A cell in a list. Only a discussion has a title: the service has no other cell's text. */
export interface ICell {
  notebook: string;
  anchor: string;
  /** `earlier`: of an earlier release of its notebook. */
  sort: 'discussion' | 'reading' | 'code' | 'earlier';
  /** Its place in the notebook, from 1. */
  n: number | null;
  title: string;
}

export interface IHardCell {
  cell: ICell;
  others: Roughly;
}

export interface IDifficulty {
  /** Found hard by most people first. */
  hard: IHardCell[];
  /** Cells at which nobody has said a word. */
  quiet: ICell[];
}

/** What a prompt is to be. */
export interface INewPrompt {
  notebook: string;
  anchor: string;
  body: string;
  at: string;
}

export interface IPrompt extends INewPrompt {
  /** Also that of the thread that it starts, once it is published. */
  id: string;
  by: IPerson;
  state: 'scheduled' | 'published' | 'held';
  /** Why it is held. */
  problem: string | null;
}

/** How a prompt did, for the whole course. */
export interface IEcho {
  notebook: string;
  anchor: string;
  /** Null for the prompt of the discussion cell itself. */
  prompt: string | null;
  replies: Roughly;
  /** Replies to replies. */
  deeper: Roughly;
}

export interface ICalendar {
  prompts: IPrompt[];
  echoes: IEcho[];
}
