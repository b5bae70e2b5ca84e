import type * as Wire from '../../wire/types';
import { excerpt } from '../../wire/excerpt';

/** Where the practice room is; no course can be called so. */
export const ROOM = { course: '~practice', notebook: '~practice', anchor: '~practice' };

/** What a page sends to publish a post. */
export type Sent = Pick<Wire.IPost, 'id' | 'thread' | 'body' | 'kind'> & {
  reply_to?: string;
  nameless?: boolean;
  audience?: Wire.IThread['audience'];
};

export interface ITalk {
  threads: Wire.IThread[];
  posts: Wire.IPost[];
}

/** The talk of the practice room, by the rules of the service; values in, values out. */
export function publish(talk: ITalk, sent: Sent, author: Wire.IPerson, at: string): ITalk {
  if (talk.posts.some(({ id }) => id === sent.id)) {
    return talk;
  }
  const starts = sent.thread === sent.id;
  const by: Wire.Byline = sent.nameless ? { alias: aliasIn(talk, sent.thread, starts) } : author;
  const n = talk.posts.filter(({ thread }) => thread === sent.thread).length + 1;
  const post: Wire.IPost = {
    id: sent.id,
    thread: sent.thread,
    reply_to: sent.reply_to ?? null,
    n,
    author: by,
    kind: sent.kind,
    body: sent.body,
    at,
    revision: 1,
    edited_at: null,
    edited_by: null,
    deleted: false,
    endorsed_by: [],
    seen_by: [],
    ...(sent.nameless ? { mine: true } : {})
  };
  const threads = starts
    ? [...talk.threads, begin(post, sent.audience ?? 'everyone')]
    : talk.threads;
  return counted({ threads, posts: [...talk.posts, post] });
}

export function edit(talk: ITalk, id: string, body: string, at: string): ITalk {
  return change(talk, id, post => ({ body, edited_at: at, revision: post.revision + 1 }));
}

/** Deleted: a stub stays where somebody has replied. Taken back: nothing stays, the answers to it neither. */
export function remove(talk: ITalk, id: string, withoutTrace: boolean): ITalk {
  const post = talk.posts.find(other => other.id === id);
  if (post === undefined) {
    return talk;
  }
  const later = talk.posts.filter(({ thread, n }) => thread === post.thread && n > post.n);
  if (later.length > 0 && !withoutTrace) {
    return change(talk, id, ({ revision }) => {
      return { author: null, body: '', deleted: true, revision: revision + 1 };
    });
  }
  const gone = new Set([post, ...later.filter(({ n }) => post.n === 1 || n === post.n + 1)]);
  return counted({ ...talk, posts: talk.posts.filter(other => !gone.has(other)) });
}

export function changeThread(talk: ITalk, id: string, now: Partial<Wire.IThread>): ITalk {
  const threads = talk.threads.map(thread => (thread.id === id ? { ...thread, ...now } : thread));
  return { ...talk, threads };
}

export function readerOf(thread: Wire.IThread): Wire.IThreadForMe {
  return { ...thread, unread: 0, mine: true, voices: { mine: false, others: 0 }, attention: null };
}

function change(talk: ITalk, id: string, now: (post: Wire.IPost) => Partial<Wire.IPost>): ITalk {
  return {
    ...talk,
    posts: talk.posts.map(post => (post.id === id ? { ...post, ...now(post) } : post))
  };
}

/** Whoever asked keeps their alias; who answers without a name gets one of their own. */
function aliasIn({ posts }: ITalk, thread: string, starts: boolean): number {
  const mine = posts.find(post => post.thread === thread && post.mine)?.author;
  return starts ? 0 : mine && 'alias' in mine ? mine.alias : 1;
}

function counted({ threads, posts }: ITalk): ITalk {
  const numbered: Wire.IPost[] = [];
  const still = threads.flatMap(thread => {
    const talk = posts.filter(post => post.thread === thread.id);
    talk.forEach((post, n) => numbered.push({ ...post, n: n + 1 }));
    const last = talk.at(-1);
    return last ? [{ ...thread, posts: talk.length, last_at: last.at }] : [];
  });
  return { threads: still, posts: numbered };
}

function begin(post: Wire.IPost, audience: Wire.IThread['audience']): Wire.IThread {
  const { id, author, at, kind, body } = post;
  return {
    id,
    notebook: ROOM.notebook,
    anchor: ROOM.anchor,
    title: excerpt(body),
    started_by: author,
    at,
    last_at: at,
    posts: 1,
    audience,
    kind,
    state: kind === 'question' ? 'open' : null,
    accepted: null,
    pinned: false,
    locked: null,
    summary: null,
    duplicate_of: null,
    peers_first: null
  };
}
