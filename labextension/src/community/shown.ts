import type { IPost, IThread } from '../tokens';
import type * as Wire from '../wire/types';
import { excerpt } from './excerpt';
import type { ILetter } from './letter';
import type { Thread } from './thread';

/** Who looks, and when. */
export interface IEyes {
  me: Wire.IPerson | null;
  /** By the service's clock, ms. */
  now: number;
  /** For how many milliseconds a post can be undone. */
  undoTime: number;
}

/** Threads as a view shows them: what the service has, and behind it what is still on its way; oldest thread first. */
export function show(threads: Thread[], letters: ILetter[], eyes: IEyes): IThread[] {
  const shown = threads.map(thread => showThread(thread, eyes));
  for (const letter of letters) {
    const thread = shown.find(({ id }) => id === letter.thread);
    if (thread === undefined) {
      shown.push(threadOf(letter, eyes));
    } else if (!thread.talk.some(({ id }) => id === letter.id)) {
      thread.talk.push(postOf(letter, (thread.talk.at(-1)?.n ?? 0) + 1, eyes));
      thread.mine = true;
    }
  }
  return shown.sort((a, b) => a.at.localeCompare(b.at));
}

/** A post that the service has. */
export function showPost(post: Wire.IPost, { me, now, undoTime }: IEyes): IPost {
  const mine = post.author !== null && post.author.id === me?.id;
  const until = mine && !post.deleted ? Date.parse(post.at) + undoTime : 0;
  return { ...post, delivery: 'saved', problem: '', undoUntil: until > now ? until : 0 };
}

function showThread(thread: Thread, eyes: IEyes): IThread {
  const talk = thread.talk.map(post => showPost(post, eyes));
  return { ...thread.info, talk, more: thread.more };
}

/** A thread that the service does not know yet. */
function threadOf(letter: ILetter, eyes: IEyes): IThread {
  const { thread, notebook, anchor, at, body } = letter;
  return {
    id: thread,
    notebook,
    anchor,
    title: excerpt(body),
    started_by: eyes.me,
    at,
    last_at: at,
    posts: 1,
    unread: 0,
    mine: true,
    talk: [postOf(letter, 1, eyes)],
    more: false
  };
}

function postOf(letter: ILetter, n: number, { me, now }: IEyes): IPost {
  const { id, thread, reply_to, body, at, delivery, problem, heldUntil } = letter;
  return {
    id,
    thread,
    reply_to,
    n,
    author: me,
    body,
    at,
    revision: 1,
    edited_at: null,
    edited_by: null,
    deleted: false,
    delivery,
    problem,
    undoUntil: heldUntil > now ? heldUntil : 0
  };
}
