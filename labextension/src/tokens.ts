/**
 * Where features meet: the plugin tokens and the interfaces behind them.
 */
import { Token } from '@lumino/coreutils';
import type { IDisposable } from '@lumino/disposable';
import type { ISignal } from '@lumino/signaling';
import type { Widget } from '@lumino/widgets';

import type { IAside, IPlace } from './places';
import type { IOpenCopy, IOutlines, IStrays, ITalk } from './copies';
import type { IEncloses, IFiles } from './enclosures';
import type { INotices } from './told';
import type { ISnapshot } from './wire/snapshot';
import type * as Wire from './wire/types';

export type { IEnclosure, IEnclosures, IFiles } from './enclosures';
export type { IAside, IFailure, IPlace, IPromptText } from './places';
export type { INotices } from './told';
export type { IOpenCopy, IOutlines, IStrays, ITalk } from './copies';

/** `signing-in` at the start; `live`; `offline` comes back by itself; `stopped` does not, and `reason` says what to do. */
export type ConnectionState = 'signing-in' | 'live' | 'offline' | 'stopped';

/** The page's one line to the community service: a session, an HTTP client and one socket. */
export interface IConnection extends IDisposable {
  readonly state: ConnectionState;
  /** A sentence for people; empty while live. */
  readonly reason: string;
  readonly session: Wire.ISession | null;
  readonly stateChanged: ISignal<IConnection, void>;
  readonly frames: ISignal<IConnection, Wire.Frame>;
  /** Calls the HTTP API under `{base}`; throws a `Refusal` that carries the service's sentence. */
  request<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** The bytes of a file; throws as `request` does, which sends a `Blob` as it is. */
  download(path: string): Promise<Blob>;
  /** Receives a course's events from a cursor on, over every reconnection, until disposed. */
  follow(course: string, cursor: () => Wire.ICursor | null): IDisposable;
  /** Sends a frame if the socket is open. What must not be lost is said again after each `welcome`. */
  send(frame: Wire.Request | Uint8Array): void;
  /** Milliseconds since the epoch by the service's clock. */
  now(): number;
  /** Tries again at once. */
  retry(): void;
}

/** How a post stands between this page and the service. */
export type Delivery = 'saved' | 'held' | 'sending' | 'waiting' | 'failed';

export interface IPost extends Wire.IPost {
  delivery: Delivery;
  /** Why it failed, as a sentence. */
  problem: string;
  /** It was not posted because its author has not agreed to how the course talks. */
  asksToAgree?: boolean;
  /** Until when (service clock, ms) `undo` works; 0 if it does not. */
  undoUntil: number;
}

/** Under what name, for whom, and as what a post is written. */
export interface IManner {
  /** `staff` starts a thread that only the staff and its author can read. */
  as: 'named' | 'nameless' | 'staff';
  kind: Wire.Kind;
  /** By the staff: after this reply it is the asker's turn. */
  asksBack?: boolean;
  /** How it is to be read. */
  tone?: Wire.Tone;
}

/** A cell that will be shown with a draft, and under what name its author was asked whether they want that. */
export interface IAttachment {
  cell: ISnapshot;
  as: IManner['as'];
}

export interface IThread extends Wire.IThreadForMe {
  talk: IPost[];
  /** Some of its posts are only on the service. */
  more: boolean;
}

