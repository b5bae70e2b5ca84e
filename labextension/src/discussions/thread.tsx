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
import { titleOf } from './words';

/** How many more replies come with each wish for more. */
const STEP = 25;

/** A first post and the replies to it; the earlier ones come when asked for. */
export function Thread({ thread }: { thread: IThread }): JSX.Element {
  const { discussion, course, focus, memory, trans } = useScope();
  const [problem, setProblem] = React.useState('');
  const [, redraw] = React.useReducer((n: number) => n + 1, 0);
  const end = useSeen(thread.unread, {
    seen: () => discussion.read(thread.id),
    left: () => {
      memory.settle(thread.id);
      redraw();
    }
  });
  const from = memory.shownFrom(thread);
  const first = thread.talk.find(({ n }) => n === 1);
  const replies = thread.talk.filter(({ n }) => n >= from && n > 1);
  const oldest = replies[0]?.n ?? thread.posts + 1;
  const earlier = Math.max(0, oldest - 2);
  const key = keys.reply(thread.id);
  const isWriting = discussion.isOpen(key) || discussion.draft(key) !== '';

  const showEarlier = async (): Promise<void> => {
    const next = Math.max(2, oldest - STEP);
    setProblem('');
    try {
      if (thread.more && !thread.talk.some(({ n }) => n > 1 && n <= next)) {
        await discussion.loadOlder(thread.id);
      }
      memory.showFrom(thread.id, next);
      redraw();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  const reply = (): void => {
    focus.want(key);
    discussion.setOpen(key, true);
  };

  return (
    <li
      className={`jp-CommunityThread${thread.unread > 0 ? ' jp-mod-unread' : ''}`}
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
      {earlier > 0 && (
        <button
          type="button"
          className="jp-CommunityButton jp-mod-quiet jp-CommunityThread-earlier"
          onClick={() => void showEarlier()}
        >
          {trans._n('Show %1 earlier reply', 'Show %1 earlier replies', earlier)}
        </button>
      )}
      {problem && (
        <p className="jp-CommunityProblem" role="alert">
          {problem}
        </p>
      )}
      {replies.length > 0 && (
        <ol className="jp-CommunityThread-replies" aria-label={trans.__('Replies')}>
          {replies.map(post => (
            <li key={post.id}>
              <Post post={post} thread={thread} isNew={memory.isNew(thread, post.n)} />
            </li>
          ))}
        </ol>
      )}
      <span ref={end} className="jp-CommunityThread-end" />
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
