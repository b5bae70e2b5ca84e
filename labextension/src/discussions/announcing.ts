/** What is said aloud of a new post, as its reader wants it. */
import type { TranslationBundle } from '@jupyterlab/translation';

import type { IDiscussion, IPost } from '../tokens';
import type { Announcer } from '../ui/announcer';
import { excerpt } from '../wire/excerpt';
import { isMine } from '../wire/roles';
import type * as Wire from '../wire/types';
import { kindWord, nameOf, roleWord } from './words';

interface IContext {
  /** Shown at a cell and live, its posts are counted once. */
  discussion: Pick<IDiscussion, 'threads' | 'notebook' | 'anchor'>;
  me: string | undefined;
  settings: Wire.ISettings;
  announcer: Announcer;
  trans: TranslationBundle;
  /** Of the place where it was written. */
  title: string;
}

/** Somebody else has written; once in a while, what came is said in one go. */
export function announce(post: IPost, context: IContext): void {
  const { settings, announcer, trans, title } = context;
  const { notebook, anchor } = context.discussion;
  const place = `${notebook} ${anchor}`;
  const saying = settings.quiet ? 'off' : settings.announce;
  if (saying === 'each') {
    announcer.tell(spoken(post, context));
  } else if (saying === 'summary') {
    announcer.count(place, post.id, n =>
      trans._n('%1 new post in “%2”', '%1 new posts in “%2”', n, title)
    );
  } else if (saying === 'mentions' && answersMe(post, context)) {
    announcer.count(`answers ${place}`, post.id, n =>
      trans._n('%1 answer to you in “%2”', '%1 answers to you in “%2”', n, title)
    );
  }
}

/** Who, in what role, to whom, as what, and what they say: in the order in which a post reads. */
export function spoken(
  { author, thread, reply_to, kind, body, n }: IPost,
  { discussion, trans }: { discussion: Pick<IDiscussion, 'threads'>; trans: TranslationBundle }
): string {
  if (author === null) {
    return trans.__('This post was deleted.');
  }
  const talk = discussion.threads.find(({ id }) => id === thread)?.talk ?? [];
  const to = talk.find(({ id }) => id === (reply_to ?? (n > 1 ? thread : null)))?.author;
  const role = 'id' in author ? roleWord(author.role, trans) : '';
  return [
    nameOf(author, trans),
    role,
    to ? trans.__('to %1', nameOf(to, trans)) : '',
    kind === 'note' ? '' : kindWord(kind, trans),
    excerpt(body)
  ]
    .filter(Boolean)
    .join(', ');
}

/** It answers a post of the reader, or it is in a thread that they began. */
function answersMe(post: IPost, { discussion, me }: IContext): boolean {
  const thread = discussion.threads.find(({ id }) => id === post.thread);
  const answered = thread?.talk.find(({ id }) => id === (post.reply_to ?? post.thread));
  return answered !== undefined && answered.id !== post.id && isMine(answered, me);
}
