/** Shared cells: finds them in notebooks, lays their widgets under the prompts, and inserts new ones. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { ICommunity, ICopies, IDiscussionViews, IWhereabouts } from '../tokens';
import { INSERT, addCommands, insertions } from './commands';
import { Copies } from './copies';
import { CellGuests } from './guests';
import { HARD, addHard } from './hard';
import { kinds } from './kinds';
import { Opening } from './opening';
import { KindRegistry } from './registry';
import { Whereabouts } from './whereabouts';

const cells: JupyterFrontEndPlugin<ICopies> = {
  id: 'jupyter-community:cells',
  description: 'Shared cells in notebooks, and the way to them.',
  autoStart: true,
  provides: ICopies,
  requires: [ICommunity, IDiscussionViews, INotebookTracker, IDocumentManager],
  optional: [IStateDB, ICommandPalette, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    community: ICommunity,
    discussions: IDiscussionViews,
    tracker: INotebookTracker,
    documents: IDocumentManager,
    state: IStateDB | null,
    palette: ICommandPalette | null,
    translator: ITranslator | null
  ): ICopies => {
    const trans = (translator ?? nullTranslator).load('jupyter_community');
    const registry = new KindRegistry();
    kinds({ discussions }).forEach(kind => registry.add(kind));
    const copies = new Copies(tracker, documents, app.shell, state);
    const opening = new Opening(community, trans);
    app.docRegistry.addWidgetExtension('Notebook', {
      createNew: (panel: NotebookPanel) => {
        void panel.context.ready.then(() => copies.remember(panel));
        return new CellGuests(panel, {
          registry,
          trans,
          open: (view, course) => opening.open(view, course),
          served: (view, cell, mark) => copies.arrived(view, cell, mark)
        });
      }
    });
    addCommands(app.commands, tracker, opening, trans);
    addHard(app.commands, tracker, community, trans);
    [INSERT, HARD].forEach(command => {
      palette?.addItem({ command, category: trans.__('Community') });
    });
    insertions(trans).forEach(args => {
      palette?.addItem({ command: INSERT, category: trans.__('Community'), args });
    });
    return copies;
  }
};

const whereabouts: JupyterFrontEndPlugin<IWhereabouts> = {
  id: 'jupyter-community:whereabouts',
  description: 'Where the reader is: in which notebook of a course, and at which cell.',
  autoStart: true,
  provides: IWhereabouts,
  requires: [ICommunity, INotebookTracker],
  activate: (_: JupyterFrontEnd, community: ICommunity, tracker: INotebookTracker): IWhereabouts =>
    new Whereabouts(community, tracker)
};

export default [cells, whereabouts];
