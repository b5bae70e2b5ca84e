/** Notebooks for tests: JupyterLab's own model, filled as a shared document fills it. */
import { NotebookModel } from '@jupyterlab/notebook';
import type { JSONObject } from '@lumino/coreutils';
import * as Y from 'yjs';

interface ICell {
  type?: 'markdown' | 'code' | 'raw';
  source: string;
  metadata?: JSONObject;
}

/**
 * A notebook with these cells, Markdown ones unless they say otherwise.
 *
 * They are not inserted by `sharedModel.insertCell`, which reads each cell before it is in the document, so that yjs
 * complains in the console. What comes from a document was in it before anybody read it.
 */
export function notebook(...cells: ICell[]): NotebookModel {
  const model = new NotebookModel();
  const { ydoc } = model.sharedModel as unknown as { ydoc: Y.Doc };
  const entries = cells.map(
    ({ type = 'markdown', source, metadata = {} }, index) =>
      new Y.Map<unknown>([
        ['cell_type', type],
        ['id', `cell-${index}`],
        ['source', new Y.Text(source)],
        ['metadata', new Y.Map(Object.entries(metadata))],
        ...(type === 'code'
          ? ([
              ['outputs', new Y.Array()],
              ['execution_count', null]
            ] as const)
          : [])
      ])
  );
  ydoc.getArray('cells').push(entries);
  return model;
}
