import { Notification } from '@jupyterlab/apputils';
import type { Cell } from '@jupyterlab/cells';
import type { INotebookTracker } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';

import type { ICommunity, IDiscussion } from '../tokens';
import type { Asking } from './asking';
import { KEY, readCell } from './metadata';
import type { IOpened, Opened } from './opened';

export const HARD = 'jupyter-community:found-hard';

interface IHouse {
  commands: CommandRegistry;
  tracker: INotebookTracker;
  community: ICommunity;
  opened: Opened;
  asking: Asking;
  trans: TranslationBundle;
}

/** “Found this hard” for the active cell, whatever cell it is: from the palette and the context menu. */
export function addHard({ commands, tracker, community, opened, asking, trans }: IHouse): void {
  const current = (): IOpened | undefined =>
    tracker.currentWidget === null ? undefined : opened.get(tracker.currentWidget);
  const known = (): IDiscussion | null => {
    const here = current();
    return here !== undefined && tracker.activeCell !== null
      ? talkAt(here, tracker.activeCell, community)
      : null;
  };
  commands.addCommand(HARD, {
    label: trans.__('Found This Cell Hard'),
    caption: trans.__('Counted without your name; choose it again to take it back'),
    describedBy: { args: { type: 'object', properties: {} } },
    isEnabled: () => current() !== undefined && tracker.activeCell !== null,
    isToggled: () => known()?.hard.mine === true,
    execute: async () => {
      const here = current();
      const cell = tracker.activeCell;
      if (here === undefined || cell === null || !(await asking.prepare(here))) {
        return;
      }
      const discussion = talkAt(here, cell, community);
      if (discussion === null) {
        Notification.info(
          trans.__(
            'This cell is only in your copy. At a cell that others have, too, you can say so.'
          ),
          { autoClose: 8000 }
        );
        return;
      }
      const given = !discussion.hard.mine;
      try {
        await discussion.findHard(given);
        const thanks = trans.__('Counted, without your name. You are hardly the only one.');
        Notification.info(given ? thanks : trans.__('Taken back.'), { autoClose: 4000 });
      } catch (error) {
        Notification.error(error instanceof Error ? error.message : String(error));
      }
    }
  });
}

/** What is said at a cell; null where nobody else could find it. */
function talkAt({ copy }: IOpened, { model }: Cell, community: ICommunity): IDiscussion | null {
  const anchor = readCell(model.getMetadata(KEY))?.id ?? copy.anchorOf(model);
  const course = copy.home?.course ?? null;
  return copy.home === null || course === null || anchor === null
    ? null
    : community.discussion(course, copy.home.notebook, anchor);
}
