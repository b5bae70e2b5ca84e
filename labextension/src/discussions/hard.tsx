/** “Found this hard”: one press, no word and no name; whoever reads it learns that they are not the only one. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type * as Wire from '../wire/types';
import { useScope } from './scope';

/** Stands at the head of the talk of every cell. */
export function Hard(): JSX.Element {
  const { discussion, community, trans } = useScope();
  const id = React.useId();
  const [problem, setProblem] = React.useState('');
  const { mine } = discussion.hard;
  const words = community.settings.quiet ? '' : hardWords(discussion.hard, trans);
  const press = (): void => {
    setProblem('');
    discussion
      .findHard(!mine)
      .catch(error => setProblem(error instanceof Error ? error.message : String(error)));
  };
  return (
    <div className="jp-CommunityHard">
      <button
        type="button"
        className="jp-CommunityButton jp-mod-quiet"
        aria-pressed={mine}
        aria-describedby={words ? id : undefined}
        title={trans.__('Counted without your name, and never shown as yours')}
        onClick={press}
      >
        {trans.__('Found this hard')}
      </button>
      {words && <span id={id}>{words}</span>}
      {problem && (
        <span className="jp-CommunityProblem" role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}

/** What the reader is told of those who found a cell hard; empty if nobody did. */
export function hardWords({ mine, others }: Wire.IVoices, trans: TranslationBundle): string {
  if (others === 0) {
    return mine ? trans.__('You did') : '';
  }
  if (others === 'few') {
    return mine ? trans.__('You and a few others') : trans.__('A few did');
  }
  return mine
    ? trans._n('You and %1 other', 'You and %1 others', others)
    : trans._n('%1 person did', '%1 people did', others);
}
