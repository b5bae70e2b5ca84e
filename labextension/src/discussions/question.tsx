/** How far a question has come, and the words by which its asker and the staff move it on. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { IDiscussion, IPost, IThread } from '../tokens';
import type { IChoice } from '../ui/menu';
import { isMine, isStaff } from '../wire/roles';
import type * as Wire from '../wire/types';
import { useScope } from './scope';
import { stateWord } from './words';

/** A chip beside the question. */
export function State({ thread }: { thread: IThread }): JSX.Element | null {
  const { community, trans } = useScope();
  if (thread.audience === 'staff' && thread.state === null) {
    return <span className="jp-CommunityState">{trans.__('only staff')}</span>;
  }
  if (thread.state === null) {
    return null;
  }
  return (
    <>
      <span className={`jp-CommunityState jp-mod-${thread.state}`}>
        {stateWord(thread.state, asked(thread, community.me?.id), trans)}
      </span>
      {thread.audience === 'staff' && (
        <span className="jp-CommunityState">{trans.__('only staff')}</span>
      )}
    </>
  );
}

/** What the asker is asked once somebody of the staff has answered, and how they open the question again. */
export function Verdict({ thread }: { thread: IThread }): JSX.Element | null {
  const { community, discussion, trans } = useScope();
  const [problem, setProblem] = React.useState('');
  const { state } = thread;
  if ((state !== 'answered' && state !== 'resolved') || !asked(thread, community.me?.id)) {
    return null;
  }
  const say = (wanted: Wire.State): void => {
    setProblem('');
    discussion.say(thread.id, wanted).catch(error => setProblem(sentence(error)));
  };
  return (
    <div className="jp-CommunityVerdict" role="group" aria-label={trans.__('Your question')}>
      {state === 'answered' && (
        <>
          <span>{trans.__('Does this answer your question?')}</span>
          <button
            type="button"
            className="jp-CommunityButton jp-mod-quiet"
            onClick={() => say('resolved')}
          >
            {trans.__('Yes, it does')}
          </button>
        </>
      )}
      <button type="button" className="jp-CommunityButton jp-mod-quiet" onClick={() => say('open')}>
        {trans.__('I still need help')}
      </button>
      {problem && (
        <p className="jp-CommunityProblem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

/** One press says "me too"; whoever reads it learns that they are not the only one, and never who else. */
export function Voices({ thread }: { thread: IThread }): JSX.Element | null {
  const { community, discussion, trans } = useScope();
  const [problem, setProblem] = React.useState('');
  if (thread.kind !== 'question') {
    return null;
  }
  const { mine, others } = thread.voices;
  const press = (): void => {
    setProblem('');
    discussion.wonder(thread.id, !mine).catch(error => setProblem(sentence(error)));
  };
  const isAsker = asked(thread, community.me?.id);
  const words = community.settings.quiet ? '' : othersWord(isAsker || mine, others, trans);
  if (isAsker && words === '' && problem === '') {
    return null;
  }
  return (
    <div className="jp-CommunityVoices">
      {!isAsker && (
        <button type="button" className="jp-CommunityButton" aria-pressed={mine} onClick={press}>
          {trans.__('I wonder, too')}
        </button>
      )}
      {words && <span>{words}</span>}
      {problem && (
        <span className="jp-CommunityProblem" role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}

/** How many others wonder, in words; those below three are few. */
export function othersWord(
  me: boolean,
  others: Wire.IVoices['others'],
  trans: TranslationBundle
): string {
  if (others === 0) {
    return '';
  }
  if (others === 'few') {
    return me ? trans.__('You and a few others') : trans.__('A few wonder about this');
  }
  return me
    ? trans._n('You and %1 other', 'You and %1 others', others)
    : trans._n('%1 person wonders about this', '%1 people wonder about this', others);
}

/** Whether the reader may say that a question is answered, and by what. */
export function maySayWhetherAnswered(
  thread: IThread,
  me: string | undefined,
  course: Wire.ICourse
): boolean {
  return thread.state !== null && (isStaff(course) || asked(thread, me));
}

interface ITools {
  discussion: IDiscussion;
  trans: TranslationBundle;
  failed: (problem: string) => void;
}

/** Makes a reply the answer, or no longer. */
export function answerChoice(
  post: IPost,
  thread: IThread,
  { discussion, trans, failed }: ITools
): IChoice {
  const isAnswer = thread.accepted === post.id;
  const run = (): void => {
    failed('');
    const said = isAnswer
      ? discussion.say(thread.id, 'open')
      : discussion.say(thread.id, 'resolved', post.id);
    said.catch(error => failed(sentence(error)));
  };
  return {
    id: 'answer',
    label: isAnswer ? trans.__('Not the answer after all') : trans.__('This answers the question'),
    run
  };
}

export function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whether the reader asked. Their first post says so; without it nobody can say any more. */
export function asked(thread: IThread, me: string | undefined): boolean {
  const first = thread.talk.find(({ n }) => n === 1);
  return first !== undefined && isMine(first, me);
}
