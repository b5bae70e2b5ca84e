/** Raising a hand at a cell, and coming to whoever did. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import * as React from 'react';

import { ICommunity, ICopies, IPanel, IWhereabouts } from '../tokens';
import { handIcon } from '../ui/icons';
import { localeOf } from '../ui/time';
import { isStaff } from '../wire/roles';
import type * as Wire from '../wire/types';
import type { Queue } from './queue';
import { raisingWanted } from './wish';

const RAISE = 'jupyter-community:raise-hand';
const ASK = 'jupyter-community:ask';
const SHOW = 'jupyter-community:show-panel';

const hands: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-community:hands',
  description: 'Raising a hand at a cell, and coming to whoever did.',
  autoStart: true,
  requires: [ICommunity, IWhereabouts, ICopies, IPanel],
  optional: [ICommandPalette, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    community: ICommunity,
    whereabouts: IWhereabouts,
    copies: ICopies,
    panel: IPanel,
    palette: ICommandPalette | null,
    translator: ITranslator | null
  ): void => {
    const trans = (translator ?? nullTranslator).load('jupyter_community');
    const mayRaise = (): boolean => {
      const here = whereabouts.here;
      const course = here === null ? null : community.course(here.course);
      return course !== null && !isStaff(course) && here?.anchor != null;
    };
    app.commands.addCommand(RAISE, {
      icon: handIcon,
      label: trans.__('Raise My Hand at This Cell'),
      caption: trans.__('Raise my hand at this cell, so that somebody of the staff comes'),
      describedBy: { args: { type: 'object', properties: {} } },
      isEnabled: mayRaise,
      isVisible: mayRaise,
      execute: async () => {
        await app.commands.execute(SHOW);
        raisingWanted.emit();
      }
    });
    whereabouts.changed.connect(() => app.commands.notifyCommandChanged(RAISE));
    palette?.addItem({ command: RAISE, category: trans.__('Community') });
    const tools = {
      community,
      copies,
      whereabouts,
      trans,
      locale: localeOf((translator ?? nullTranslator).languageCode),
      askInstead: async (
        spot: { course: string; notebook: string; anchor: string | null },
        text: string,
        onlyStaff: boolean
      ): Promise<void> => {
        const { course, notebook, anchor } = spot;
        const discussion = community.discussion(course, notebook, anchor ?? '');
        if (text.trim() !== '') {
          discussion.setDraft('', text);
        }
        discussion.setManner('', { as: onlyStaff ? 'staff' : 'named', kind: 'question' });
        const known = community.board(course).notebooks.find(({ id }) => id === notebook);
        if (known !== undefined && anchor !== null) {
          await copies.reveal(known, anchor);
        }
        await app.commands.execute(ASK);
      }
    };
    void Promise.all([import('./section'), import('./queue')]).then(([section, line]) => {
      const queues = new Map<string, Queue>();
      const queue = (course: Wire.ICourse): Queue => {
        const key = `${course.id} ${course.role}`;
        const me = (): string | undefined => community.me?.id;
        const found =
          queues.get(key) ?? new line.Queue(community.connection, course, me, () => Math.random());
        queues.set(key, found);
        return found;
      };
      panel.add({
        id: 'hands',
        rank: 20,
        render: course => (
          <section.Hands key={course.id} course={course} tools={{ ...tools, queue }} />
        )
      });
    });
  }
};

export default [hands];
