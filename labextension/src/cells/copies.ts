import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { Cell } from '@jupyterlab/cells';
import { PathExt } from '@jupyterlab/coreutils';
import type { IDocumentManager } from '@jupyterlab/docmanager';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import type { INotebookContent } from '@jupyterlab/nbformat';
import type { Contents } from '@jupyterlab/services';
import type { IStateDB } from '@jupyterlab/statedb';

import type { ICopies } from '../tokens';
import type * as Wire from '../wire/types';
import { KEY, readCell, readNotebook, type ICellMark } from './metadata';

const PATHS = 'jupyter-community:copies';
const ERRAND = 'jupyter-community:reveal';
/** A page that opens later than this was opened for something else. */
const PATIENCE = 60_000;
/** How deep, and in how many folders, a copy is looked for. */
const DEPTH = 2;
const FOLDERS = 60;

/** A cell that is to be shown once its notebook is there, maybe in another page: Notebook 7 opens one for each. */
interface IErrand {
  notebook: string;
  anchor: string;
  at: number;
}

/** The person's own copies. A notebook is known by its id; where its copy lies is different for everybody. */
export class Copies implements ICopies {
  constructor(
    private readonly tracker: INotebookTracker,
    private readonly documents: IDocumentManager,
    private readonly shell: JupyterFrontEnd.IShell,
    private readonly state: IStateDB | null
  ) {}

  async reveal(notebook: Wire.INotebook, anchor: string): Promise<boolean> {
    const open = this.tracker.find(panel => idOf(panel) === notebook.id);
    if (open) {
      this._activate(open);
      await show(open, anchor);
      return true;
    }
    const path = await this._find(notebook);
    if (path === null) {
      return false;
    }
    leave({ notebook: notebook.id, anchor, at: Date.now() });
    const panel = this.documents.openOrReveal(path) as NotebookPanel | undefined;
    if (panel) {
      await panel.context.ready;
    }
    return true;
  }

  /** Remembers where this copy lies. */
  async remember(panel: NotebookPanel): Promise<void> {
    const id = idOf(panel);
    if (id !== null && this.state !== null) {
      const paths = await this._paths();
      if (paths[id] !== panel.context.path) {
        await this.state.save(PATHS, { ...paths, [id]: panel.context.path });
      }
    }
  }

  /** Shows a cell for which its notebook was opened. */
  arrived(panel: NotebookPanel, cell: Cell, mark: ICellMark): void {
    const errand = read();
    if (errand?.anchor === mark.id && errand.notebook === idOf(panel)) {
      localStorage.removeItem(ERRAND);
      this._activate(panel);
      void reach(panel, cell);
    }
  }

  private _activate(panel: NotebookPanel): void {
    this.shell.activateById(panel.id);
  }

  private async _paths(): Promise<Record<string, string>> {
    return ((await this.state?.fetch(PATHS)) ?? {}) as Record<string, string>;
  }

  private async _find(notebook: Wire.INotebook): Promise<string | null> {
    const remembered = (await this._paths())[notebook.id];
    const likely = [remembered, notebook.path, PathExt.basename(notebook.path)].filter(Boolean);
    for (const path of new Set(likely)) {
      if (await this._holds(path, notebook.id)) {
        return path;
      }
    }
    return this._search(notebook);
  }

  /** Looks through the folders nearest to the root, breadth first. */
  private async _search({ id, path }: Wire.INotebook): Promise<string | null> {
    const name = PathExt.basename(path).toLowerCase();
    let folders = [''];
    let left = FOLDERS;
    for (let depth = 0; depth <= DEPTH; depth++) {
      const listings = await Promise.all(folders.slice(0, left).map(folder => this._list(folder)));
      left -= folders.length;
      const entries = listings.flat();
      for (const entry of entries) {
        if (entry.name.toLowerCase() === name && (await this._holds(entry.path, id))) {
          return entry.path;
        }
      }
      folders = entries.filter(({ type }) => type === 'directory').map(entry => entry.path);
      if (left <= 0) {
        break;
      }
    }
    return null;
  }

  private async _list(folder: string): Promise<Contents.IModel[]> {
    try {
      const listing = await this.documents.services.contents.get(folder);
      return listing.content as Contents.IModel[];
    } catch {
      return []; // A folder that may not be read holds no copy of theirs.
    }
  }

  private async _holds(path: string, id: string): Promise<boolean> {
    try {
      const file = await this.documents.services.contents.get(path, {
        type: 'notebook',
        content: true // Not by itself, once there are options.
      });
      const { metadata } = file.content as INotebookContent;
      return readNotebook(metadata[KEY])?.notebook === id;
    } catch {
      return false;
    }
  }
}

function idOf(panel: NotebookPanel): string | null {
  return readNotebook(panel.content.model?.getMetadata(KEY))?.notebook ?? null;
}

async function show(panel: NotebookPanel, anchor: string): Promise<void> {
  const cell = panel.content.widgets.find(({ model }) => {
    return readCell(model.getMetadata(KEY))?.id === anchor;
  });
  if (cell) {
    await reach(panel, cell);
  }
}

async function reach(panel: NotebookPanel, cell: Cell): Promise<void> {
  const { content } = panel;
  content.activeCellIndex = content.widgets.indexOf(cell);
  await content.scrollToCell(cell, 'start').catch(() => undefined); // Gone while we scrolled.
}

function leave(errand: IErrand): void {
  localStorage.setItem(ERRAND, JSON.stringify(errand));
}

function read(): IErrand | null {
  try {
    const errand = JSON.parse(localStorage.getItem(ERRAND) ?? 'null') as IErrand | null;
    return errand !== null && Date.now() - errand.at < PATIENCE ? errand : null;
  } catch {
    return null;
  }
}
