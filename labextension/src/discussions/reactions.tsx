/** A word or two about a post: chosen from its menu, shown below it, and taken back as easily. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { IDiscussion, IPost } from '../tokens';
import type { IChoice } from '../ui/menu';
import { isMine } from '../wire/roles';
import type * as Wire from '../wire/types';
import { useScope } from './scope';
import { reactionWord } from './words';

const KINDS: Wire.ReactionKind[] = ['thank_you', 'helped', 'landed', 'differently'];

interface ITools {
  discussion: IDiscussion;
  trans: TranslationBundle;
  failed: (problem: string) => void;
}

/** What can be said of a post that nobody has said yet; what somebody has stands below it, to be pressed. */
export function reactionChoices(post: IPost, { discussion, trans, failed }: ITools): IChoice[] {
  return KINDS.filter(kind => !post.reactions?.some(said => said.kind === kind)).map(kind => ({
    id: `react-${kind}`,
    label: trans.__('Say “%1”', reactionWord(kind, trans)),
    run: () => {
      failed('');
      discussion.react(post.id, kind, true).catch(error => failed(sentence(error)));
    }
  }));
}

interface IProps {
  post: IPost;
  failed: (problem: string) => void;
}

/** What people said of a post, and how many roughly; never who. */
export function Reactions({ post, failed }: IProps): JSX.Element | null {
  const { discussion, community, trans } = useScope();
  const said = post.reactions ?? [];
  if (said.length === 0) {
    return null;
  }
  const own = isMine(post, community.me?.id);
  const press = ({ kind, mine }: Wire.IReaction): void => {
    failed('');
    discussion.react(post.id, kind, !mine).catch(error => failed(sentence(error)));
  };
  return (
    <ul className="jp-CommunityReactions" aria-label={trans.__('Reactions')}>
      {said.map(reaction => {
        const words = (
          <>
            {reactionWord(reaction.kind, trans)}
            {!community.settings.quiet && (
              <span className="jp-CommunityReactions-who">{whoWord(reaction, trans)}</span>
            )}
          </>
        );
        return (
          <li key={reaction.kind}>
            {own ? (
              <span className="jp-CommunityReaction">{words}</span>
            ) : (
              <button
                type="button"
                className="jp-CommunityReaction"
                aria-pressed={reaction.mine}
                onClick={() => press(reaction)}
              >
                {words}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function whoWord({ mine, others }: Wire.IReaction, trans: TranslationBundle): string {
  if (others === 0) {
    return trans.__('you');
  }
  if (others === 'few') {
    return mine ? trans.__('you and a few') : trans.__('a few');
  }
  return mine ? trans.__('you and %1', others) : String(others);
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
