/** People whom the reader muted: their posts fold into a line, and nobody is told. */
import * as React from 'react';

import type { IChoice } from '../ui/menu';
import type * as Wire from '../wire/types';
import { useScope, type IScope } from './scope';

interface IMuted {
  isHidden: boolean;
  show: () => void;
}

/** Whether a post is folded away because of who wrote it. */
export function useMuted(author: Wire.Byline | null): IMuted {
  const { community, discussion } = useScope();
  const [isShown, setShown] = React.useState(false);
  return {
    isHidden: !isShown && isMuted(author, { community, discussion }),
    show: () => setShown(true)
  };
}

export function Silenced({ name, show }: { name: string; show: () => void }): JSX.Element {
  const { trans } = useScope();
  return (
    <article className="jp-CommunityPost jp-mod-deleted">
      <p className="jp-CommunityPost-gone">
        {trans.__('You muted %1.', name)}{' '}
        <button type="button" className="jp-CommunityButton jp-mod-quiet" onClick={show}>
          {trans.__('Show the post')}
        </button>
      </p>
    </article>
  );
}

type Context = Pick<IScope, 'community' | 'discussion'>;

function isMuted(author: Wire.Byline | null, { community, discussion }: Context): boolean {
  const muted = community.notices(discussion.course).telling?.muted ?? [];
  return author !== null && 'id' in author && muted.some(({ id }) => id === author.id);
}

/** What the menu of somebody else's post offers. */
export function mutingChoices(
  author: Wire.Byline | null,
  { community, discussion, trans }: Context & Pick<IScope, 'trans'>,
  failed: (problem: string) => void
): IChoice[] {
  if (author === null || !('id' in author) || author.id === community.me?.id) {
    return [];
  }
  const muted = isMuted(author, { community, discussion });
  const run = (): void => {
    failed('');
    community
      .notices(discussion.course)
      .mute(author.id, !muted)
      .catch((error: unknown) => failed(error instanceof Error ? error.message : String(error)));
  };
  const label = muted
    ? trans.__('Hear of %1 again', author.name)
    : trans.__('Mute %1', author.name);
  return [{ id: 'mute-person', label, run }];
}
