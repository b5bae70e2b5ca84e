/**
 * What a page and the community service say to each other: docs/wire.md in types. No imports from JupyterLab here.
 */
import type { IMentioned } from './notices';
import type { IHardHere } from './teaching';

export type * from './notices';
export type * from './search';
export type * from './teaching';

import type { IPresence } from './here';

export type { IPresence, ISpot } from './here';
import type { IHidden, IReports } from './safety';

export type * from './safety';

export type Role = 'learner' | 'mentor' | 'teaching_assistant' | 'instructor';

export interface IPerson {
  id: string;
  name: string;
  role?: Role;
}

/** Somebody without their name: 0 started the thread, the others are counted from 1. */
export interface IAlias {
  alias: number;
}

/** By whom something is, as readers may know it. */
export type Byline = IPerson | IAlias;

export type Kind = 'question' | 'note' | 'idea' | 'different_view' | 'announcement';

/** How far a question has come: `waiting` is for whoever asked. */
export type State = 'open' | 'answered' | 'waiting' | 'resolved';

export interface ICourse {
  id: string;
  title: string;
  role: Role;
}

export interface ISession {
  token: string;
  expires_in: number;
  renew_in: number;
  now: string;
  version: string;
  person: IPerson;
  courses: ICourse[];
  /** On a single server: whatever course a notebook names, this person is an instructor of it. */
  any_course?: boolean;
  limits: { body: number; undo_seconds: number; file?: number };
}

export type Shown = 'not' | 'counted' | 'named';

/** What a screen reader says by itself of new posts: nothing, what concerns the reader, how many came, or each. */
export type Announce = 'off' | 'mentions' | 'summary' | 'each';

export interface ISettings {
  display_name: string | null;
  hold_posts: boolean;
  /** Whether others see that the person is here; null until they have been asked. */
  shown: Shown | null;
  /** No counts, news or marks. */
  quiet: boolean;
  announce: Announce;
  /** The person has taken the tour, or does not want to. */
  toured: boolean;
}

export interface IMe {
  person: IPerson;
  courses: ICourse[];
  settings: ISettings;
}

/** How an author wants a post to be read. */
export type Tone = 'half_baked' | 'joking' | 'blunt';

/** What is said of a post in a word or two. */
export type ReactionKind = 'thank_you' | 'helped' | 'landed' | 'differently';

/** Those who say so; one or two others are `few`. */
export interface IReaction extends IVoices {
  kind: ReactionKind;
}

export interface IPost {
  id: string;
  thread: string;
  reply_to: string | null;
  n: number;
  author: Byline | null;
  kind: Kind;
  body: string;
  at: string;
  revision: number;
  edited_at: string | null;
  edited_by: IPerson | null;
  deleted: boolean;
  endorsed_by: IPerson[];
  /** Staff who said by hand that they have seen it. */
  seen_by: IPerson[];
  tone?: Tone;
  /** Told when asked, and by no event. */
  reactions?: IReaction[];
  reason?: string;
  /** The reader wrote it without their name. */
  mine?: boolean;
  /** It is not for everybody's eyes; without text and author where it is not for the reader's. */
  hidden?: IHidden;
  reports?: IReports;
  /** Why the staff looked up who wrote it, each time; told to its author only. */
  unmasked?: string[];
  /** The people whom its text names by their ids. */
  mentions?: IMentioned[];
  /** It shows a cell. */
  attached?: boolean;
}

export interface IThread {
  id: string;
  notebook: string;
  anchor: string;
  title: string;
  started_by: Byline | null;
  at: string;
  last_at: string;
  posts: number;
  /** `staff`: the staff, and whoever asked them. */
  audience: 'everyone' | 'staff';
  kind: Kind;
  /** Null in what is no question. */
  state: State | null;
  /** The post that answers it. */
  accepted: string | null;
  pinned: boolean;
  /** Why only the staff can write in it. */
  locked: string | null;
  /** Markdown of the staff, on top. */
  summary: string | null;
  duplicate_of: string | null;
  /** Until when the staff leave the answering to peers. */
  peers_first: string | null;
  /** Its first post is hidden; the title is empty to those whom that is not for. */
  hidden?: boolean;
}

/** What the staff change of a thread; what is left out stays. `peers_first` is in hours. */
export interface IGuidance {
  pinned?: boolean;
  locked?: string | null;
  summary?: string | null;
  duplicate_of?: string | null;
  peers_first?: number | null;
  notebook?: string;
  anchor?: string;
}

/** Those who wonder about the same; one or two others are `few`. */
export interface IVoices {
  mine: boolean;
  others: number | 'few';
}

