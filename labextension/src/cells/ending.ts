import type { NotebookPanel } from '@jupyterlab/notebook';
import { BoxLayout, type Widget } from '@lumino/widgets';

import type { IDiscussionViews } from '../tokens';
import type { Strays } from './strays';

/** Lists what has no cell below a notebook. Beside its cells, so that one can choose a cell and still be in the list. */
export function addEnding(panel: NotebookPanel, strays: Strays, views: IDiscussionViews): void {
  let list: Widget | null = null;
  const show = (): void => {
    const count = strays.threads.length + strays.drafts.size;
    if (list === null && count > 0 && panel.layout instanceof BoxLayout) {
      list = views.createStrays(strays);
      panel.layout.addWidget(list);
      BoxLayout.setStretch(list, 0);
    } else if (list !== null && count === 0) {
      list.dispose();
      list = null;
    }
  };
  strays.changed.connect(show);
  show();
}
