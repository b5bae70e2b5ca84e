import type { ICellModel } from '@jupyterlab/cells';
import type { IDisposable } from '@lumino/disposable';
import { Signal, type ISignal } from '@lumino/signaling';

import type { ICommunity, IStrays, ITalk } from '../tokens';
import { isAside } from '../wire/asides';
import { isStaff } from '../wire/roles';
import type * as Wire from '../wire/types';
import type { OpenCopy } from './open-copy';
import type { CellTalks } from './talks';

/** Threads and drafts whose cell is not surely in a copy. They are shown at no cell rather than at a wrong one. */
export class Strays implements IStrays, IDisposable {
  constructor(
    private readonly copy: OpenCopy,
    private readonly talks: CellTalks,
    private readonly community: ICommunity
  ) {
    copy.changed.connect(this._onCopy, this);
    copy.panel.content.activeCellChanged.connect(this._tell, this);
    copy.panel.disposed.connect(this.dispose, this);
    this._onCopy();
  }

  get course(): string {
    return this.copy.home?.course ?? '';
  }

  get notebook(): string {
    return this.copy.home?.notebook ?? '';
  }

  get threads(): readonly Wire.IThreadForMe[] {
    const all = this.copy.isSettled ? (this._talk?.threads ?? []) : [];
    return all.filter(({ anchor }) => this._isLost(anchor));
  }

  get drafts(): ReadonlyMap<string, string> {
    const all = this.copy.isSettled ? [...(this._talk?.drafts ?? [])] : [];
    return new Map(all.filter(([anchor]) => this._isLost(anchor)));
  }

  get target(): string | null {
    const cell = this._target;
    return cell === null ? null : this.talks.titleOf(cell);
  }

  get isOpen(): boolean {
    return this._isOpen;
  }

  unfold(isOpen: boolean): void {
    this._isOpen = isOpen;
    this._tell();
  }

  get changed(): ISignal<IStrays, void> {
    return this._changed;
  }

  mayAttach(thread: Wire.IThreadForMe): boolean {
    const course = this.community.course(this.course);
    return (course !== null && isStaff(course)) || this._isAsker(thread);
  }

  async attach(thread: string): Promise<void> {
    const cell = this._target;
    const anchor = cell && this.copy.anchorOf(cell);
    if (cell !== null && anchor !== null) {
      await this._talk?.attach(thread, anchor);
      await this._show(cell, false);
    }
  }

  async continueAt(from: string): Promise<void> {
    const cell = this._target;
    const anchor = cell && this.copy.anchorOf(cell);
    if (cell !== null && anchor !== null) {
      this._talk?.moveDraft(from, anchor);
      await this._show(cell, true);
      this._tell();
    }
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    this._isDisposed = true;
    Signal.clearData(this);
  }

  private _isAsker({ id, anchor, mine, started_by: by }: Wire.IThreadForMe): boolean {
    if (by !== null && 'id' in by) {
      return by.id === this.community.me?.id;
    }
    const { threads } = this.community.discussion(this.course, this.notebook, anchor);
    const thread = threads.find(other => other.id === id);
    return mine && thread?.talk.find(({ n }) => n === 1)?.mine === true;
  }

  /** What is written to the staff has places of its own. */
  private _isLost(anchor: string): boolean {
    return !isAside(anchor) && this.copy.cellAt(anchor) === null;
  }

  private get _target(): ICellModel | null {
    const model = this.copy.panel.content.activeCell?.model ?? null;
    return model !== null && this.copy.anchorOf(model) !== null ? model : null;
  }

  private async _show(model: ICellModel, write: boolean): Promise<void> {
    const cell = this.copy.panel.content.widgets.find(widget => widget.model === model);
    if (cell !== undefined) {
      await this.talks.open(cell, write);
    }
  }

  private _onCopy(): void {
    const { talk } = this.copy;
    if (talk !== this._talk) {
      this._talk?.changed.disconnect(this._tell, this);
      this._talk = talk;
      talk?.changed.connect(this._tell, this);
    }
    this._tell();
  }

  private _tell(): void {
    this._changed.emit();
  }

  private _talk: ITalk | null = null;
  private _isOpen = false;
  private _isDisposed = false;
  private readonly _changed = new Signal<this, void>(this);
}
