import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { INotices } from '../tokens';
import type * as Wire from '../wire/types';
import type { IAim } from './going';
import { nameOf } from './words';

interface IProps {
  notices: INotices;
  name: string;
  trans: TranslationBundle;
  go: (aim: IAim) => void;
}

type Item = Wire.IWelcomeBack['news'][number];

/** For who was away for a while: what is new and may be of use, and nothing of what they missed. */
export function WelcomeBack({ notices, name, trans, go }: IProps): JSX.Element | null {
  const [problem, setProblem] = React.useState('');
  const { welcome } = notices;
  if (welcome === null) {
    return null;
  }
  const done = (): void => {
    notices
      .welcomed()
      .catch((error: unknown) => setProblem(error instanceof Error ? error.message : ''));
  };
  return (
    <section className="jp-CommunityWelcome" aria-label={trans.__('Welcome back')}>
      <h3>{trans.__('Welcome back, %1.', name)}</h3>
      <p>
        {welcome.news.length === 0
          ? trans.__('Good to see you. All is where you left it.')
          : trans.__('Good to see you. There is no need to read everything; this may be of use:')}
      </p>
      <ul>
        {welcome.news.map(item => (
          <li key={item.thread.id}>
            <button
              type="button"
              className="jp-CommunityBoard-item"
              onClick={() => go({ thread: item.thread, post: null })}
            >
              <span className="jp-CommunityBoard-what">
                <span className="jp-CommunityBoard-facts">{sentence(item, trans)}</span>
                <span className="jp-CommunityBoard-title" dir="auto">
                  {item.thread.title}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="jp-CommunityButton" onClick={done}>
        {trans.__('Thank you')}
      </button>
      {problem && (
        <p className="jp-CommunityProblem" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}

function sentence({ why, thread }: Item, trans: TranslationBundle): string {
  switch (why) {
    case 'announced':
      return thread.started_by
        ? trans.__('%1 announced', nameOf(thread.started_by, trans))
        : trans.__('Announced');
    case 'answered':
      return trans.__('You were answered');
    default:
      return trans.__('The staff summed up');
  }
}