/** What the reader said of a thread, for themselves. */
export type Attention = 'followed' | 'muted';

export interface IThreadForMe extends IThread {
  unread: number;
  mine: boolean;
  voices: IVoices;
  attention: Attention | null;
}

export interface IAnchor {
  id: string;
  kind: string;
  title: string;
}

export interface INotebook {
  id: string;
  title: string;
  path: string;
  anchors: IAnchor[];
}

/** How far a page has come; a number is worth something only within its log. */
export interface ICursor {
  log: string;
  seq: number;
}

/** A thread in a list. */
export interface ILine extends IThreadForMe {
  excerpt: string;
  last_by: Byline | null;
}

/** A page of the board, newest activity first. */
export interface IBoard extends ICursor {
  course: string;
  notebooks: INotebook[];
  threads: ILine[];
  /** The `before` of the next page. */
  more: string | null;
}

/** When talk opens at a cell. */
export interface IOpening {
  opens: 'at_once' | 'after_post' | 'after_submit' | 'after_due' | 'staff' | 'closed';
  due: string | null;
  /** What nbgrader must have first of each reader; with `after_submit` only. */
  assignment?: string | null;
  /** Learners may write without their names. */
  nameless: boolean;
}

export interface IGate {
  anchor: string;
  opening: IOpening;
  /** The reader can read there. */
  open: boolean;
  /** What is there for everybody, readable or not. */
  posts: number;
}

export interface INotebookTalk extends ICursor {
  course: string;
  notebook: INotebook;
  threads: (IThreadForMe & { talk: IPost[]; more: boolean })[];
  /** So many threads of a cell are not among them; the board has them. */
  earlier: { anchor: string; threads: number }[];
  gates: IGate[];
  hard: IHardHere[];
}

export interface IThreadTalk extends ICursor {
  course: string;
  thread: IThreadForMe;
  talk: IPost[];
  more: boolean;
}

/** No cursor here: a page moves its own only by what it has received. */
/** A thread of the staff's inbox; `since` is when it became their turn. */
export interface IWaiting {
  thread: string;
  why: 'question' | 'unseen' | 'reported' | 'appeal';
  since: string;
  /** What of the thread waits, if not all. */
  post?: string;
}

export interface IInbox extends ICursor {
  course: string;
  waiting: IWaiting[];
  threads: ILine[];
  more: boolean;
}

/** Within how many minutes the staff mean to answer, and whether learners are told how soon they usually do. */
export interface IPromise {
  minutes: number | null;
  shown: boolean;
}

/** `usual` is the median of the last week, in minutes. */
export interface IReplyTime extends IPromise {
  usual: number | null;
}

/** What the service kept of a picture or file; a picture has a size in pixels. */
export interface IAddedFile {
  id: string;
  kind: 'png' | 'jpeg' | 'webp' | 'pdf' | 'txt' | 'csv' | 'ipynb' | 'py';
  bytes: number;
  width: number | null;
  height: number | null;
}

export interface IPosted {
  post: IPost;
  thread: IThread;
}

export interface IRemoved {
  /** The stub that stays, if one does. */
  post: IPost | null;
  /** The thread as it is now, if it is still there. */
  thread: IThread | null;
}

export interface IProblem {
  error: string;
  message: string;
  current?: IPost;
}

export type Event =
  | { type: 'post'; post: IPost; thread: IThread }
  | { type: 'gone'; post: string; thread: string; now: IThread | null }
  | { type: 'thread'; thread: IThread }
  | { type: 'notebook'; notebook: INotebook; reopens?: boolean; outline?: boolean }
  | { type: 'rules' }
  | { type: 'hands' };

/** Frames from the service. */
export type Frame =
  | { type: 'welcome'; person: IPerson; version: string }
  | ({ type: 'following'; course: string } & ICursor)
  | ({ type: 'events'; course: string; events: Event[] } & ICursor)
  | { type: 'reload'; course: string }
  | { type: 'read'; course: string; thread: string; n: number; unread: number }
  | { type: 'attention'; course: string; thread: string; attention: Attention | null }
  | { type: 'mine'; course: string; post: string }
  | ({ type: 'presence' } & IPresence)
  | { type: 'me'; me: IMe }
  | { type: 'yours'; course: string; post: string | null }
  | { type: 'notices'; course: string }
  | { type: 'courses'; courses: ICourse[] }
  | { type: 'refused'; course: string; error: string; message: string };

/** Frames to the service. */
export type Request =
  | { type: 'follow'; course: string; log: string | null; seq: number | null }
  | { type: 'renew'; token: string }
  | { type: 'watch'; course: string; notebooks: string[] | null };
