/** Showing one's cell with a post: a tick that nobody sets but its author, and what exactly others will see. */
import * as React from 'react';

import type { IPost, IThread } from '../tokens';
import type { ISnapshot } from '../wire/snapshot';
import { useScope } from './scope';
import { Snapshot } from './snapshot';
import { takeSnapshot } from './taking';

interface IOfferProps {
  /** Key of the draft. */
  draft: string;
  /** The thread that is answered; without one, a new thread. */
  thread?: IThread;
}

/** Offered where somebody asks, or talks on about what they asked; never ticked from the start. */
export function ShowMyCell({ draft, thread }: IOfferProps): JSX.Element | null {
  const { discussion, community, place, login, trans } = useScope();
  const id = React.useId();
  const { as, kind } = discussion.manner(draft);
  const attachment = discussion.attachment(draft);
  const cell = place?.cell?.() ?? null;
  const isQuestion = thread === undefined ? kind === 'question' : thread.state !== null;
  if (attachment === null && (cell === null || !isQuestion)) {
    return null;
  }
  const names = as === 'nameless' ? [login, community.me?.name ?? ''] : [];
  const take = (): ISnapshot | null => (cell === null ? null : takeSnapshot(cell, names));
  const now = take();
  if (attachment === null && now === null) {
    return null;
  }
  const show = (snapshot: ISnapshot | null): void =>
    discussion.attach(draft, snapshot === null ? null : { cell: snapshot, as });
  const remove = (n: number): void => {
    const { cell: shown } = attachment!;
    const pieces = shown.pieces.filter((_, other) => other !== n);
    const omitted = [...new Set([...shown.omitted, 'removed' as const])];
    show(pieces.length === 0 ? null : { ...shown, pieces, omitted });
  };
  const isOld =
    attachment !== null &&
    now !== null &&
    !attachment.cell.omitted.includes('removed') &&
    JSON.stringify(now) !== JSON.stringify(attachment.cell);
  return (
    <div className="jp-CommunityShowCell">
      <label>
        <input
          type="checkbox"
          checked={attachment !== null}
          aria-describedby={attachment === null ? undefined : `${id}-note`}
          onChange={event => show(event.target.checked ? take() : null)}
        />
        {trans.__('Show my cell with it: its code, output and errors')}
      </label>
      {attachment !== null && (
        <>
          <p className="jp-CommunityShowCell-note" id={`${id}-note`}>
            {as === 'nameless'
              ? trans.__(
                  'Exactly this is shown. Your name, your login and your home folder were taken out; what you wrote may still tell who you are.'
                )
              : trans.__(
                  'Exactly this is shown, to whoever can read your post. Your home folder was taken out. What you change in the cell later changes nothing here.'
                )}
          </p>
          <Snapshot snapshot={attachment.cell} remove={remove} />
          {isOld && (
            <p className="jp-CommunityShowCell-note">
              {trans.__('Your cell has changed since.')}{' '}
              <button
                type="button"
                className="jp-CommunityButton jp-mod-quiet"
                onClick={() => show(take())}
              >
                {trans.__('Show it as it is now')}
              </button>
            </p>
          )}
        </>
      )}
    </div>
  );
}

/** The cell under a post, folded until somebody wants to see it, and asked for no earlier. */
export function ShownCell({ post }: { post: IPost }): JSX.Element | null {
  const { discussion, trans } = useScope();
  const id = React.useId();
  const [snapshot, setSnapshot] = React.useState<ISnapshot | null>(null);
  const [problem, setProblem] = React.useState('');
  const key = `shown:${post.id}`;
  const isOpen = discussion.isOpen(key);
  React.useEffect(() => {
    if (isOpen && snapshot === null) {
      discussion
        .cellOf(post.id)
        .then(setSnapshot)
        .catch((error: unknown) =>
          setProblem(error instanceof Error ? error.message : String(error))
        );
    }
  }, [discussion, post.id, isOpen, snapshot]);
  if (post.attached !== true) {
    return null;
  }
  const press = (): void => {
    setProblem('');
    discussion.setOpen(key, !isOpen);
  };
  return (
    <div className="jp-CommunityShownCell">
      <button
        type="button"
        className="jp-CommunityButton jp-mod-quiet"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={press}
      >
        <span className="jp-CommunityShownCell-mark" aria-hidden="true" />
        {trans.__('The cell that is meant')}
      </button>
      <div id={id}>
        {isOpen && snapshot && <Snapshot snapshot={snapshot} />}
        {isOpen && problem && (
          <p className="jp-CommunityProblem" role="alert">
            {problem}
          </p>
        )}
      </div>
    </div>
  );
}
