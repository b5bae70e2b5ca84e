import { Signal, type ISignal } from '@lumino/signaling';

import type { IBoard, IWish } from '../tokens';
import { GENERAL } from '../wire/general';
import type * as Wire from '../wire/types';
import type { Course } from './course';

/** All threads of a course, newest activity first. */
export class Board implements IBoard {
  constructor(
    private readonly state: Course,
    private readonly about: () => Wire.ICourse
  ) {
    state.changed.connect(this._onCourse, this);
    void state.board; // Somebody looks: load it.
  }

  get course(): Wire.ICourse {
    return this.about();
  }

  get phase(): IBoard['phase'] {
    const { phase } = this.state.board;
    return phase === 'ready' || phase === 'failed'
      ? phase
      : phase === 'closed'
        ? 'failed'
        : 'loading';
  }

  get problem(): string {
    return this.state.board.problem;
  }

  get notebooks(): readonly Wire.INotebook[] {
    const byTitle = (a: Wire.INotebook, b: Wire.INotebook): number =>
      a.title.localeCompare(b.title);
    const listed = [...this.state.notebooks.values()].filter(({ id }) => id !== GENERAL);
    return listed.sort(byTitle);
  }

  get threads(): IBoard['threads'] {
    this._threads ??= this.phase === 'ready' ? this._show() : [];
    return this._threads;
  }

  get unread(): number {
    return this.threads
      .filter(({ attention }) => attention !== 'muted')
      .reduce((sum, { unread }) => sum + unread, 0);
  }

  get changed(): ISignal<IBoard, void> {
    return this._changed;
  }

  look(wish: IWish): void {
    if (this.phase === 'ready' && this.state.pages.isUnknown(wish)) {
      // What is here is shown; the button for more says why if that does not work either.
      void this.state.loadPage(wish).catch(() => undefined);
    }
  }

  hasMore(wish: IWish): boolean {
    return this.state.pages.hasMore(wish);
  }

  async loadMore(wish: IWish): Promise<void> {
    await this.state.loadPage(wish);
  }

  reload(): void {
    void this.state.board.load();
  }

  dispose(): void {
    this.state.changed.disconnect(this._onCourse, this);
    Signal.clearData(this);
  }

  private _show(): IBoard['threads'] {
    return [...this.state.threads.values()]
      .map(thread => ({ ...thread.info, ...thread.line }))
      .sort((a, b) => b.last_at.localeCompare(a.last_at));
  }

  private _onCourse(): void {
    this._threads = null;
    this._changed.emit();
  }

  private _threads: IBoard['threads'] | null = null;
  private readonly _changed = new Signal<this, void>(this);
}
