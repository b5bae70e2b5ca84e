import type { Cell, ICellModel, ICodeCellModel } from '@jupyterlab/cells';
import type { INotebookModel, NotebookPanel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';
import { Panel, Widget, type PanelLayout } from '@lumino/widgets';

import type { IAside, IDiscussionViews } from '../tokens';
import { AT_THE_END, asideOfTest } from '../wire/asides';
import { guardFocus } from './focus';
import { failureOf, isSolution, readTest } from './nbgrader';
import type { OpenCopy } from './open-copy';

interface IHouse {
  views: IDiscussionViews;
  trans: TranslationBundle;
  open(panel: NotebookPanel, course: string): Promise<void>;
}

/** Where a learner talks with the staff alone: after the last cell of a notebook, and under a test that fails. */
export class Asides implements IDisposable {
  constructor(
    private readonly copy: OpenCopy,
    private readonly house: IHouse
  ) {
    this.panel = copy.panel;
    const { panel } = this;
    copy.changed.connect(this._onCopy, this);
    panel.disposed.connect(this.dispose, this);
    panel.content.modelChanged.connect(this._onModel, this);
    void panel.revealed.then(() => this._layAtTheEnd());
    this._onModel();
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    if (!this._isDisposed) {
      this._isDisposed = true;
      Signal.clearData(this);
      this._end?.dispose();
    }
  }

  private _onModel(): void {
    this._model?.cells.changed.disconnect(this._onCells, this);
    this._model = this.panel.content.model;
    this._model?.cells.changed.connect(this._onCells, this);
    this._onCells();
  }

  private _onCells(): void {
    for (const { model } of this.panel.content.widgets) {
      if (model.type === 'code' && readTest(model) !== null && !this._followed.has(model)) {
        this._followed.add(model);
        (model as ICodeCellModel).outputs.changed.connect(this._onOutputs, this);
      }
    }
    this._onOutputs();
  }

  private _onOutputs(): void {
    for (const cell of this.panel.content.widgets) {
      const known = this._tests.get(cell);
      if (known !== undefined) {
        known.widgets.forEach(widget => widget.update());
      } else if (failureOf(cell.model) !== null) {
        void this._layUnder(cell);
      }
    }
  }

  private async _layUnder(cell: Cell): Promise<void> {
    const name = readTest(cell.model) ?? '';
    const { trans } = this.house;
    const guest = this._guest(() => cell, {
      anchor: asideOfTest(name),
      title: trans.__('Talk about “%1”', name),
      cell: () => this._solutionBefore(cell),
      failure: () => failureOf(cell.model)
    });
    this._tests.set(cell, guest);
    await cell.ready;
    if (cell.isDisposed || this._isDisposed) {
      guest.dispose();
      return;
    }
    const layout = cell.layout as PanelLayout;
    layout.insertWidget(layout.widgets.length - 1, guest); // Before the footer.
  }

  private _layAtTheEnd(): void {
    const { content } = this.panel;
    if (this._isDisposed || this._end !== null || !content.isAttached) {
      return;
    }
    this._end = this._guest(() => content.widgets.at(-1), {
      anchor: AT_THE_END,
      title: this.house.trans.__('Stay behind'),
      cell: () => this._codeOfLate()
    });
    this._end.addClass('jp-CommunityEnd');
    const footer = content.outerNode.querySelector(':scope > .jp-Notebook-footer');
    Widget.attach(this._end, content.outerNode, footer as HTMLElement | null);
  }

  /** @param home the cell to which the focus goes when it leaves. */
  private _guest(
    home: () => Cell | undefined,
    aside: Omit<IAside, 'course' | 'notebook' | 'open'>
  ): Panel {
    const { panel, house } = this;
    const place: IAside = Object.defineProperties(
      { ...aside, open: (course: string) => house.open(panel, course) },
      { course: { get: () => this._home.course }, notebook: { get: () => this._home.notebook } }
    ) as IAside;
    const guest = new Panel();
    guest.addClass('jp-CommunityGuest');
    guardFocus(guest.node, () => home()?.node.focus({ preventScroll: true }));
    guest.addWidget(house.views.createAside(place));
    return guest;
  }

  /** Where the course has not heard of the notebook, nobody would read what is written in it. */
  private get _home(): { notebook: string | null; course: string | null } {
    const { home } = this.copy;
    return home?.isListed ? home : { notebook: null, course: null };
  }

  private _onCopy(): void {
    const all = [...this._tests.values(), ...(this._end === null ? [] : [this._end])];
    all.flatMap(({ widgets }) => widgets).forEach(widget => widget.update());
  }

  /** What a failing test is about: the learner's own answer above it. */
  private _solutionBefore(test: Cell): ICellModel | null {
    const code = this._codeUpTo(this.panel.content.widgets.indexOf(test) - 1);
    return code.find(isSolution) ?? code[0] ?? null;
  }

  /** The code at which the person was last, or the nearest above it. */
  private _codeOfLate(): ICellModel | null {
    const { activeCellIndex, widgets } = this.panel.content;
    return this._codeUpTo(activeCellIndex)[0] ?? this._codeUpTo(widgets.length - 1)[0] ?? null;
  }

  /** The nearest first. */
  private _codeUpTo(index: number): ICellModel[] {
    const models = this.panel.content.widgets.slice(0, index + 1).map(({ model }) => model);
    const code = models.filter(
      ({ type, sharedModel }) => type === 'code' && sharedModel.getSource().trim() !== ''
    );
    return code.reverse();
  }

  private readonly panel: NotebookPanel;
  private _isDisposed = false;
  private _end: Panel | null = null;
  private _model: INotebookModel | null = null;
  private readonly _tests = new Map<Cell, Panel>();
  private readonly _followed = new WeakSet<ICellModel>();
}

/** At a test or after the last cell; the talk there is drawn with its cell. */
export async function showAside({ content }: NotebookPanel, anchor: string): Promise<void> {
  const test = content.widgets.find(({ model }) => asideOfTest(readTest(model) ?? '') === anchor);
  const cell = test ?? content.widgets.at(-1);
  if (cell) {
    await content.scrollToCell(cell, test ? 'start' : 'end').catch(() => undefined);
  }
  content.outerNode
    .querySelector(`[data-anchor="${CSS.escape(anchor)}"]`)
    ?.scrollIntoView({ block: 'center' });
}