/** Everything said at one anchor. State and signals, no DOM; shared by all views of it in the page. */
export interface IDiscussion extends IEncloses {
  readonly course: string;
  readonly notebook: string;
  readonly anchor: string;
  /** `closed`: not opened for the course yet; `failed`: `problem` says why. */
  readonly phase: 'loading' | 'ready' | 'closed' | 'failed';
  readonly problem: string;
  readonly threads: readonly IThread[];
  /** How many threads are at the service that are not here. */
  readonly earlier: number;
  readonly unread: number;
  /** When talk opens here, and whether it has for the reader; null where nobody said anything about it. */
  readonly gate: Wire.IGate | null;
  readonly changed: ISignal<IDiscussion, void>;
  /** A new post of somebody else, for the announcer. */
  readonly arrived: ISignal<IDiscussion, IPost>;
  /** What the person is writing: key is a thread id, `edit:<post id>`, or '' for a new thread. Outlives DOM and page. */
  draft(key: string): string;
  setDraft(key: string, text: string): void;
  /** How the draft will be posted. */
  manner(key: string): IManner;
  setManner(key: string, manner: IManner): void;
  /** The cell that will be shown with the draft; null unless its author said so. */
  attachment(key: string): IAttachment | null;
  attach(key: string, attachment: IAttachment | null): void;
  /** The cell that a post shows, as it was then. */
  cellOf(post: string): Promise<ISnapshot>;
  /** Which composers and threads the person has opened; kept out of the DOM since cells come and go. */
  isOpen(key: string): boolean;
  setOpen(key: string, open: boolean): void;
  /** Shown at once, sent as soon as may be, exactly once. Without `thread` it starts one. Clears the draft. */
  post(body: string, thread?: string, replyTo?: string): void;
  edit(post: string, body: string, reason?: string): Promise<void>;
  remove(post: string, reason?: string): Promise<void>;
  /** The reader wonders about the same, or no longer. Nobody is told. */
  wonder(thread: string, too: boolean): Promise<void>;
  /** Those who found the cell hard, as far as the reader may know; as it was when the notebook was loaded. */
  readonly hard: Wire.IVoices;
  /** The reader found the cell hard, or no longer. Nobody is told. */
  findHard(given: boolean): Promise<void>;
  /** The reader follows a thread, mutes it, or neither. Nobody else is told. */
  attend(thread: string, attention: Wire.Attention | null): Promise<void>;
  /** The asker or the staff say how far a question has come, and which post answers it. */
  say(thread: string, state: Wire.State, accepted?: string): Promise<void>;
  /** Where talk opens after one has posted: comes through without. Nobody is told. */
  justRead(): Promise<void>;
  /** Where talk opens after a submission: looks for the reader's. Whether it is open now. */
  lookForSubmission(): Promise<boolean>;
  /** Staff: says when talk opens here. */
  setOpening(opening: Wire.IOpening): Promise<void>;
  /** Staff: pins, closes, sums up, moves a thread, links it to another. */
  guide(thread: string, change: Wire.IGuidance): Promise<void>;
  /** Staff: puts the posts of a thread at the end of another, after which it is not there any more. */
  merge(thread: string, into: string): Promise<void>;
  /** Staff: endorses a post, or says that they have seen it; or takes that back. */
  nod(post: string, kind: 'endorsed' | 'seen', given: boolean): Promise<void>;
  /** The reader says this of a post in a word or two, or no longer. Nobody is told. */
  react(post: string, kind: Wire.ReactionKind, given: boolean): Promise<void>;
  /** Takes a post back within ten seconds; its text returns to the draft. */
  undo(post: string): Promise<void>;
  /** Sends a failed post again. */
  retry(post: string): void;
  /** Gives a failed or waiting post up; its text returns to the draft. */
  discard(post: string): void;
  /** The person has seen the thread up to its newest post. */
  read(thread: string): void;
  /** Loads the posts before an ordinal, at most fifty; without one the newest. Throws a `Refusal`. */
  loadBefore(thread: string, n?: number): Promise<void>;
  /** Loads threads that are not here. Throws a `Refusal`. */
  loadEarlier(): Promise<void>;
  /** Tries to load again after `failed`. */
  reload(): void;
}

/** What people do about posts that they find wrong. Each throws a `Refusal`. */
export interface ISafety {
  /** Asks the staff to look at a post; nobody is told who did. */
  report(post: string, line: string): Promise<void>;
  /** Staff: hides a post, or says that it stays hidden. */
  hide(post: string, reason: string): Promise<void>;
  /** Staff: it is for everybody, again or still. */
  show(post: string): Promise<void>;
  /** Its author asks for another look, once. */
  appeal(post: string, line: string): Promise<void>;
  /** What a post said before it was edited, oldest first. */
  history(post: string): Promise<readonly Wire.IRevision[]>;
  /** Staff: who wrote a post without their name; on record, and told to its author. */
  unmask(post: string, reason: string): Promise<Wire.IPerson>;
  /** Staff: from now on its author writes under their name; without a reason, no longer. */
  askForNames(post: string, reason: string | null): Promise<void>;
  /** The reader does not want to see who wrote a post. Nobody is told. */
  block(post: string): Promise<void>;
  unblock(block: string): Promise<readonly Wire.IBlock[]>;
  blocks(): Promise<readonly Wire.IBlock[]>;
  /** Instructors: what the staff did, newest first. */
  audit(before?: number): Promise<Wire.IAudit>;
}

