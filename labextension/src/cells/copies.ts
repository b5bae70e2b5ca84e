import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { Cell } from '@jupyterlab/cells';
import { PathExt } from '@jupyterlab/coreutils';
import type { IDocumentManager } from '@jupyterlab/docmanager';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import type { INotebookContent } from '@jupyterlab/nbformat';
import type { Contents } from '@jupyterlab/services';
import { Signal, type ISignal } from '@lumino/signaling';

import type { Aligner } from '../anchoring/aligner';
import type { ICommunity, ICopies } from '../tokens';
import { isAside } from '../wire/asides';
import type * as Wire from '../wire/types';
import { showAside } from './asides';
import { hashesOf } from './hashes';
import { recognise, shelvesOf } from './identity';
import type { Memory } from './memory';
import { KEY, readCell, readNotebook } from './metadata';
import type { IOpened, Opened } from './opened';
import { sourcesIn } from './sources';

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

interface IHouse {
  tracker: INotebookTracker;
  documents: IDocumentManager;
  shell: JupyterFrontEnd.IShell;
  community: ICommunity;
  aligner: Pick<Aligner, 'ask'>;
  memory: Memory;
  opened: Opened;
}

/** The person's own copies. A notebook is known by its id or its cells; where its copy lies is different for everybody. */
export class Copies implements ICopies {
  constructor(private readonly house: IHouse) {}

  get changed(): ISignal<ICopies, void> {
    return this._changed;
  }

  async reveal(notebook: Wire.INotebook, anchor: string): Promise<boolean> {
    const open = await this._openCopy(notebook.id);
    if (open !== undefined) {
      this._activate(open);
      await this._show(open, anchor);
      return true;
    }
    const path = await this._find(notebook);
    if (path === null) {
      return false;
    }
    leave({ notebook: notebook.id, anchor, at: Date.now() });
    const panel = this.house.documents.openOrReveal(path) as NotebookPanel | undefined;
    if (panel) {
      await panel.context.ready;
      const opened = this.house.opened.get(panel);
      await opened?.copy.lookAgain();
      this._onCopy(opened?.copy);
    }
    return true;
  }

  titleAt(notebook: string, anchor: string): string | null | undefined {
    for (const { copy, talks } of this.house.opened.values()) {
      if (copy.home?.notebook === notebook && copy.isSettled) {
        const cell = copy.cellAt(anchor);
        return cell === null ? null : talks.titleOf(cell);
      }
    }
    return undefined;
  }

  /** A notebook lies open, and tells of its changes. */
  add({ copy }: IOpened): void {
    copy.changed.connect(this._onCopy, this);
    copy.panel.disposed.connect(() => this._changed.emit());
  }

  /** A shared cell has its widget: shows it if its notebook was opened for it. */
  arrived(panel: NotebookPanel, cell: Cell, anchor: string): void {
    const errand = read();
    if (errand?.anchor === anchor && errand.notebook === this._idOf(panel)) {
      localStorage.removeItem(ERRAND);
      this._activate(panel);
      void reach(panel, cell);
    }
  }

  private _onCopy(copy: unknown): void {
    this._changed.emit();
    const opened = [...this.house.opened.values()].find(each => each.copy === copy);
    const errand = read();
    if (opened?.copy.isSettled && errand?.notebook === opened.copy.home?.notebook) {
      localStorage.removeItem(ERRAND);
      this._activate(opened.copy.panel);
      void this._show(opened.copy.panel, errand?.anchor ?? '');
    }
  }

  /** At its cell, or where what has no cell is listed. */
  private async _show(panel: NotebookPanel, anchor: string): Promise<void> {
    const { widgets } = panel.content;
    const marked = widgets.find(({ model }) => readCell(model.getMetadata(KEY))?.id === anchor);
    if (marked !== undefined) {
      await reach(panel, marked);
      return;
    }
    if (isAside(anchor)) {
      await showAside(panel, anchor);
      return;
    }
    const opened = this.house.opened.get(panel);
    if (!opened?.copy.isSettled || opened.copy.cellAt(anchor) === null) {
      await opened?.copy.lookAgain(); // Where others talk may be known since a moment ago.
    }
    const model = opened?.copy.cellAt(anchor) ?? null;
    const cell = widgets.find(widget => widget.model === model);
    if (opened !== undefined && cell !== undefined) {
      await reach(panel, cell);
      await opened.talks.open(cell, false);
    } else if (opened !== undefined) {
      opened.strays.unfold(true);
    }
  }

  /** A copy that lies open; the course may have heard of its notebook a moment ago. */
  private async _openCopy(id: string): Promise<NotebookPanel | undefined> {
    const isMeant = (panel: NotebookPanel): boolean => this._idOf(panel) === id;
    const open = this.house.tracker.find(isMeant);
    if (open !== undefined) {
      return open;
    }
    await Promise.all([...this.house.opened.values()].map(({ copy }) => copy.lookAgain()));
    return this.house.tracker.find(isMeant);
  }

  private _idOf(panel: NotebookPanel): string | null {
    const marked = readNotebook(panel.content.model?.getMetadata(KEY))?.notebook;
    return marked ?? this.house.opened.get(panel)?.copy.home?.notebook ?? null;
  }

  private _activate(panel: NotebookPanel): void {
    this.house.shell.activateById(panel.id);
  }

  private async _find(notebook: Wire.INotebook): Promise<string | null> {
    const remembered = await this.house.memory.pathOf(notebook.id);
    const likely = [remembered, notebook.path, PathExt.basename(notebook.path)].filter(Boolean);
    for (const path of new Set(likely)) {
      if (path !== undefined && (await this._holds(path, notebook.id))) {
        return path;
      }
    }
    return this._search(notebook);
  }

  /** Looks through the folders nearest to the root, breadth first. */
  private async _search({ id, path }: Wire.INotebook): Promise<string | null> {
    const name = PathExt.basename(path).toLowerCase();
    let folders = name === '' ? [] : [''];
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
      const listing = await this.house.documents.services.contents.get(folder);
      return listing.content as Contents.IModel[];
    } catch {
      return []; // A folder that may not be read holds no copy of theirs.
    }
  }

  private async _holds(path: string, id: string): Promise<boolean> {
    try {
      const file = await this.house.documents.services.contents.get(path, {
        type: 'notebook',
        content: true // Not by itself, once there are options.
      });
      const content = file.content as INotebookContent;
      const mark = readNotebook(content.metadata[KEY]);
      return mark === null ? await this._isCopy(content, path, id) : mark.notebook === id;
    } catch {
      return false;
    }
  }

  /** A file without an id: its cells say which notebook it is. */
  private async _isCopy(content: INotebookContent, path: string, id: string): Promise<boolean> {
    const { community, aligner, memory } = this.house;
    const known = await memory.idAt(path);
    const courses = community.courses.map(({ id: course }) => course);
    const shelves = await shelvesOf(community, courses);
    const { cells } = await aligner.ask({ cells: sourcesIn(content), outline: null });
    return recognise({ hashes: hashesOf(cells), path, known }, shelves)?.notebook.id === id;
  }

  private readonly _changed = new Signal<this, void>(this);
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
