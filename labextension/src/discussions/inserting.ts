import type { INotebookTracker } from '@jupyterlab/notebook';

/** Puts code from a post below the active cell, with the focus in it. Running it is left to the person. */
export async function insertCode(tracker: INotebookTracker, source: string): Promise<void> {
  const content = tracker.currentWidget?.content;
  if (!content?.model || content.model.readOnly) {
    return;
  }
  const index = content.activeCellIndex + 1;
  content.model.sharedModel.insertCell(index, { cell_type: 'code', source });
  content.deselectAll();
  content.activeCellIndex = index;
  const cell = content.widgets[index];
  await cell.ready;
  cell.node.scrollIntoView({ block: 'nearest' });
  content.activate();
  content.mode = 'edit';
}
