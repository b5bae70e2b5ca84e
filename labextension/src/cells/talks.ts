import type { Cell, ICellModel } from '@jupyterlab/cells';
import type { Notebook } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';
import { Panel, type PanelLayout, type Widget } from '@lumino/widgets';

import type { ICommunity, IDiscussionViews, IPlace, ITalk } from '../tokens';
import type * as Wire from '../wire/types';
import { guardFocus, leaveTo } from './focus';
import { Line } from './line';
import { KEY, readCell } from './metadata';
import type { OpenCopy } from './open-copy';
import { Quiet } from './quiet';
import { wordsOf } from './sources';

interface IGuest {
  readonly home: string;
  readonly anchor: string;
  readonly panel: Panel;
  readonly line: Line;
  discussion: Widget | null;
}

interface IHouse {
  community: ICommunity;
  views: IDiscussionViews;
  trans: TranslationBundle;
}

/**
 * Talk at cells that nobody marked: a line at each cell with threads, and the discussion under it when somebody opens
 * it. Other cells get nothing, so that a long notebook costs no more than before.
 */
export class CellTalks implements IDisposable {
  constructor(
    private readonly copy: OpenCopy,
    private readonly house: IHouse
  ) {
    this._quiet = new Quiet(copy.panel.node, () => this._serveAll());
    copy.changed.connect(this._onCopy, this);
    copy.panel.content.modelChanged.connect(this._serveAll, this);
    copy.panel.disposed.connect(this.dispose, this);
    house.community.changed.connect(this._serveAll, this); // They may want quiet now.
    this._onCopy();
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    if (!this._isDisposed) {
      this._isDisposed = true;
      this._quiet.dispose();
      Signal.clearData(this);
      this._guests.forEach(({ panel }) => panel.dispose());
      this._guests.clear();
    }
  }

  /** Opens the discussion at a cell; `write` puts the focus where one begins a thread. */
  async open(cell: Cell, write: boolean, about: ICellModel = cell.model): Promise<void> {
    const anchor = this.copy.anchorOf(cell.model);
    if (anchor === null) {
      return;
    }
    this._opened.add(anchor);
    this._about.set(anchor, about);
    if (!cell.inViewport) {
      const index = this._notebook.widgets.indexOf(cell);
      await this._notebook.scrollToItem(index).catch(() => undefined); // Gone while we scrolled.
    }
    await this._serve(cell, true);
    const guest = this._guests.get(cell);
    if (write) {
      guest?.discussion?.activate();
    } else {
      guest?.line.node.scrollIntoView({ block: 'nearest' });
      guest?.line.focus();
    }
  }

  /** What a cell is called in lists and to screen readers: made here, from the reader's own copy. */
  titleOf(model: ICellModel): string {
    const { trans } = this.house;
    const number = this._notebook.widgets.findIndex(cell => cell.model === model) + 1;
    const words = wordsOf(model);
    return words === ''
      ? trans.__('Cell %1', number)
      : trans.__('Cell %1: %2', number, model.type === 'code' ? `\`${words}\`` : words);
  }

  private get _home(): string {
    return JSON.stringify([this.copy.home?.course, this.copy.home?.notebook]);
  }

  private get _notebook(): Notebook {
    return this.copy.panel.content;
  }

  private _onCopy(): void {
    const { talk } = this.copy;
    if (talk !== this._talk) {
      this._bringDrafts(talk);
      this._talk?.changed.disconnect(this._serveAll, this);
      this._talk = talk;
      talk?.changed.connect(this._serveAll, this);
    }
    this._serveAll();
  }

  /** Others told of the notebook first, so it goes by another id: what is being written comes along. */
  private _bringDrafts(talk: ITalk | null): void {
    const before = this._talk;
    if (before !== null && talk !== null && before.course === talk.course) {
      [...before.drafts.keys()]
        .filter(anchor => this._opened.has(anchor))
        .forEach(anchor => before.moveDraft(anchor, anchor, talk.notebook));
    }
  }

  private _serveAll(): void {
    if (this._isDisposed || !this.copy.isSettled) {
      return;
    }
    const threads = new Map<string, Wire.IThreadForMe[]>();
    for (const thread of this._talk?.threads ?? []) {
      threads.set(thread.anchor, [...(threads.get(thread.anchor) ?? []), thread]);
    }
    this._threads = threads;
    this._guests.forEach((guest, cell) => {
      if (cell.isDisposed || guest.panel.isDisposed) {
        this._guests.delete(cell);
      }
    });
    this._notebook.widgets.forEach(cell => void this._serve(cell, false));
  }

