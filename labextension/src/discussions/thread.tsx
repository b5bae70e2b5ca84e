import * as React from 'react';

import type { IThread } from '../tokens';
import { isStaff } from '../wire/roles';
import { Composer } from './composer';
import { beginDrag } from './dragging';
import { Guidance } from './guidance';
import { Verdict, Voices } from './question';
import { Post } from './post';
import { movingOf } from './rearranging';
import { keys, useScope } from './scope';
import { useSeen } from './seen';
import { showStretch } from './showing';
import { around, beginning, earlier, later, type IStretch } from './stretch';
import { titleOf } from './words';

/** A first post and the replies to it; the earlier ones come when asked for. */
export function Thread({ thread }: { thread: IThread }): JSX.Element {
  const { discussion, community, course, focus, memory, trans } = useScope();
  const { quiet } = community.settings;
  const [problem, setProblem] = React.useState('');
  const [, redraw] = React.useReducer((n: number) => n + 1, 0);
  const end = useSeen(thread.unread, {
    seen: () => discussion.read(thread.id),
    left: () => {
      memory.settle(thread.id);
      redraw();
    }
  });
  const stretch = memory.stretch(thread);
  const first = thread.talk.find(({ n }) => n === 1);
  const replies = thread.talk.filter(({ n }) => n > 1 && n >= stretch.from && n <= stretch.to);
  const firstNew = memory.firstNew(thread);
  const shownFrom = replies[0]?.n ?? thread.posts + 1;
  // Where all of it is here, what is not is nothing for this reader, and nothing is said of it.
  const before = thread.more
    ? Math.max(0, shownFrom - 2)
    : thread.talk.filter(({ n }) => n > 1 && n < shownFrom).length;
  const after = Math.max(0, thread.posts - stretch.to);
  const key = keys.reply(thread.id);
  const isWriting = discussion.isOpen(key) || discussion.draft(key) !== '';
  const isAway = thread.talk.length === 0;
  React.useEffect(() => {
    if (isAway) {
      discussion.loadBefore(thread.id).catch((error: unknown) => setProblem(sentence(error)));
    }
  }, [discussion, thread.id, isAway]);

  const move = async (choose: (thread: IThread) => IStretch): Promise<void> => {
    setProblem('');
    try {
      await showStretch(discussion, thread.id, choose);
      redraw();
    } catch (error) {
      setProblem(sentence(error));
    }
  };
  const reply = (): void => {
    focus.want(key);
    discussion.setOpen(key, true);
  };

  return (
    <li
      className={`jp-CommunityThread${thread.unread > 0 && !quiet ? ' jp-mod-unread' : ''}`}
      data-thread={thread.id}
    >
      {isStaff(course) && (
        <span
          className="jp-CommunityThread-handle"
          draggable
          aria-hidden
          title={trans.__('Drag the thread to another discussion')}
          onDragStart={event => beginDrag(event, movingOf(thread, course.id))}
        />
      )}
      <Guidance thread={thread} />
      {first ? (
        <Post post={first} thread={thread} isNew={memory.isNew(thread, 1)} />
      ) : (
        <p className="jp-CommunityThread-title" dir="auto">
          {titleOf(thread, trans)}
        </p>
      )}
      {before > 0 && (
        <div className="jp-CommunityThread-more">
          <Quiet run={() => move(({ posts }) => earlier(stretch, posts))}>
            {quiet
              ? trans.__('Show earlier replies')
              : trans._n('Show %1 earlier reply', 'Show %1 earlier replies', before)}
          </Quiet>
          {firstNew !== null && firstNew > 1 && firstNew < stretch.from && (
            <Quiet run={() => move(({ posts }) => around(firstNew, posts))}>
              {trans.__('Go to the first new one')}
            </Quiet>
          )}
        </div>
      )}
      {problem && (
        <p className="jp-CommunityProblem" role="alert">
          {problem}
        </p>
      )}
      {replies.length > 0 && (
        <ol className="jp-CommunityThread-replies" aria-label={trans.__('Replies')}>
          {replies.map(post => (
            <li key={post.id} aria-posinset={post.n - 1} aria-setsize={thread.posts - 1}>
              <Post post={post} thread={thread} isNew={memory.isNew(thread, post.n)} />
            </li>
          ))}
        </ol>
      )}
      {after > 0 ? (
        <div className="jp-CommunityThread-more">
          <Quiet run={() => move(({ posts }) => later(stretch, posts))}>
            {quiet
              ? trans.__('Show later replies')
              : trans._n('Show %1 later reply', 'Show %1 later replies', after)}
          </Quiet>
          <Quiet run={() => move(beginning)}>{trans.__('Go to the newest')}</Quiet>
        </div>
      ) : (
        <span ref={end} className="jp-CommunityThread-end" />
      )}
      <Verdict thread={thread} />
      <Voices thread={thread} />
      {isWriting ? (
        <Composer
          thread={thread.id}
          label={trans.__('Reply to “%1”', titleOf(thread, trans))}
          placeholder={trans.__('Write a reply')}
        />
      ) : thread.locked !== null && !isStaff(course) ? null : (
        <button
          type="button"
          className="jp-CommunityButton jp-mod-quiet jp-CommunityThread-reply"
          onClick={reply}
        >
          {trans.__('Reply')}
        </button>
      )}
    </li>
  );
}

function Quiet({ run, children }: { run: () => Promise<void>; children: string }): JSX.Element {
  return (
    <button
      type="button"
      className="jp-CommunityButton jp-mod-quiet jp-CommunityThread-earlier"
      onClick={() => void run()}
    >
      {children}
    </button>
  );
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
