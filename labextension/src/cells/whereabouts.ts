import type { Cell } from '@jupyterlab/cells';
import type { INotebookTracker, Notebook, NotebookPanel } from '@jupyterlab/notebook';
import { Signal, type ISignal } from '@lumino/signaling';

import type { ICommunity, IOpenNotebook, ISpot, IWhereabouts } from '../tokens';
import { KEY, readCell, readNotebook } from './metadata';

/** Where the reader is: the notebook in front, its active cell, and what else of courses lies open. */
export class Whereabouts implements IWhereabouts {
  constructor(
    private readonly community: ICommunity,
    private readonly tracker: INotebookTracker
  ) {
    tracker.forEach(panel => this._follow(panel));
    tracker.widgetAdded.connect((_, panel) => this._follow(panel));
    tracker.currentChanged.connect(this._tell, this);
    tracker.activeCellChanged.connect(this._tell, this);
    community.changed.connect(this._tell, this);
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get here(): ISpot | null {
    const panel = this.tracker.currentWidget;
    const home = panel && this._homeOf(panel);
    if (!home) {
      return null;
    }
    const cell = panel.content.activeCell;
    return { ...home, anchor: cell === null ? null : anchorOf(cell) };
  }

  get open(): readonly IOpenNotebook[] {
    const open: IOpenNotebook[] = [];
    this.tracker.forEach(panel => {
      const home = this._homeOf(panel);
      if (home !== null) {
        open.push({ ...home, nodeOf: anchor => nodeOf(panel.content, anchor) });
      }
    });
    return open;
  }

  private _follow(panel: NotebookPanel): void {
    void panel.context.ready.then(() => {
      panel.content.model?.cells.changed.connect(this._tell, this);
      panel.content.model?.metadataChanged.connect(this._tell, this);
      panel.disposed.connect(this._tell, this);
      this._tell();
    });
  }

  private _homeOf(panel: NotebookPanel): { course: string; notebook: string } | null {
    const mark = readNotebook(panel.content.model?.getMetadata(KEY));
    const course = mark?.course ?? this.community.courses.at(0)?.id;
    return mark !== null && course !== undefined ? { course, notebook: mark.notebook } : null;
  }

  private _tell(): void {
    this._changed.emit();
  }

  private readonly _changed = new Signal<this, void>(this);
}

function anchorOf(cell: Cell): string | null {
  return readCell(cell.model.getMetadata(KEY))?.id ?? null;
}

function nodeOf(notebook: Notebook, anchor: string): HTMLElement | null {
  return notebook.widgets.find(cell => anchorOf(cell) === anchor)?.node ?? null;
}
