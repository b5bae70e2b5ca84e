import * as React from 'react';

import type { IConnection, IDiscussion, IPlace, IPost, IThread } from '../tokens';
import { useSignals } from '../ui/follow';
import { useNear } from '../ui/near';
import { translated } from '../wire/marking';
import { isStaff } from '../wire/roles';
import type * as Wire from '../wire/types';
import { Advice } from './advice';
import { announce } from './announcing';
import { Composer } from './composer';
import { Gate } from './gate';
import { Hard } from './hard';
import { Memory } from './memory';
import { ScopeProvider, keys, useScope, type IFocusWish, type IScope, type ITools } from './scope';
import { Notice, Skeleton } from './states';
import { Summary } from './summary';
import { Thread } from './thread';

interface IProps {
  discussion: IDiscussion;
  course: Wire.ICourse;
  place: IPlace;
  focus: IFocusWish;
  tools: ITools;
}

/** What is said at a place, in whatever state that is. */
export function Body({ discussion, course, place, focus, tools }: IProps): JSX.Element {
  const { announcer, trans, community } = tools;
  useSignals(
    discussion.changed,
    community.changed,
    community.connection.stateChanged,
    community.notices(course.id).changed
  );
  const { title } = place;
  React.useEffect(() => {
    const tell = (_: IDiscussion, post: IPost): void => {
      const { settings, me } = community;
      announce(post, { discussion, settings, me: me?.id, announcer, trans, title });
    };
    discussion.arrived.connect(tell);
    return () => {
      discussion.arrived.disconnect(tell);
    };
  }, [discussion, community, announcer, trans, title]);
  const memory = Memory.of(discussion);
  const scope: IScope = { ...tools, discussion, course, place, focus, memory };
  const again = (): void => {
    tryAgain(community.connection);
    discussion.reload();
  };
  switch (discussion.phase) {
    case 'loading':
      return <Skeleton trans={trans} />;
    case 'failed':
      return (
        <Notice alert action={{ label: trans.__('Try again'), run: again }}>
          {translated(discussion.problem, trans)}
        </Notice>
      );
    case 'closed':
      return isStaff(course) ? (
        <Notice
          action={{ label: trans.__('Open it for the course'), run: () => place.open(course.id) }}
        >
          {trans.__(
            'This discussion is not open yet: nobody in %1 can write here until it is.',
            course.title
          )}
        </Notice>
      ) : (
        <Notice>
          {trans.__(
            'This discussion is not open yet. Your teacher opens it for the course; then you can write here.'
          )}
        </Notice>
      );
    default:
      return (
        <ScopeProvider value={scope}>
          {isStaff(course) && <Advice place={place} />}
          <Nearby />
        </ScopeProvider>
      );
  }
}

/** Pixels that a post takes, more or less: what is far away should be about as high as it will be. */
const POST = 80;

/** The conversation once it comes near; a lesson has many of them, and most are far down. */
function Nearby(): JSX.Element {
  const { discussion, memory } = useScope();
  const host = React.useRef<HTMLDivElement>(null);
  const isNear = useNear(host);
  if (isNear) {
    return <Talk />;
  }
  const shown = memory.shownThreads(discussion.threads);
  const posts = discussion.threads.filter(({ id }) => shown.has(id)).flatMap(({ talk }) => talk);
  return (
    <div ref={host} style={{ minBlockSize: `${(posts.length + 1) * POST}px` }}>
      {discussion.threads.length > 0 && <Summary />}
    </div>
  );
}

/** The conversation itself. */
function Talk(): JSX.Element {
  const { discussion, community, course, memory, practice, trans } = useScope();
  const { threads } = discussion;
  const shown = memory.shownThreads(threads);
  const visible = discussion.isOpen(keys.earlier)
    ? threads
    : threads.filter(({ id }) => shown.has(id));
  const hidden = threads.length - visible.length + discussion.earlier;
  const [problem, setProblem] = React.useState('');
  const showEarlier = async (): Promise<void> => {
    setProblem('');
    try {
      if (discussion.isOpen(keys.earlier) || threads.length === visible.length) {
        await discussion.loadEarlier();
      }
      discussion.setOpen(keys.earlier, true);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  const shut = discussion.gate?.open === false ? discussion.gate : null;
  const { connection } = community;
  const { quiet } = community.settings;
  // Who wants quiet opens a talk when they want it, and their own posts do not hide.
  const folded =
    quiet && threads.length > 0 && !discussion.isOpen(keys.talk) && !threads.some(isUnsaved);
  return (
    <>
      {threads.length > 0 || isStaff(course) ? <Summary /> : null}
      {practice !== true && <Hard />}
      {shut !== null && <Gate gate={shut} />}
      {threads.length === 0 && shut === null && (
        <p className="jp-CommunityEmpty">
          {trans.__('Nobody has written yet. What do you think?')}
        </p>
      )}
      {connection.state === 'stopped' && (
        <Notice action={{ label: trans.__('Try again'), run: () => connection.retry() }}>
          {translated(connection.reason, trans)}
        </Notice>
      )}
      {hidden > 0 && !folded && (
        <button
          type="button"
          className="jp-CommunityButton jp-mod-quiet"
          onClick={() => void showEarlier()}
        >
          {quiet
            ? trans.__('Show earlier threads')
            : trans._n('Show %1 earlier thread', 'Show %1 earlier threads', hidden)}
        </button>
      )}
      {problem && (
        <p className="jp-CommunityProblem" role="alert">
          {problem}
        </p>
      )}
      {folded && (
        <button
          type="button"
          className="jp-CommunityButton"
          onClick={() => discussion.setOpen(keys.talk, true)}
        >
          {trans.__('Show what is said here')}
        </button>
      )}
      {visible.length > 0 && !folded && (
        <ul className="jp-CommunityThreads" aria-label={trans.__('Threads')}>
          {visible.map(thread => (
            <Thread key={thread.id} thread={thread} />
          ))}
        </ul>
      )}
      <Composer
        label={trans.__('Start a thread')}
        placeholder={
          threads.length > 0
            ? trans.__('Say something new to %1', course.title)
            : trans.__('Write to %1', course.title)
        }
      />
    </>
  );
}

function isUnsaved({ talk }: IThread): boolean {
  return talk.some(({ delivery, undoUntil }) => delivery !== 'saved' || undoUntil > 0);
}

function tryAgain(connection: IConnection): void {
  if (connection.state !== 'live') {
    connection.retry();
  }
}
