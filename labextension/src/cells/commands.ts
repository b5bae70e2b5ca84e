import type { ICellModel } from '@jupyterlab/cells';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';
import { MessageLoop } from '@lumino/messaging';

import { markdownOf, patterns, type IPattern } from '../prompting/patterns';
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
  const library = patterns(trans);
  const named = (args: { pattern?: unknown }): IPattern | undefined =>
    library.find(({ name }) => name === args.pattern);
  commands.addCommand(INSERT, {
    label: args => {
      const pattern = named(args);
      if (pattern === undefined) {
        return trans.__('Insert Discussion');
      }
      return args.isMenu ? pattern.label : trans.__('Insert Discussion: %1', pattern.label);
    },
    caption: trans.__('Insert a cell at which the whole course talks, below the active one'),
    icon: args => (named(args) === undefined ? discussionIcon : undefined),
    describedBy: {
      args: {
        type: 'object',
        properties: {
          pattern: {
            enum: library.map(({ name }) => name),
            description: trans.__('A pattern to begin from')
          }
        }
      }
    },
    isEnabled: () => tracker.currentWidget !== null,
    execute: async args => {
      const panel = tracker.currentWidget;
      if (panel?.content.model) {
        const pattern = named(args);
        await insert(panel, pattern, trans);
        await opening.begin(panel);
      }
    }
  });
}

/** A command for each pattern, for the palette. */
export function insertions(trans: TranslationBundle): { pattern: string }[] {
  return patterns(trans).map(({ name }) => ({ pattern: name }));
}

/** Puts a prompt below the active cell, chosen so that typing replaces it. */
async function insert(
  panel: NotebookPanel,
  pattern: IPattern | undefined,
  trans: TranslationBundle
): Promise<void> {
  const { content } = panel;
  const prompt = markdownOf(
    pattern ?? {
      heading: trans.__('Discussion'),
      body: trans.__('What did you find hard here?')
    }
  );
  // What remains where the extension is missing.
  const hint = trans.__(
    '*A discussion cell: with jupyter-community, the course talks below this line.*'
  );
  const index = content.activeCellIndex + 1;
  const opens = pattern?.opens === undefined ? {} : { opens: pattern.opens };
  content.model?.sharedModel.insertCell(index, {
    cell_type: 'markdown',
    source: `${prompt}\n\n${hint}`,
    metadata: { [KEY]: { ...markCell(DISCUSSION), ...opens } }
  });
  content.deselectAll();
  content.activeCellIndex = index;
  const cell = content.widgets[index];
  await cell.ready;
  content.activate();
  content.mode = 'edit';
  MessageLoop.flush(); // Each update of a Markdown cell sets the cursor behind the marks of its heading.
  cell.editor?.setSelection({
    start: position(cell.model, prompt.indexOf(' ') + 1),
    end: position(cell.model, prompt.length)
  });
}

function position(model: ICellModel, offset: number): { line: number; column: number } {
  const before = model.sharedModel.getSource().slice(0, offset).split('\n');
  return { line: before.length - 1, column: before[before.length - 1].length };
}
