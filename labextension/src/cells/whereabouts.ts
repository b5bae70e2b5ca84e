import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import { Signal, type ISignal } from '@lumino/signaling';

import type { IOpenNotebook, ISpot, IWhereabouts } from '../tokens';
import type { Opened } from './opened';

/** Where the reader is: the notebook in front, its active cell, and what else of courses lies open. */
export class Whereabouts implements IWhereabouts {
  constructor(
    private readonly tracker: INotebookTracker,
    private readonly opened: Opened
  ) {
    tracker.forEach(panel => this._follow(panel));
    tracker.widgetAdded.connect((_, panel) => this._follow(panel));
    tracker.currentChanged.connect(this._tell, this);
    tracker.activeCellChanged.connect(this._tell, this);
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
    const anchor = cell === null ? null : this.opened.get(panel)?.copy.anchorOf(cell.model);
    return { ...home, anchor: anchor ?? null };
  }

  get open(): readonly IOpenNotebook[] {
    return [...this.opened.keys()].flatMap(panel => {
      const home = this._homeOf(panel);
      return home === null ? [] : [{ ...home, nodeOf: anchor => this._nodeOf(panel, anchor) }];
    });
  }

  private _follow(panel: NotebookPanel): void {
    void panel.context.ready.then(() => {
      this.opened.get(panel)?.copy.changed.connect(this._tell, this);
      panel.disposed.connect(this._tell, this);
      this._tell();
    });
  }

  /** A notebook that the course has not heard of is nobody's business. */
  private _homeOf(panel: NotebookPanel): { course: string; notebook: string } | null {
    const home = this.opened.get(panel)?.copy.home;
    if (!home?.isListed || home.course === null) {
      return null;
    }
    return { course: home.course, notebook: home.notebook };
  }

  private _nodeOf(panel: NotebookPanel, anchor: string): HTMLElement | null {
    const model = this.opened.get(panel)?.copy.cellAt(anchor);
    return panel.content.widgets.find(cell => cell.model === model)?.node ?? null;
  }

  private _tell(): void {
    this._changed.emit();
  }

  private readonly _changed = new Signal<this, void>(this);
}