/** How a course wants its talk to be. */
export interface ICourseRules {
  /** Null until they are known. */
  readonly current: Wire.IRules | null;
  readonly changed: ISignal<ICourseRules, void>;
  /** As they are now. */
  fetch(): Promise<Wire.IRules>;
  agree(version: number): Promise<void>;
  /** Staff: changes them from now on. */
  set(change: Wire.RulesChange): Promise<void>;
}

/** Which threads of a course somebody wishes to see; null: wherever, whatever. */
export interface IWish {
  show: 'all' | 'unread' | 'followed' | 'unanswered' | 'mine';
  notebook: string | null;
  kind: Wire.Kind | null;
  anchor?: string;
}

/** The threads of a course that are here: the newest, those that are unread, and what was asked for beyond. */
export interface IBoard {
  readonly course: Wire.ICourse;
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly problem: string;
  readonly notebooks: readonly Wire.INotebook[];
  readonly threads: readonly Wire.ILine[];
  readonly unread: number;
  readonly changed: ISignal<IBoard, void>;
  /** Somebody wants to see these: asks for the newest of them if not all may be here. */
  look(wish: IWish): void;
  /** There may be older ones of these at the service. */
  hasMore(wish: IWish): boolean;
  /** Throws a `Refusal`. */
  loadMore(wish: IWish): Promise<void>;
  reload(): void;
}

/** What waits for the staff of a course. */
export interface IInbox {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly problem: string;
  /** Open questions first, then what nobody of the staff has seen; the oldest first in each. */
  readonly waiting: readonly Wire.IWaiting[];
  /** More waits than this. */
  readonly more: boolean;
  readonly replyTime: Wire.IReplyTime;
  readonly changed: ISignal<IInbox, void>;
  /** Says how soon the staff mean to answer. */
  promise(promise: Wire.IPromise): Promise<void>;
  reload(): void;
}

/** Where it is hard in a course, for its staff: cells, never people. */
export interface IDifficulty {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly problem: string;
  /** By most people first. */
  readonly hard: readonly Wire.IHardCell[];
  /** Cells without a word of talk, in the order of their notebooks. */
  readonly quiet: readonly Wire.ICell[];
  readonly changed: ISignal<IDifficulty, void>;
  reload(): void;
}

/** The prompts of a course by their time, for its staff, and how past ones did. */
export interface ICalendar {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly problem: string;
  readonly prompts: readonly Wire.IPrompt[];
  readonly echoes: readonly Wire.IEcho[];
  readonly changed: ISignal<ICalendar, void>;
  /** Writes a prompt, or one anew that has not appeared. Throws a `Refusal`. */
  schedule(prompt: string | null, wanted: Wire.INewPrompt): Promise<void>;
  /** Deletes one that has not appeared. */
  cancel(prompt: string): Promise<void>;
  reload(): void;
}

/** Who answers in the practice room: words that were written beforehand, and no person or model. */
export interface IPartner {
  /** What the partner, the room and a reader without a name are called. */
  readonly name: string;
  readonly room: string;
  readonly me: string;
  /** Why something cannot be tried there. */
  readonly cannot: string;
  readonly gone: string;
  /** Markdown; null: nothing is said to this post. */
  answer(post: Wire.IPost, thread: Wire.IThread): string | null;
}

