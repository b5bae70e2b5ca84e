import type { ICellModel } from '@jupyterlab/cells';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';

import { discussionIcon } from '../ui/icons';
import { DISCUSSION } from './kinds/discussion';
import { KEY, markCell } from './metadata';
import type { Opening } from './opening';

export const INSERT = 'jupyter-community:insert-discussion';

/** Adds what people can do with shared cells. */
export function addCommands(
  commands: CommandRegistry,
  tracker: INotebookTracker,
  opening: Opening,
  trans: TranslationBundle
): void {
  commands.addCommand(INSERT, {
    label: trans.__('Insert Discussion'),
    caption: trans.__('Insert a cell at which the whole course talks, below the active one'),
    icon: discussionIcon,
    describedBy: { args: { type: 'object', properties: {} } },
    isEnabled: () => tracker.currentWidget !== null,
    execute: async () => {
      const panel = tracker.currentWidget;
      if (panel?.content.model) {
        await insert(panel, trans);
        await opening.begin(panel);
      }
    }
  });
}

/** Puts a prompt below the active cell, chosen so that typing replaces it. */
async function insert(panel: NotebookPanel, trans: TranslationBundle): Promise<void> {
  const { content } = panel;
  const heading = '### ';
  const prompt = `${trans.__('Discussion')}\n\n${trans.__('What did you find hard here?')}`;
  // What remains where the extension is missing.
  const hint = trans.__(
    '*A discussion cell: with jupyter-community, the course talks below this line.*'
  );
  const index = content.activeCellIndex + 1;
  content.model?.sharedModel.insertCell(index, {
    cell_type: 'markdown',
    source: `${heading}${prompt}\n\n${hint}`,
    metadata: { [KEY]: { ...markCell(DISCUSSION) } }
  });
  content.deselectAll();
  content.activeCellIndex = index;
  const cell = content.widgets[index];
  await cell.ready;
  content.activate();
  content.mode = 'edit';
  const { editor } = cell;
  if (editor) {
    const end = heading.length + prompt.length;
    editor.setSelection({
      start: position(cell.model, heading.length),
      end: position(cell.model, end)
    });
  }
}

function position(model: ICellModel, offset: number): { line: number; column: number } {
  const before = model.sharedModel.getSource().slice(0, offset).split('\n');
  return { line: before.length - 1, column: before[before.length - 1].length };
}
