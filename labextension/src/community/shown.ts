import type { IPost, IThread } from '../tokens';
import type * as Wire from '../wire/types';
import { isMine } from '../wire/roles';
import { excerpt } from '../wire/excerpt';
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

/** Threads as a view shows them: what the service has, and behind it what is still on its way; what is pinned first, then by age. */
export function show(threads: Thread[], letters: ILetter[], eyes: IEyes): IThread[] {
  const shown = threads.map(thread => showThread(thread, eyes));
  for (const letter of letters) {
    const thread = shown.find(({ id }) => id === letter.thread);
    if (thread === undefined) {
      shown.push(threadOf(letter, eyes));
    } else if (!thread.talk.some(({ id }) => id === letter.id)) {
      const mine = thread.talk.find(({ mine }) => mine)?.author ?? ALIAS_TO_COME;
      thread.talk.push(postOf(letter, (thread.talk.at(-1)?.n ?? 0) + 1, mine, eyes));
      thread.mine = true;
    }
  }
  return shown.sort((a, b) => Number(b.pinned) - Number(a.pinned) || a.at.localeCompare(b.at));
}

/** A post that the service has. */
export function showPost(post: Wire.IPost, { me, now, undoTime }: IEyes): IPost {
  const until = isMine(post, me?.id) && !post.deleted ? Date.parse(post.at) + undoTime : 0;
  return { ...post, delivery: 'saved', problem: '', undoUntil: until > now ? until : 0 };
}

function showThread(thread: Thread, eyes: IEyes): IThread {
  const talk = thread.talk.map(post => showPost(post, eyes));
  return { ...thread.info, talk, more: thread.more };
}

/** A thread that the service does not know yet. */
function threadOf(letter: ILetter, eyes: IEyes): IThread {
  const { thread, notebook, anchor, at, body, as, kind } = letter;
  const post = postOf(letter, 1, { alias: 0 }, eyes);
  return {
    id: thread,
    notebook,
    anchor,
    title: excerpt(body),
    started_by: post.author,
    at,
    last_at: at,
    posts: 1,
    audience: as === 'staff' ? 'staff' : 'everyone',
    kind,
    state: kind === 'question' ? 'open' : null,
    accepted: null,
    pinned: false,
    locked: null,
    summary: null,
    duplicate_of: null,
    peers_first: null,
    unread: 0,
    mine: true,
    voices: { mine: false, others: 0 },
    attention: null,
    talk: [post],
    more: false
  };
}

/** Which alias a post will have is the service's to say. */
const ALIAS_TO_COME: Wire.IAlias = { alias: -1 };

function postOf(letter: ILetter, n: number, alias: Wire.Byline, { me, now }: IEyes): IPost {
  const { id, thread, reply_to, body, at, delivery, problem, heldUntil, as, kind } = letter;
  const { tone, asksToAgree, cell } = letter;
  return {
    id,
    thread,
    reply_to,
    n,
    author: as === 'nameless' ? alias : me,
    ...(as === 'nameless' ? { mine: true } : {}),
    ...(cell ? { attached: true } : {}),
    kind,
    ...(tone ? { tone } : {}),
    body,
    at,
    revision: 1,
    edited_at: null,
    edited_by: null,
    deleted: false,
    endorsed_by: [],
    seen_by: [],
    delivery,
    problem,
    asksToAgree,
    undoUntil: heldUntil > now ? heldUntil : 0
  };
}
