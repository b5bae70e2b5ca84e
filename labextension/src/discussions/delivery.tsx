/** How a post of mine stands on its way, and the way back. */
import * as React from 'react';

import type { IPost } from '../tokens';
import { translated } from '../wire/marking';
import { readAndAgree } from './agreement';
import { keys, useScope } from './scope';

/** A line under a post that has not arrived, or that can still be taken back. */
export function Delivery({ post }: { post: IPost }): JSX.Element | null {
  const { community, trans } = useScope();
  switch (post.delivery) {
    case 'failed':
      return (
        <Line problem={trans.__('Not posted. %1', translated(post.problem, trans))}>
          {post.asksToAgree ? <Agree post={post} /> : <Retry post={post} />}
          <GiveUp post={post} />
        </Line>
      );
    case 'waiting':
      return (
        <Line
          words={
            community.connection.state === 'live'
              ? trans.__('Waiting: it is sent again in a moment.')
              : trans.__('Waiting: it is sent when you are back.')
          }
        >
          {community.connection.state === 'live' && <Retry post={post} />}
          <GiveUp post={post} />
        </Line>
      );
    case 'held':
      return (
        <Line words={trans.__('Not sent yet. It goes out in a moment.')}>
          <Undo post={post} />
        </Line>
      );
    default:
      return post.undoUntil > 0 ? (
        <Line words={post.delivery === 'sending' ? trans.__('Sending…') : trans.__('Posted.')}>
          <Undo post={post} />
        </Line>
      ) : post.delivery === 'sending' ? (
        <Line words={trans.__('Sending…')} />
      ) : null;
  }
}

interface ILineProps {
  words?: string;
  problem?: string;
  children?: React.ReactNode;
}

function Line({ words, problem, children }: ILineProps): JSX.Element {
  return (
    <div className={`jp-CommunityDelivery${problem ? ' jp-mod-failed' : ''}`}>
      <span role={problem ? 'alert' : undefined}>{problem ?? words}</span>
      {children}
    </div>
  );
}

function Retry({ post }: { post: IPost }): JSX.Element {
  const { discussion, trans } = useScope();
  return (
    <button
      type="button"
      className="jp-CommunityButton jp-mod-quiet"
      onClick={() => discussion.retry(post.id)}
    >
      {trans.__('Try again')}
    </button>
  );
}

/** The way on for a post that went out before its author had agreed to how the course talks. */
function Agree({ post }: { post: IPost }): JSX.Element {
  const scope = useScope();
  const { discussion, course, trans } = scope;
  const agree = async (): Promise<void> => {
    if (await readAndAgree(course, scope)) {
      discussion.retry(post.id);
    }
  };
  return (
    <button type="button" className="jp-CommunityButton" onClick={() => void agree()}>
      {trans.__('Read and agree')}
    </button>
  );
}

function GiveUp({ post }: { post: IPost }): JSX.Element {
  const { discussion, focus, trans } = useScope();
  const giveUp = (): void => {
    const key = composerOf(post);
    focus.want(key);
    discussion.discard(post.id);
    discussion.setOpen(key, true);
  };
  return (
    <button type="button" className="jp-CommunityButton jp-mod-quiet" onClick={giveUp}>
      {trans.__('Back to my draft')}
    </button>
  );
}

/** Takes the post back without a trace, as long as that works; a ring empties until then, and nothing blinks. */
function Undo({ post }: { post: IPost }): JSX.Element {
  const { discussion, community, focus, trans } = useScope();
  const [problem, setProblem] = React.useState('');
  const left = useSecondsUntil(post.undoUntil, () => community.connection.now());
  const undo = async (): Promise<void> => {
    const key = composerOf(post);
    try {
      await discussion.undo(post.id);
      focus.want(key);
      discussion.setOpen(key, true);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <>
      <button
        type="button"
        className="jp-CommunityButton jp-mod-quiet jp-CommunityDelivery-undo"
        onClick={() => void undo()}
      >
        {!community.settings.quiet && (
          <svg className="jp-CommunityDelivery-ring" viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="8" cy="8" r="6" />
            <circle
              cx="8"
              cy="8"
              r="6"
              pathLength={100}
              strokeDasharray={`${Math.min(100, left * 10)} 100`}
            />
          </svg>
        )}
        {trans.__('Undo')}
      </button>
      {problem && <span role="alert">{problem}</span>}
    </>
  );
}

/** The composer to which a text returns. */
function composerOf(post: IPost): string {
  return post.id === post.thread ? keys.start : keys.reply(post.thread);
}

function useSecondsUntil(until: number, now: () => number): number {
  const left = Math.max(0, Math.ceil((until - now()) / 1000));
  const [, tick] = React.useReducer((n: number) => n + 1, 0);
  React.useEffect(() => {
    const timer = setTimeout(tick, 1000);
    return () => clearTimeout(timer);
  });
  return left;
}
