import { Signal, type ISignal } from '@lumino/signaling';

import type { IConnection, IOutlines } from '../tokens';
import type * as Wire from '../wire/types';
import type { ICopy, INotebookOutline, ISharing, IShelf, IShelfNotebook } from '../wire/outlines';

/** Everybody hears of a new outline at the same moment, and asks for it over this time. */
const SPREAD = 2_000;

/** What the cells of a course's notebooks are: loaded when first asked for, and again when the service says so. */
export class Outlines implements IOutlines {
  constructor(
    private readonly course: string,
    private readonly connection: IConnection,
    private readonly random: () => number
  ) {
    connection.frames.connect(this._onFrame, this);
    connection.stateChanged.connect(this._onState, this);
  }

  get changed(): ISignal<IOutlines, string | null> {
    return this._changed;
  }

  shelf(): Promise<readonly IShelfNotebook[]> {
    this._shelf ??= this._ask<IShelf>('GET', 'shelf')
      .then(({ notebooks }) => notebooks)
      .catch(error => {
        this._shelf = null;
        this._missed = true;
        throw error;
      });
    return this._shelf;
  }

  of(notebook: string): Promise<INotebookOutline> {
    let known = this._outlines.get(notebook);
    if (known === undefined) {
      known = this._ask<INotebookOutline>('GET', `notebooks/${notebook}/outline`).catch(error => {
        this._outlines.delete(notebook);
        this._missed = true;
        throw error;
      });
      this._outlines.set(notebook, known);
    }
    return known;
  }

  async say(notebook: string, copy: ICopy): Promise<INotebookOutline> {
    const path = `notebooks/${notebook}/copies`;
    return this._take(notebook, await this._ask<INotebookOutline>('POST', path, copy));
  }

  async share(notebook: string, sharing: ISharing): Promise<INotebookOutline> {
    const path = `notebooks/${notebook}/outline`;
    return this._take(notebook, await this._ask<INotebookOutline>('PUT', path, sharing));
  }

  dispose(): void {
    clearTimeout(this._timer);
    this.connection.frames.disconnect(this._onFrame, this);
    this.connection.stateChanged.disconnect(this._onState, this);
    Signal.clearData(this);
  }

  private async _take(notebook: string, said: INotebookOutline): Promise<INotebookOutline> {
    const before = await this._outlines.get(notebook)?.catch(() => null);
    this._outlines.set(notebook, Promise.resolve(said));
    this._shelf = null;
    if (JSON.stringify(before) !== JSON.stringify(said)) {
      this._changed.emit(notebook);
    }
    return said;
  }

  private _ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    return this.connection.request<T>(method, `api/courses/${this.course}/${path}`, body);
  }

  private _onFrame(_: IConnection, frame: Wire.Frame): void {
    if (frame.type === 'reload' && frame.course === this.course) {
      [...this._outlines.keys()].forEach(id => this._stale.add(id));
      this._soon();
    }
    if (frame.type === 'events' && frame.course === this.course) {
      for (const event of frame.events) {
        if (event.type === 'notebook') {
          if (event.outline === true) {
            this._stale.add(event.notebook.id);
          }
          this._soon();
        }
      }
    }
  }

  private _onState(): void {
    if (this.connection.state === 'live' && this._missed) {
      this._missed = false;
      this._changed.emit(null);
    }
  }

  /** Whoever asks is told what is true now; that there is something to ask for is said a little later. */
  private _soon(): void {
    this._shelf = null;
    this._stale.forEach(id => this._outlines.delete(id));
    this._timer ??= setTimeout(() => {
      this._timer = undefined;
      const stale = [...this._stale];
      this._stale.clear();
      [...stale, null].forEach(id => this._changed.emit(id));
    }, this.random() * SPREAD);
  }

  private _shelf: Promise<readonly IShelfNotebook[]> | null = null;
  private _missed = false;
  private _timer: ReturnType<typeof setTimeout> | undefined;
  private readonly _stale = new Set<string>();
  private readonly _outlines = new Map<string, Promise<INotebookOutline>>();
  private readonly _changed = new Signal<this, string | null>(this);
}
