import { Signal, type ISignal } from '@lumino/signaling';

import type { ICommunity, IConnection, IWhereabouts } from '../tokens';
import type * as Wire from '../wire/types';

/** The service tells a page of so many notebooks at most. */
const MOST = 20;

/** What this page knows of who is here: in the courses of its person, and in the notebooks that are open. */
export class Listener {
  constructor(
    private readonly community: ICommunity,
    private readonly whereabouts: IWhereabouts
  ) {
    community.changed.connect(this._watch, this);
    whereabouts.changed.connect(this._watch, this);
    community.connection.stateChanged.connect(this._onState, this);
    community.connection.frames.connect(this._onFrame, this);
    this._watch();
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** Who is in a course, by notebook. */
  course(course: string): Wire.IPresence | null {
    return this._heard.get(key(course, null)) ?? null;
  }

  /** Who is in an open notebook, by cell. */
  notebook(course: string, notebook: string): Wire.IPresence | null {
    return this._heard.get(key(course, notebook)) ?? null;
  }

  dispose(): void {
    Signal.clearData(this);
  }

  /** Asks to be told of what is in view, wherever that is another than before. */
  private _watch(): void {
    const { connection, courses } = this.community;
    if (connection.state !== 'live') {
      return;
    }
    for (const { id } of courses) {
      const open = this.whereabouts.open.filter(({ course }) => course === id);
      const notebooks = [...new Set(open.map(({ notebook }) => notebook))].sort().slice(0, MOST);
      const wish = notebooks.join(' ');
      if (this._watched.get(id) !== wish) {
        this._watched.set(id, wish);
        connection.send({ type: 'watch', course: id, notebooks });
      }
    }
  }

  private _onFrame(_: IConnection, frame: Wire.Frame): void {
    if (frame.type === 'welcome') {
      this._watched.clear(); // Another socket knows nothing.
      this._watch();
    }
    if (frame.type === 'presence') {
      this._heard.set(key(frame.course, frame.notebook), frame);
      this._changed.emit();
    }
  }

  /** Who is cut off does not know who is here. */
  private _onState(): void {
    if (this.community.connection.state !== 'live' && this._heard.size > 0) {
      this._heard.clear();
      this._changed.emit();
    }
  }

  private readonly _watched = new Map<string, string>();
  private readonly _heard = new Map<string, Wire.IPresence>();
  private readonly _changed = new Signal<this, void>(this);
}

function key(course: string, notebook: string | null): string {
  return `${course} ${notebook ?? ''}`;
}
