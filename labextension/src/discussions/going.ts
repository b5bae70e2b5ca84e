/** Going to where something is said: to its cell in one's own copy, else to the same talk in the panel. */
import * as React from 'react';

import type { IBoard, ICopies, IDiscussion } from '../tokens';
import { GENERAL } from '../wire/general';
import type * as Wire from '../wire/types';
import { Memory } from './memory';
import type { Outlook } from './outlook';
import { keys, useScope, type ITools } from './scope';
import { showPost } from './showing';

interface IContext {
  board: IBoard;
  outlook: Outlook;
  tools: ITools;
  copies: ICopies;
}

export interface IAim {
  thread: Pick<Wire.IThread, 'id' | 'notebook' | 'anchor'>;
  /** Null: wherever the thread begins. */
  post: { id: string; n: number } | null;
}

interface IGoing {
  go: (aim: IAim) => void;
  /** What has no copy that could be found, so that it can be read in the panel. */
  missing: { notebook: Wire.INotebook; aim: IAim } | null;
  /** Reads it in the panel. */
  stay: (aim: IAim) => void;
}

export function useGoing({ board, outlook, tools, copies }: IContext): IGoing {
  const [missing, setMissing] = React.useState<IGoing['missing']>(null);
  const point = ({ thread, post }: IAim): void => {
    const { id, notebook, anchor } = thread;
    const discussion = tools.community.discussion(board.course.id, notebook, anchor);
    pointAt(discussion, id, post).catch(() => undefined); // The thread itself says what is wrong.
  };
  const stay = (aim: IAim): void => {
    setMissing(null);
    point(aim);
    const { notebook, anchor } = aim.thread;
    outlook.choose({ place: { notebook, anchor }, live: null });
  };
  const go = async (aim: IAim): Promise<void> => {
    const { notebook: id, anchor } = aim.thread;
    const notebook = board.notebooks.find(each => each.id === id);
    if (id === GENERAL || notebook === undefined) {
      stay(aim);
      return;
    }
    const isThere = await copies.reveal(notebook, anchor);
    setMissing(isThere ? null : { notebook, aim });
    if (isThere) {
      point(aim);
    }
  };
  return { go: aim => void go(aim), missing, stay };
}

/** Unfolds a thread around a post, and lets the post come into view. */
export async function pointAt(
  discussion: IDiscussion,
  thread: string,
  post: IAim['post']
): Promise<void> {
  Memory.of(discussion).showThread(thread);
  discussion.setOpen(keys.found(post?.id ?? thread), true);
  await loaded(discussion);
  await showPost(discussion, thread, post?.n ?? 1);
  discussion.setOpen(keys.found(post?.id ?? thread), true); // Drawn anew, with what was loaded.
}

function loaded(discussion: IDiscussion): Promise<void> {
  return new Promise(resolve => {
    const look = (): void => {
      if (discussion.phase !== 'loading') {
        discussion.changed.disconnect(look);
        resolve();
      }
    };
    discussion.changed.connect(look);
    look();
  });
}

interface IFound {
  ref: React.RefObject<HTMLElement>;
  isFound: boolean;
  onBlur: () => void;
}

/** Whether somebody came to see this post; it then takes the focus once, and stands out until that goes on. */
export function useFound(post: string): IFound {
  const { discussion } = useScope();
  const ref = React.useRef<HTMLElement>(null);
  const isFound = discussion.isOpen(keys.found(post));
  React.useEffect(() => {
    if (isFound) {
      ref.current?.scrollIntoView?.({ block: 'center' });
      ref.current?.focus({ preventScroll: true });
    }
  }, [isFound]);
  return { ref, isFound, onBlur: () => isFound && discussion.setOpen(keys.found(post), false) };
}
