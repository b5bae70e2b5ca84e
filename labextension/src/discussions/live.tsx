import { Signal } from '@lumino/signaling';
import * as React from 'react';

import type { IDiscussion, IPost, IThread } from '../tokens';
import { useSignals } from '../ui/follow';
import { isStaff } from '../wire/roles';
import type * as Wire from '../wire/types';
import { announce } from './announcing';
import { Composer } from './composer';
import {
  AT_THE_END,
  earlier,
  paused,
  released,
  scrolled,
  shownOf,
  waitingOf,
  type IFollowing
} from './following';
import { Memory } from './memory';
import type { ILive } from './outlook';
import { useEnd } from './pinning';
import { Post } from './post';
import { ScopeProvider, focusWish, useScope, type ITools } from './scope';
import { useSeen } from './seen';
import { Notice, Skeleton } from './states';
import { missing } from './stretch';

/** Somebody wants to read a thread live; the panel has a place for it. */
export const liveAsked = new Signal<object, ILive>({});

interface IProps {
  tools: ITools;
  course: Wire.ICourse;
  aim: ILive;
  leave: () => void;
}

/** One thread as a room: the newest at the bottom, and where one writes below. The same posts, with the same rights. */
export function Live({ tools, course, aim, leave }: IProps): JSX.Element {
  const { community, trans } = tools;
  const discussion = community.discussion(course.id, aim.notebook, aim.anchor);
  useSignals(discussion.changed, community.changed, community.connection.stateChanged);
  const [focus] = React.useState(focusWish);
  const thread = discussion.threads.find(({ id }) => id === aim.thread);
  const gone = trans.__('This thread is not there any more.');
  return (
    <section className="jp-CommunityLive" aria-label={trans.__('Live: %1', thread?.title ?? '')}>
      <button type="button" className="jp-CommunityButton jp-mod-quiet" onClick={leave}>
        {trans.__('Back to the list')}
      </button>
      {discussion.phase === 'loading' ? (
        <Skeleton trans={trans} />
      ) : thread === undefined ? (
        <Notice>{discussion.phase === 'ready' ? gone : discussion.problem}</Notice>
      ) : (
        <ScopeProvider
          value={{ ...tools, discussion, course, focus, memory: Memory.of(discussion) }}
        >
          <Room thread={thread} />
        </ScopeProvider>
      )}
    </section>
  );
}

function Room({ thread }: { thread: IThread }): JSX.Element {
  const { discussion, course, memory, trans } = useScope();
  const [following, setFollowing] = React.useState<IFollowing>(AT_THE_END);
  const { from, to } = shownOf(following, thread.posts);
  const isAtEnd = following.upTo === null;
  const waiting = waitingOf(following, thread.posts);
  const log = React.useRef<HTMLOListElement>(null);
  const { talk } = thread;
  // What is still on its way is at the end, too.
  const shown = talk.filter(({ n }) => n >= from && (isAtEnd || n <= to));
  const problem = useLoaded(discussion, thread, { from, to });
  useNews(discussion, thread, following.isPaused);
  const end = useSeen(isAtEnd ? thread.unread : 0, {
    seen: () => discussion.read(thread.id),
    left: () => memory.settle(thread.id)
  });
  const onScroll = useEnd(log, isAtEnd, `${shown.at(0)?.id} ${shown.at(-1)?.id}`, nowAtEnd =>
    setFollowing(now => scrolled(now, thread.posts, nowAtEnd))
  );
  const change = (by: (now: IFollowing, posts: number) => IFollowing) => (): void =>
    setFollowing(now => by(now, thread.posts));
  return (
    <>
      <div className="jp-CommunityLive-head">
        <h3 dir="auto">{thread.title}</h3>
        <button
          type="button"
          className="jp-CommunityButton jp-mod-quiet"
          aria-pressed={following.isPaused}
          onClick={change(paused)}
        >
          {trans.__('Pause')}
        </button>
      </div>
      {from > 1 && (
        <button type="button" className="jp-CommunityButton jp-mod-quiet" onClick={change(earlier)}>
          {trans.__('Show earlier messages')}
        </button>
      )}
      {problem && (
        <p className="jp-CommunityProblem" role="alert">
          {problem}
        </p>
      )}
      {/* Not spoken one by one: the announcer says how many there are. */}
      <ol
        ref={log}
        className="jp-CommunityLive-log"
        role="log"
        aria-live="off"
        aria-label={trans.__('Messages')}
        tabIndex={0}
        onScroll={onScroll}
      >
        {shown.map(post => (
          <li key={post.id} aria-posinset={post.n} aria-setsize={thread.posts}>
            <Post post={post} thread={thread} isNew={memory.isNew(thread, post.n)} />
          </li>
        ))}
        {isAtEnd && (
          <li role="presentation">
            <span ref={end} className="jp-CommunityThread-end" />
          </li>
        )}
      </ol>
      {waiting > 0 && (
        <button
          type="button"
          className="jp-CommunityButton jp-CommunityLive-waiting"
          onClick={change(released)}
        >
          {trans._n('%1 new message: show it', '%1 new messages: show them', waiting)}
        </button>
      )}
      {(thread.locked === null || isStaff(course)) && (
        <Composer
          thread={thread.id}
          label={trans.__('Reply to “%1”', thread.title)}
          placeholder={trans.__('Write a message')}
        />
      )}
    </>
  );
}

/** Loads what is to be shown and is not here. Says why it cannot. */
function useLoaded(
  discussion: IDiscussion,
  thread: IThread,
  stretch: { from: number; to: number }
): string {
  const [problem, setProblem] = React.useState('');
  const before = missing(stretch, thread);
  const asked = React.useRef<number | null>(null);
  React.useEffect(() => {
    if (before !== null && before !== asked.current && thread.more) {
      asked.current = before; // Whoever is not shown to the reader leaves a gap that stays.
      discussion.loadBefore(thread.id, before).then(
        () => setProblem(''),
        (error: unknown) => setProblem(error instanceof Error ? error.message : String(error))
      );
    }
  }, [discussion, thread.id, thread.more, before]);
  return problem;
}

/** One sentence for all that came, and none while somebody wants quiet. */
function useNews(discussion: IDiscussion, { id, title }: IThread, isPaused: boolean): void {
  const { announcer, community, trans } = useScope();
  React.useEffect(() => {
    if (isPaused) {
      return undefined;
    }
    const tell = (_: IDiscussion, post: IPost): void => {
      if (post.thread === id) {
        const { settings, me } = community;
        announce(post, { discussion, settings, me: me?.id, announcer, trans, title });
      }
    };
    discussion.arrived.connect(tell);
    return () => {
      discussion.arrived.disconnect(tell);
    };
  }, [discussion, announcer, community, trans, id, title, isPaused]);
}
