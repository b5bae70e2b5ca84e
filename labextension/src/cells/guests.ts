import type { Cell, ICellModel } from '@jupyterlab/cells';
import type { INotebookModel, Notebook, NotebookPanel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';
import { Panel, Widget, type PanelLayout } from '@lumino/widgets';

import type { IPlace } from '../tokens';
import { guardFocus, leaveTo } from './focus';
import {
  KEY,
  damagedKind,
  readCell,
  readNotebook,
  shortened,
  titleOf,
  type ICellMark
} from './metadata';
import type { KindRegistry } from './registry';

interface IGuest {
  /** What it was made for; another mark needs another widget. */
  mark: string;
  widget: Panel;
}

interface IHouse {
  registry: KindRegistry;
  trans: TranslationBundle;
  /** Opens a notebook's shared cells for a course. */
  open(panel: NotebookPanel, course: string): Promise<void>;
  /** A shared cell has its widget. */
  served(panel: NotebookPanel, cell: Cell, mark: ICellMark): void;
}

/** Lays a widget into each shared cell of one view of a notebook, through everything that happens to cells. */
export class CellGuests implements IDisposable {
  constructor(
    private readonly panel: NotebookPanel,
    private readonly house: IHouse
  ) {
    panel.content.modelChanged.connect(this._onModel, this);
    panel.disposed.connect(this.dispose, this);
    this._onModel(panel.content);
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    Signal.clearData(this);
    this._guests.forEach(({ widget }) => widget.dispose());
    this._guests.clear();
  }

  /** Puts the focus where one writes at a shared cell; false if the cell is none. */
  write(cell: Cell): boolean {
    const guest = this._guests.get(cell);
    guest?.widget.widgets.forEach(widget => widget.activate());
    return guest !== undefined;
  }

  private _onModel({ model }: Notebook): void {
    this._model?.cells.changed.disconnect(this._serveAll, this);
    this._model?.metadataChanged.disconnect(this._onMetadata, this);
    this._model = model;
    model?.cells.changed.connect(this._serveAll, this);
    model?.metadataChanged.connect(this._onMetadata, this);
    this._serveAll();
  }

  private _onMetadata(_: unknown, { key }: { key: string }): void {
    if (key === KEY) {
      this._serveAll();
    }
  }

  private _serveAll(): void {
    this._guests.forEach(({ widget }, cell) => {
      if (cell.isDisposed) {
        widget.dispose();
        this._guests.delete(cell);
      }
    });
    this.panel.content.widgets.forEach(cell => void this._serve(cell));
  }

  private async _serve(cell: Cell): Promise<void> {
    this._follow(cell.model);
    await cell.ready; // Until then the cell is a placeholder without children.
    if (cell.isDisposed || this._isDisposed) {
      return;
    }
    const said: unknown = cell.model.type === 'markdown' ? cell.model.getMetadata(KEY) : null;
    const found = readCell(said);
    const damaged = damagedKind(said);
    const mark = found === null ? (damaged ?? '') : JSON.stringify([found, this._home]);
    const old = this._guests.get(cell); // Read after waiting, or two calls would both insert.
    if (old !== undefined && !old.widget.isDisposed && old.mark === mark) {
      return;
    }
    old?.widget.dispose();
    this._guests.delete(cell);
    if (found === null && damaged === null) {
      return;
    }
    const widget = this._welcome(cell, found);
    const layout = cell.layout as PanelLayout;
    layout.insertWidget(layout.widgets.length - 1, widget); // Before the footer.
    this._guests.set(cell, { mark, widget });
    cell.disposed.connect(this._onCellDisposed, this);
    if (found !== null) {
      this.house.served(this.panel, cell, found);
    }
  }

  /** Without a mark that makes sense, a sentence; everything else in the notebook works on. */
  private _welcome(cell: Cell, mark: ICellMark | null): Panel {
    const { registry, trans } = this.house;
    const kind = mark === null ? undefined : registry.get(mark.kind);
    const widget = new Panel();
    widget.addClass('jp-CommunityGuest');
    guardFocus(widget.node, () => leaveTo(this.panel.content, cell));
    if (mark === null) {
      widget.addWidget(
        sentence(
          trans.__(
            'People were to talk here, but what this copy says about the cell cannot be read. Get the notebook from your teacher again.'
          )
        )
      );
    } else if (kind === undefined) {
      widget.addWidget(
        sentence(
          trans.__(
            'This cell is of a kind (“%1”) that this version of jupyter-community does not know. Ask your admin for a newer one.',
            shortened(mark.kind)
          )
        )
      );
    } else if (mark.version > kind.version) {
      widget.addWidget(
        sentence(
          trans.__(
            'This cell was made with a newer version of jupyter-community. Ask your admin for an update.'
          )
        )
      );
    } else {
      widget.addWidget(kind.create(this._place(cell, mark)));
    }
    return widget;
  }

  private _place(cell: Cell, { id, kind }: ICellMark): IPlace {
    const { panel, house } = this;
    return {
      ...this._home,
      anchor: id,
      get title() {
        return titleOf(cell.model.sharedModel.getSource()) || kind;
      },
      prompt: {
        get source() {
          return cell.model.sharedModel.getSource();
        },
        get above() {
          return sourcesAbove(panel.content, cell);
        },
        write: source => cell.model.sharedModel.setSource(source)
      },
      cell: () => codeBefore(panel.content, cell),
      open: course => house.open(panel, course)
    };
  }

  private get _home(): { notebook: string | null; course: string | null } {
    return readNotebook(this._model?.getMetadata(KEY)) ?? { notebook: null, course: null };
  }

  /** Metadata may be given and taken later, and the prompt is a text that its author changes. */
  private _follow(model: ICellModel): void {
    if (!this._followed.has(model)) {
      this._followed.add(model);
      model.metadataChanged.connect(this._onCellMetadata, this);
      model.contentChanged.connect(this._onCellContent, this);
    }
  }

  private _onCellMetadata(model: ICellModel, { key }: { key: string }): void {
    const cell = this.panel.content.widgets.find(widget => widget.model === model);
    if (key === KEY && cell !== undefined) {
      void this._serve(cell);
    }
  }

  /** The title and what is said about the prompt follow its author's typing. */
  private _onCellContent(model: ICellModel): void {
    this._guests.forEach((guest, cell) => {
      if (cell.model === model) {
        guest.widget.widgets.forEach(widget => widget.update());
      }
    });
  }

  private _onCellDisposed(cell: Cell): void {
    this._guests.delete(cell); // Its widget went with it.
  }

  private _isDisposed = false;
  private _model: INotebookModel | null = null;
  private readonly _guests = new Map<Cell, IGuest>();
  private readonly _followed = new WeakSet<ICellModel>();
}

/** Of the two cells right above a prompt: what it is likely to be about. */
function sourcesAbove({ widgets }: Notebook, prompt: Cell): string {
  const at = widgets.indexOf(prompt);
  const above = widgets.slice(Math.max(0, at - 2), Math.max(0, at));
  return above.map(({ model }) => model.sharedModel.getSource()).join('\n');
}

/** A prompt asks about the code above it. */
function codeBefore({ widgets }: Notebook, prompt: Cell): ICellModel | null {
  const above = widgets.slice(0, Math.max(0, widgets.indexOf(prompt)));
  return above.reverse().find(({ model }) => model.type === 'code')?.model ?? null;
}

function sentence(text: string): Widget {
  const node = document.createElement('p');
  node.textContent = text;
  const widget = new Widget({ node });
  widget.addClass('jp-CommunityNotice');
  return widget;
}
