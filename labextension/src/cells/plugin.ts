/** Shared cells: finds them in notebooks, lays talk under them, inserts new ones, and lets people ask at any cell. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { Aligner } from '../anchoring/aligner';
import { ICommunity, ICopies, IDiscussionViews, IWhereabouts } from '../tokens';
import { Asides } from './asides';
import { Asking } from './asking';
import { INSERT, addCommands, insertions } from './commands';
import { Copies } from './copies';
import { addEnding } from './ending';
import { CellGuests } from './guests';
import { HARD, addHard } from './hard';
import { kinds } from './kinds';
import { Memory } from './memory';
import { OpenCopy } from './open-copy';
import { Opened, type IOpened } from './opened';
import { Opening } from './opening';
import { KindRegistry } from './registry';
import { Sharing } from './sharing';
import { Strays } from './strays';
import { ASK, ATTACH, SHARE, addTalkCommands } from './talk-commands';
import { CellTalks } from './talks';
import { Whereabouts } from './whereabouts';

const notebooks: JupyterFrontEndPlugin<Opened> = {
  id: 'jupyter-community:opened',
  description: 'The notebooks that lie open, and what belongs to each.',
  provides: Opened,
  activate: () => new Map<NotebookPanel, IOpened>()
};

const cells: JupyterFrontEndPlugin<ICopies> = {
  id: 'jupyter-community:cells',
  description: 'Shared cells in notebooks, talk at any cell, and the way to them.',
  autoStart: true,
  provides: ICopies,
  requires: [Opened, ICommunity, IDiscussionViews, INotebookTracker, IDocumentManager],
  optional: [IStateDB, ICommandPalette, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    opened: Opened,
    community: ICommunity,
    views: IDiscussionViews,
    tracker: INotebookTracker,
    documents: IDocumentManager,
    state: IStateDB | null,
    palette: ICommandPalette | null,
    translator: ITranslator | null
  ): ICopies => {
    const trans = (translator ?? nullTranslator).load('jupyter_community');
    const { commands, shell } = app;
    const registry = new KindRegistry();
    kinds({ discussions: views }).forEach(kind => registry.add(kind));
    const aligner = new Aligner();
    const memory = new Memory(state);
    const sharing = new Sharing(community, aligner, memory, documents, trans);
    const copies = new Copies({ tracker, documents, shell, community, aligner, memory, opened });
    const opening = new Opening(community, sharing, trans);
    const asking = new Asking(community, sharing, trans);
    app.docRegistry.addWidgetExtension('Notebook', {
      createNew: (panel: NotebookPanel) => {
        const copy = new OpenCopy(panel, { community, aligner, memory });
        const talks = new CellTalks(copy, { community, views, trans });
        const strays = new Strays(copy, talks, community);
        const guests = new CellGuests(panel, {
          registry,
          trans,
          open: (view, course) => opening.open(view, course),
          served: (view, cell, mark) => copies.arrived(view, cell, mark.id)
        });
        const all = { copy, guests, talks, strays };
        opened.set(panel, all);
        copies.add(all);
        sharing.follow(all);
        addEnding(panel, strays, views);
        const asides = new Asides(copy, {
          views,
          trans,
          open: (view, course) => opening.open(view, course)
        });
        panel.disposed.connect(() => {
          asides.dispose();
          opened.delete(panel);
        });
        return guests;
      }
    });
    addCommands(commands, tracker, opening, trans);
    addHard({ commands, tracker, community, opened, asking, trans });
    addTalkCommands({ commands, tracker, community, opened, asking, sharing, trans });
    [INSERT, HARD, ASK, ATTACH, SHARE].forEach(command => {
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
  requires: [INotebookTracker, Opened],
  activate: (_: JupyterFrontEnd, tracker: INotebookTracker, opened: Opened): IWhereabouts =>
    new Whereabouts(tracker, opened)
};

export default [notebooks, cells, whereabouts];
