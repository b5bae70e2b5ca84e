import * as React from 'react';

import type { IThread } from '../tokens';
import { keys, useScope } from './scope';
import { TextBox } from './writing';

/** Where the staff write a summary for the top of a thread. */
export function Summing({ thread }: { thread: IThread }): JSX.Element {
  const { discussion, trans } = useScope();
  const [problem, setProblem] = React.useState('');
  const key = keys.summary(thread.id);
  const close = (): void => {
    discussion.setOpen(key, false);
    discussion.setDraft(key, '');
  };
  const save = (): void => {
    setProblem('');
    discussion
      .guide(thread.id, { summary: discussion.draft(key).trim() || null })
      .then(close)
      .catch(error => setProblem(error instanceof Error ? error.message : String(error)));
  };
  return (
    <div
      className="jp-CommunityComposer jp-mod-open"
      role="group"
      aria-label={trans.__('Summary of the thread')}
    >
      {problem && (
        <div className="jp-CommunityProblem" role="alert">
          {problem}
        </div>
      )}
      <TextBox
        draft={key}
        label={trans.__('Summary of the thread')}
        placeholder={trans.__('What came out of it? Leave it empty for no summary.')}
        send={save}
      />
      <div className="jp-CommunityComposer-bar">
        <span className="jp-CommunityComposer-audience">
          {trans.__('Everyone who can see the thread will see this on top of it.')}
        </span>
        <button type="button" className="jp-CommunityButton jp-mod-quiet" onClick={close}>
          {trans.__('Cancel')}
        </button>
        <button type="button" className="jp-CommunityButton jp-mod-primary" onClick={save}>
          {trans.__('Save')}
        </button>
      </div>
    </div>
  );
}
