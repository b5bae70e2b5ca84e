/** What JupyterLab would do to keys and clicks in a widget inside of a cell, and must not. */
import type { Cell } from '@jupyterlab/cells';
import type { Notebook } from '@jupyterlab/notebook';

/** JupyterLab prevents these in cells, since it runs a cell by Shift+Enter and undoes in its own way. */
const KEPT = new Set(['insertLineBreak', 'insertParagraph', 'historyUndo', 'historyRedo']);

/** From a widget back to its cell; arrow keys go on from there. */
export function leaveTo(notebook: Notebook, cell: Cell): void {
  notebook.activeCellIndex = notebook.widgets.indexOf(cell);
  notebook.mode = 'command';
  cell.node.focus({ preventScroll: true });
}

/**
 * Makes a widget inside of a cell one in which people can type, click and select in peace.
 *
 * @param leave puts the focus back to the cell.
 */
export function guardFocus(node: HTMLElement, leave: () => void): void {
  // Shortcuts that match an outer node, and JupyterLab's menu over ours.
  node.dataset.lmSuppressShortcuts = 'true';
  node.dataset.jpSuppressContextMenu = 'true';
  // Shortcuts that match the focused node itself: a button would let `D D` delete the cell.
  node.addEventListener('focusin', ({ target }) => {
    (target as HTMLElement).setAttribute('data-lm-suppress-shortcuts', 'true');
  });
  // Enter and undo in text. Everything else, what input methods compose included, goes its way.
  node.addEventListener(
    'beforeinput',
    event => {
      if (KEPT.has(event.inputType)) {
        event.stopPropagation();
      }
    },
    true
  );
  // A double click on a word would open the prompt's editor; a shift-click would select cells.
  node.addEventListener('dblclick', event => event.stopPropagation());
  node.addEventListener('mousedown', event => event.stopPropagation());
  node.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented) {
      event.preventDefault();
      event.stopPropagation();
      leave();
    }
  });
}
