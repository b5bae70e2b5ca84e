/** Mentions and notices, what people set for them, and coming back. */
import type { Byline, IPerson, IThread } from './types';

/** Somebody who is named in a post, under the name that they have now. */
export interface IMentioned {
  id: string;
  name: string;
}

export interface IPeople {
  people: IPerson[];
}

/** `new`: neither read at its place nor marked as seen. */
export interface INotice {
  post: string;
  n: number;
  author: Byline | null;
  at: string;
  why: 'mention' | 'reply';
  excerpt: string;
  new: boolean;
  thread: IThread;
}

export interface INotices {
  notices: INotice[];
}

export type Told = 'replies' | 'mentions' | 'nothing';

/** What a person wants to be told of; `quiet` are minutes of their day. */
export interface ITelling {
  told: Told;
  mentionable: boolean;
  listed: boolean;
  quiet_from: number | null;
  quiet_to: number | null;
  muted: IMentioned[];
}

/** What is new for somebody who was away; `since` is null where nobody was for long. */
export interface IWelcomeBack {
  since: string | null;
  news: { why: 'announced' | 'answered' | 'summed_up'; thread: IThread }[];
}
