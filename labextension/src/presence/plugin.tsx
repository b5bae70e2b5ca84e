/** Presence: who is here, as far as they want it to be known. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import * as React from 'react';

import { ICommunity, ICopies, IPanel, IWhereabouts } from '../tokens';
import { Gutter } from './gutter';
import { Listener } from './listener';
import { Speaker } from './speaker';

const presence: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-community:presence',
  description: 'Who is here, as far as they want it to be known.',
  autoStart: true,
  requires: [ICommunity, IWhereabouts, ICopies, IPanel],
  optional: [ITranslator],
  activate: (
    _: JupyterFrontEnd,
    community: ICommunity,
    whereabouts: IWhereabouts,
    copies: ICopies,
    panel: IPanel,
    translator: ITranslator | null
  ): void => {
    const trans = (translator ?? nullTranslator).load('jupyter_community');
    const listener = new Listener(community, whereabouts);
    new Speaker(community, whereabouts, {
      get visible() {
        return document.visibilityState === 'visible';
      },
      visibilityChanged: document,
      random: () => Math.random()
    });
    new Gutter(community, listener, whereabouts);
    const tools = { community, copies, listener, trans };
    void import('./section').then(({ Here }) =>
      panel.add({
        id: 'presence',
        rank: 10,
        render: course => <Here key={course.id} course={course} tools={tools} />
      })
    );
  }
};

export default [presence];