  /** @param now - the person has asked for it, so that they know why something moves. */
  private async _serve(cell: Cell, now: boolean): Promise<void> {
    const anchor = this._anchorFor(cell.model);
    const guest = this._guests.get(cell);
    if (guest !== undefined && (guest.anchor !== anchor || guest.home !== this._home)) {
      const isWriting = guest.panel.node.contains(document.activeElement);
      guest.panel.dispose();
      this._guests.delete(cell);
      await this._serve(cell, true);
      if (isWriting) {
        this._guests.get(cell)?.discussion?.activate(); // Who writes there writes on.
      }
    } else if (anchor !== null && guest === undefined) {
      if (now || this._opened.has(anchor) || this._quiet.isQuiet) {
        await this._welcome(cell, anchor);
      } else {
        this._quiet.wait();
      }
    } else if (anchor !== null && guest !== undefined) {
      this._show(cell, guest);
    }
  }

  /** Where the talk at a cell is; null if there is none and nobody opened it. */
  private _anchorFor(model: ICellModel): string | null {
    if (model.type === 'markdown' && readCell(model.getMetadata(KEY)) !== null) {
      return null; // Its own widget shows what is said there.
    }
    const own = this.copy.anchorOf(model);
    const anchors = this.copy.anchorsAt(model);
    const talked = anchors.find(anchor => this._threads.has(anchor));
    return own !== null && (this._opened.has(own) || this._threads.has(own))
      ? own
      : (talked ?? null);
  }

  private async _welcome(cell: Cell, anchor: string): Promise<void> {
    await cell.ready; // Until then the cell is a placeholder without children.
    if (cell.isDisposed || this._isDisposed || this._guests.has(cell)) {
      return;
    }
    const panel = new Panel();
    panel.addClass('jp-CommunityGuest');
    panel.addClass('jp-mod-cell');
    guardFocus(panel.node, () => this._leave(cell, anchor));
    const line = new Line(this.house.trans, () => this._toggle(cell, anchor));
    panel.addWidget(line);
    const layout = cell.layout as PanelLayout;
    layout.insertWidget(Math.max(0, layout.widgets.length - 1), panel); // Before the footer.
    const guest: IGuest = { home: this._home, anchor, panel, line, discussion: null };
    this._guests.set(cell, guest);
    cell.disposed.connect(this._onCellDisposed, this);
    this._show(cell, guest);
  }

  private _show(cell: Cell, guest: IGuest): void {
    const { anchor, panel, line } = guest;
    const isOpen = this._opened.has(anchor);
    const { quiet } = this.house.community.settings;
    const earlier = this._talk?.earlier(anchor) ?? 0;
    const title = this.titleOf(cell.model);
    line.tell(this._threads.get(anchor) ?? [], { earlier, isOpen, quiet, title });
    if (isOpen && guest.discussion === null) {
      guest.discussion = this.house.views.create(this._place(cell, anchor));
      panel.addWidget(guest.discussion);
    } else if (!isOpen && guest.discussion !== null) {
      guest.discussion.dispose();
      guest.discussion = null;
    }
  }

  private _place(cell: Cell, anchor: string): IPlace {
    const { copy } = this;
    const title = (): string => this.titleOf(cell.model);
    return {
      course: copy.home?.course ?? null,
      notebook: copy.home?.notebook ?? null,
      anchor,
      get title() {
        return title();
      },
      cell: () => this._about.get(anchor) ?? cell.model,
      open: () => Promise.resolve() // There is nothing to be opened: it is open to all.
    };
  }

  private _toggle(cell: Cell, anchor: string): void {
    if (this._opened.has(anchor)) {
      this._close(cell, anchor);
    } else {
      this._opened.add(anchor);
      void this._serve(cell, true);
    }
  }

  private _close(cell: Cell, anchor: string): void {
    this._opened.delete(anchor);
    const guest = this._guests.get(cell);
    if (guest !== undefined && !this._threads.has(anchor)) {
      guest.panel.dispose();
      this._guests.delete(cell);
      leaveTo(this._notebook, cell);
    } else if (guest !== undefined) {
      this._show(cell, guest);
    }
  }

  /** Escape: back to the cell. What was opened for nothing is closed again. */
  private _leave(cell: Cell, anchor: string): void {
    leaveTo(this._notebook, cell);
    if (!this._threads.has(anchor) && !this._talk?.drafts.has(anchor)) {
      this._close(cell, anchor);
    }
  }

  private _onCellDisposed(cell: Cell): void {
    this._guests.delete(cell); // Its widgets went with it.
  }

  private _talk: ITalk | null = null;
  private _threads = new Map<string, Wire.IThreadForMe[]>();
  private _isDisposed = false;
  private readonly _quiet: Quiet;
  private readonly _guests = new Map<Cell, IGuest>();
  /** Anchors at which the discussion is shown; kept here since cells come and go. */
  private readonly _opened = new Set<string>();
  /** The cell at which somebody asked, where their own copy has one more than the course. */
  private readonly _about = new Map<string, ICellModel>();
}
