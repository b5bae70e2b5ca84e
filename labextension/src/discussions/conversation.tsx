import * as React from 'react';

import type { IBoard } from '../tokens';
import { useSignals } from '../ui/follow';
import type * as Wire from '../wire/types';
import { Memory } from './memory';
import { ScopeProvider, focusWish, type ITools } from './scope';
import { Notice, Skeleton } from './states';
import { Thread } from './thread';

interface IProps {
  tools: ITools;
  course: Wire.ICourse;
  line: IBoard['threads'][number];
  /** The composer that is open from the start, with the focus in it. */
  composer: string;
}

/** One thread, away from its cell: the same conversation, with the same drafts. */
export function Conversation({ tools, course, line, composer }: IProps): JSX.Element {
  const { community, trans } = tools;
  const discussion = community.discussion(course.id, line.notebook, line.anchor);
  useSignals(discussion.changed, community.changed, community.connection.stateChanged);
  const [focus] = React.useState(() => {
    const wish = focusWish();
    wish.want(composer);
    return wish;
  });
  React.useEffect(() => discussion.setOpen(composer, true), [discussion, composer]);
  if (discussion.phase === 'loading') {
    return <Skeleton trans={trans} />;
  }
  const thread = discussion.threads.find(({ id }) => id === line.id);
  if (thread === undefined) {
    const gone = trans.__('This thread is not there any more.');
    return <Notice>{discussion.phase === 'ready' ? gone : discussion.problem}</Notice>;
  }
  return (
    <ScopeProvider value={{ ...tools, discussion, course, focus, memory: Memory.of(discussion) }}>
      <ul className="jp-CommunityThreads">
        <Thread thread={thread} />
      </ul>
    </ScopeProvider>
  );
}