/** The community as this page knows it. */
export interface ICommunity {
  readonly connection: IConnection;
  readonly me: Wire.IPerson | null;
  readonly courses: readonly Wire.ICourse[];
  readonly settings: Wire.ISettings;
  /** Session, courses or settings changed. */
  readonly changed: ISignal<ICommunity, void>;
  course(id: string): Wire.ICourse | null;
  /** The same object for the same anchor, so that two views share it. */
  discussion(course: string, notebook: string, anchor: string): IDiscussion;
  board(course: string): IBoard;
  /** What is said in a notebook, whatever cell it belongs to. */
  talk(course: string, notebook: string): ITalk;
  /** What the cells of a course's notebooks are. */
  outlines(course: string): IOutlines;
  /** A copy lies open: one can ask at its cells, and it is told of before. */
  lay(course: string, notebook: string, copy: IOpenCopy): IDisposable;
  /** Tells the service of a cell of an open copy, where it has to know before anything can stand there. */
  say(course: string, notebook: string, anchor: string): Promise<void>;
  /** The pictures and files of its posts. */
  files(course: string): IFiles;
  notices(course: string): INotices;
  /** Staff: loaded when first asked for. */
  inbox(course: string): IInbox;
  difficulty(course: string): IDifficulty;
  calendar(course: string): ICalendar;
  safety(course: string): ISafety;
  rules(course: string): ICourseRules;
  /** A community of one, whose posts never leave the tab and are gone with the day. */
  practise(partner: IPartner): ICommunity;
  /** A page of the posts that fit, best first; `before` is the `more` of the page before. Throws a `Refusal`. */
  search(course: string, wish: Wire.IWish, before?: string): Promise<Wire.IHits>;
  saveSettings(change: Partial<Wire.ISettings>): Promise<void>;
  /** Staff: opens a notebook's discussion cells for the course. */
  openNotebook(course: string, notebook: Wire.INotebook): Promise<void>;
}

export const ICommunity = new Token<ICommunity>(
  'jupyter-community:ICommunity',
  'The course community: who I am, what is said at a cell, the board.'
);

/** Draws discussions, for whoever has a place for one. */
export interface IDiscussionViews {
  /**
   * A widget that shows what is said at a place; `update()` it when the place changes, and `activate()` it to write.
   */
  create(place: IPlace): Widget;
  /** A widget that lists what has no cell in a copy. */
  createStrays(strays: IStrays): Widget;
  /** A widget for a place where people talk with the staff only. */
  createAside(place: IAside): Widget;
}

export const IDiscussionViews = new Token<IDiscussionViews>(
  'jupyter-community:IDiscussionViews',
  'Draws a discussion.'
);

/** Where a reader is. */
export interface ISpot {
  readonly course: string;
  readonly notebook: string;
  /** The active cell, where the course knows it. */
  readonly anchor: string | null;
}

/** The notebooks of courses that lie open in this page. */
export interface IWhereabouts {
  /** The notebook in front, and its active cell; null where none of a course is. */
  readonly here: ISpot | null;
  /** All that are open; in two views a notebook is there twice. */
  readonly open: readonly IOpenNotebook[];
  /** Another notebook, another cell, or cells moved. */
  readonly changed: ISignal<IWhereabouts, void>;
}

export interface IOpenNotebook {
  readonly course: string;
  readonly notebook: string;
  /** The node of the cell; null while it is nowhere or nobody knows where. */
  nodeOf(anchor: string): HTMLElement | null;
}

export const IWhereabouts = new Token<IWhereabouts>(
  'jupyter-community:IWhereabouts',
  'Where the reader is: in which notebook of a course, and at which cell.'
);

/** A section of the side panel, between the course's name and what is said in it. */
export interface IPanelSection {
  readonly id: string;
  /** Lower ones come first. */
  readonly rank: number;
  /** What it shows of a course. */
  render(course: Wire.ICourse): JSX.Element | null;
}

export interface IPanel {
  add(section: IPanelSection): IDisposable;
}

export const IPanel = new Token<IPanel>(
  'jupyter-community:IPanel',
  'The side panel, to which features add sections.'
);

/** The person's own copies of the course's notebooks. */
export interface ICopies {
  /** Shows the cell in the person's own copy, or the list of what has none; false if no copy was found. */
  reveal(notebook: Wire.INotebook, anchor: string): Promise<boolean>;
  /** What the cell is called in an open copy; null: it is not surely there, undefined: no copy lies open. */
  titleAt(notebook: string, anchor: string): string | null | undefined;
  /** Other cells than before are in open copies. */
  readonly changed: ISignal<ICopies, void>;
}

export const ICopies = new Token<ICopies>(
  'jupyter-community:ICopies',
  "Finds the person's own copy of a notebook, and a cell in it."
);
