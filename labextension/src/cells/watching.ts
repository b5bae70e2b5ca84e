import type { ICellModel } from '@jupyterlab/cells';
import type { INotebookModel, Notebook } from '@jupyterlab/notebook';
import { Signal } from '@lumino/signaling';

import { KEY } from './metadata';

interface IEars {
  /** There is another model, or none. */
  replaced(): void;
  /** A cell came, went, moved or says something else. */
  edited(): void;
  /** The notebook says something else about where it belongs. */
  marked(): void;
}

/** Hears what happens to the cells of a notebook. */
export class Watching {
  constructor(
    private readonly notebook: Notebook,
    private readonly ears: IEars
  ) {
    notebook.modelChanged.connect(this._onModel, this);
    this._onModel();
  }

  dispose(): void {
    Signal.clearData(this);
  }

  private _onModel(): void {
    this._model?.cells.changed.disconnect(this._onCells, this);
    this._model?.metadataChanged.disconnect(this._onMetadata, this);
    this._model = this.notebook.model;
    this._model?.cells.changed.connect(this._onCells, this);
    this._model?.metadataChanged.connect(this._onMetadata, this);
    this.ears.replaced();
    this._onCells();
  }

  private _onCells(): void {
    for (const cell of this._model?.cells ?? []) {
      if (!this._watched.has(cell)) {
        this._watched.add(cell);
        cell.contentChanged.connect(this._onEdit, this);
        cell.metadataChanged.connect(this._onEdit, this);
      }
    }
    this._onEdit();
  }

  private _onEdit(): void {
    this.ears.edited();
  }

  private _onMetadata(_: unknown, { key }: { key: string }): void {
    if (key === KEY) {
      this.ears.marked();
    }
  }

  private _model: INotebookModel | null = null;
  private readonly _watched = new WeakSet<ICellModel>();
}
