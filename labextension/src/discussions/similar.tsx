/** What was asked already, offered while somebody asks; it is never in the way of asking anew. */
import * as React from 'react';

import type { IThread } from '../tokens';
import { isAside } from '../wire/asides';
import { likely } from './likely';
import { asked, othersWord, sentence } from './question';
import { useScope } from './scope';
import { nameOf, stateWord } from './words';

export function Similar({ draft }: { draft: string }): JSX.Element | null {
  const { discussion, trans } = useScope();
  const id = React.useId();
  const text = discussion.draft(draft);
  if (isAside(discussion.anchor) || discussion.manner(draft).kind !== 'question') {
    return null;
  }
  const found = likely(discussion.threads, text);
  if (found.length === 0) {
    return null;
  }
  return (
    <section className="jp-CommunitySimilar" aria-labelledby={id}>
      <h4 id={id}>{trans.__('Is it one of these?')}</h4>
      <ul>
        {found.map(thread => (
          <Offer key={thread.id} thread={thread} />
        ))}
      </ul>
    </section>
  );
}

function Offer({ thread }: { thread: IThread }): JSX.Element {
  const { community, discussion, announcer, trans } = useScope();
  const [problem, setProblem] = React.useState('');
  const { voices, state, kind } = thread;
  const isAsker = asked(thread, community.me?.id);
  const votes = kind === 'question' ? othersWord(isAsker || voices.mine, voices.others, trans) : '';
  const show = (event: React.MouseEvent<HTMLElement>): void => {
    const view = event.currentTarget.closest('.jp-CommunityDiscussion');
    const shown = view?.querySelector<HTMLElement>(`[data-thread="${CSS.escape(thread.id)}"]`);
    shown?.scrollIntoView({ block: 'center' });
    shown?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
  };
  const join = async (): Promise<void> => {
    setProblem('');
    try {
      if (kind === 'question') {
        await discussion.wonder(thread.id, true);
      }
      await discussion.attend(thread.id, 'followed');
      announcer.say(trans.__('You follow it now. Your own text is still here.'));
    } catch (error) {
      setProblem(sentence(error));
    }
  };
  const isJoined = thread.attention === 'followed' && (kind !== 'question' || voices.mine);
  return (
    <li>
      <button type="button" className="jp-CommunitySimilar-title" dir="auto" onClick={show}>
        {thread.title}
      </button>
      <span className="jp-CommunitySimilar-facts">
        {thread.started_by && <bdi>{nameOf(thread.started_by, trans)}</bdi>}
        {state && (
          <span className={`jp-CommunityState jp-mod-${state}`}>
            {stateWord(state, isAsker, trans)}
          </span>
        )}
        {votes && <span>{votes}</span>}
        {isAsker ? null : isJoined ? (
          <span role="status">{trans.__('You follow it.')}</span>
        ) : (
          <button type="button" className="jp-CommunityButton" onClick={() => void join()}>
            {kind === 'question' ? trans.__('I wonder, too') : trans.__('Follow')}
          </button>
        )}
      </span>
      {problem && (
        <p className="jp-CommunityProblem" role="alert">
          {problem}
        </p>
      )}
    </li>
  );
}
