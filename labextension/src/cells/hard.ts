import { Notification } from '@jupyterlab/apputils';
import type { INotebookTracker } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';

import type { ICommunity, IDiscussion } from '../tokens';
import { KEY, readCell, readNotebook } from './metadata';

export const HARD = 'jupyter-community:found-hard';

/** “Found this hard” for the active cell, from the palette and the context menu. */
export function addHard(
  commands: CommandRegistry,
  tracker: INotebookTracker,
  community: ICommunity,
  trans: TranslationBundle
): void {
  const active = (): IDiscussion | null => activeDiscussion(tracker, community);
  commands.addCommand(HARD, {
    label: trans.__('Found This Cell Hard'),
    caption: trans.__('Counted without your name; choose it again to take it back'),
    describedBy: { args: { type: 'object', properties: {} } },
    isEnabled: () => active() !== null,
    isVisible: () => active() !== null,
    isToggled: () => active()?.hard.mine === true,
    execute: async () => {
      const discussion = active();
      if (discussion === null) {
        return;
      }
      const given = !discussion.hard.mine;
      try {
        await discussion.findHard(given);
        Notification.info(
          given
            ? trans.__('Counted, without your name. You are hardly the only one.')
            : trans.__('Taken back.'),
          { autoClose: 4000 }
        );
      } catch (error) {
        Notification.error(error instanceof Error ? error.message : String(error));
      }
    }
  });
}

/** What is said at the active cell; null where nothing can be. */
function activeDiscussion(tracker: INotebookTracker, community: ICommunity): IDiscussion | null {
  const home = readNotebook(tracker.currentWidget?.content.model?.getMetadata(KEY));
  const mark = readCell(tracker.activeCell?.model.getMetadata(KEY));
  if (home === null || mark === null) {
    return null;
  }
  const { courses } = community;
  const only = courses.length === 1 ? courses[0] : null;
  const course = home.course === null ? only : community.course(home.course);
  return course === null ? null : community.discussion(course.id, home.notebook, mark.id);
}
