import * as React from 'react';

import type { IBoard } from '../tokens';
import { useSignals } from '../ui/follow';
import { translated } from '../wire/marking';
import type * as Wire from '../wire/types';
import { Memory } from './memory';
import { ScopeProvider, focusWish, type IScope, type ITools } from './scope';
import { Notice, Skeleton } from './states';
import { around } from './stretch';
import { Thread } from './thread';

interface IProps {
  tools: ITools;
  course: Wire.ICourse;
  line: IBoard['threads'][number];
  /** The composer that is open from the start, with the focus in it. */
  composer?: string;
  /** A post that is to be seen, however old it is. */
  post?: string;
}

/** One thread, away from its cell: the same conversation, with the same drafts. */
export function Conversation({ tools, course, line, composer, post }: IProps): JSX.Element {
  const { community, trans } = tools;
  const discussion = community.discussion(course.id, line.notebook, line.anchor);
  useSignals(discussion.changed, community.changed, community.connection.stateChanged);
  const [focus] = React.useState(() => {
    const wish = focusWish();
    if (composer !== undefined) {
      wish.want(composer);
    }
    return wish;
  });
  const loadedBefore = React.useRef<number>();
  const [, redraw] = React.useReducer((n: number) => n + 1, 0);
  React.useEffect(() => {
    if (composer !== undefined) {
      discussion.setOpen(composer, true);
    }
  }, [discussion, composer]);
  const there = discussion.threads.find(({ id }) => id === line.id);
  const oldest = there?.talk.find(({ n }) => n > 1)?.n;
  React.useEffect(() => {
    const found = there?.talk.find(({ id }) => id === post);
    if (found !== undefined) {
      const memory = Memory.of(discussion);
      if (there !== undefined && found.n < memory.stretch(there).from) {
        memory.showStretch(line.id, around(found.n, there.posts));
        redraw();
      }
    } else if (post !== undefined && there?.more && oldest !== loadedBefore.current) {
      loadedBefore.current = oldest;
      void discussion.loadBefore(line.id, oldest).catch(() => undefined);
    }
  }, [discussion, line.id, post, there, oldest]);
  if (discussion.phase === 'loading') {
    return <Skeleton trans={trans} />;
  }
  const thread = discussion.threads.find(({ id }) => id === line.id);
  if (thread === undefined) {
    const gone = trans.__('This thread is not there any more.');
    return (
      <Notice>{discussion.phase === 'ready' ? gone : translated(discussion.problem, trans)}</Notice>
    );
  }
  const memory = Memory.of(discussion);
  const scope: IScope = { ...tools, discussion, course, focus, memory };
  return (
    <ScopeProvider value={scope}>
      <ul className="jp-CommunityThreads">
        <Thread thread={thread} />
      </ul>
    </ScopeProvider>
  );
}
