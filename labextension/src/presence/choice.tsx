import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { ICommunity } from '../tokens';
import type * as Wire from '../wire/types';
import { shownWord } from './words';

interface IProps {
  community: ICommunity;
  trans: TranslationBundle;
}

/** Whether others see that one is here: asked once, in plain words, and changed in one step ever after. */
export function Choice({ community, trans }: IProps): JSX.Element {
  const id = React.useId();
  const [problem, setProblem] = React.useState('');
  const [changes, setChanges] = React.useState(false);
  const { shown } = community.settings;
  const choose = async (wanted: Wire.Shown): Promise<void> => {
    setProblem('');
    try {
      await community.saveSettings({ shown: wanted });
      setChanges(false);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  const choices: [Wire.Shown, string][] = [
    ['named', trans.__('By name')],
    ['counted', trans.__('As one of a number')],
    ['not', shown === null ? trans.__('Not now') : trans.__('Not at all')]
  ];
  const buttons = (
    <div className="jp-CommunityChoice-buttons" role="group" aria-labelledby={`${id}-question`}>
      {choices.map(([wanted, label]) => (
        <button
          key={wanted}
          type="button"
          className="jp-CommunityButton"
          aria-pressed={shown === wanted}
          onClick={() => void choose(wanted)}
        >
          {label}
        </button>
      ))}
    </div>
  );
  const said = problem && (
    <p className="jp-CommunityProblem" role="alert">
      {problem}
    </p>
  );
  if (shown === null) {
    return (
      <div className="jp-CommunityChoice jp-mod-question">
        <p id={`${id}-question`} className="jp-CommunityChoice-question">
          {trans.__('May the others see that you are here?')}
        </p>
        {buttons}
        <p className="jp-CommunityChoice-note">
          {trans.__(
            'Only you decide, and you can change it at any time. Nobody is told what you chose, and nothing about when you are here is kept.'
          )}
        </p>
        {said}
      </div>
    );
  }
  return (
    <div className="jp-CommunityChoice">
      <p className="jp-CommunityChoice-note" id={`${id}-question`}>
        {shownWord(shown, trans)}{' '}
        <button
          type="button"
          className="jp-CommunityButton jp-mod-quiet"
          aria-expanded={changes}
          onClick={() => setChanges(!changes)}
        >
          {trans.__('Decide anew')}
        </button>
      </p>
      {changes && buttons}
      {said}
    </div>
  );
}
