import { InputDialog, showErrorMessage } from '@jupyterlab/apputils';
import type { INotebookTracker } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';

import type { ICommunity } from '../tokens';
import { askIcon } from '../ui/icons';
import { isStaff } from '../wire/roles';
import type { Asking } from './asking';
import type { IOpened, Opened } from './opened';
import type { Sharing } from './sharing';

export const ASK = 'jupyter-community:ask';
export const ATTACH = 'jupyter-community:attach-thread';
export const SHARE = 'jupyter-community:share-cells';

interface IHouse {
  commands: CommandRegistry;
  tracker: INotebookTracker;
  community: ICommunity;
  opened: Opened;
  asking: Asking;
  sharing: Sharing;
  trans: TranslationBundle;
}

const describedBy = { args: { type: 'object', properties: {} } };

/** Adds what people can do at any cell. */
export function addTalkCommands(house: IHouse): void {
  const { commands, tracker, community, asking, sharing, trans } = house;
  const current = (): IOpened | undefined => {
    const panel = tracker.currentWidget;
    return panel === null ? undefined : house.opened.get(panel);
  };
  commands.addCommand(ASK, {
    label: trans.__('Ask at This Cell'),
    caption: trans.__('Ask at this cell: everybody who has it can find and answer it'),
    icon: askIcon,
    describedBy,
    isEnabled: () => current() !== undefined && tracker.activeCell !== null,
    execute: async () => {
      const opened = current();
      const cell = opened?.copy.panel.content.activeCell;
      if (opened && cell) {
        await asking.ask(opened, cell);
      }
    }
  });
  const attachable = (opened: IOpened | undefined): { id: string; title: string }[] =>
    (opened?.strays.threads ?? []).filter(thread => opened?.strays.mayAttach(thread));
  commands.addCommand(ATTACH, {
    label: trans.__('Attach Thread to This Cell…'),
    caption: trans.__('Choose one of the threads without a cell, and attach it to this one'),
    describedBy,
    isEnabled: () => attachable(current()).length > 0 && current()?.strays.target !== null,
    isVisible: () => attachable(current()).length > 0,
    execute: async () => {
      const opened = current();
      if (opened !== undefined) {
        await chooseAndAttach(opened, attachable(opened), trans);
      }
    }
  });
  const teaches = (): boolean => {
    const course = current()?.copy.home?.course ?? null;
    const known = course === null ? null : community.course(course);
    return known !== null && isStaff(known);
  };
  commands.addCommand(SHARE, {
    label: trans.__('Share Cells with the Course'),
    caption: trans.__(
      'Lines every copy of this notebook up with yours, by fingerprints that hold none of its text'
    ),
    describedBy,
    isEnabled: teaches,
    isVisible: teaches,
    execute: async () => {
      const opened = current();
      if (opened !== undefined) {
        await sharing.begin(opened);
      }
    }
  });
}

async function chooseAndAttach(
  { strays }: IOpened,
  threads: readonly { id: string; title: string }[],
  trans: TranslationBundle
): Promise<void> {
  const titles = threads.map(({ title }, n) => `${n + 1}. ${title}`);
  const { button, value } = await InputDialog.getItem({
    title: trans.__('Which thread belongs to this cell?'),
    label: trans.__('It is attached to %1, for everybody.', strays.target ?? ''),
    items: titles,
    okLabel: trans.__('Attach'),
    cancelLabel: trans.__('Cancel')
  });
  const at = value === null ? -1 : titles.indexOf(value);
  if (button.accept && at >= 0) {
    try {
      await strays.attach(threads[at].id);
    } catch (error) {
      await showErrorMessage(trans.__('The thread was not attached'), error as Error);
    }
  }
}
