import { DisposableDelegate, type IDisposable } from '@lumino/disposable';
import { Signal, type ISignal } from '@lumino/signaling';

import type { IOpenCopy } from '../tokens';

/** The copies of notebooks that lie open in this page. */
export class OpenCopies {
  /** At other cells than before can be asked in this notebook. */
  get changed(): ISignal<this, string> {
    return this._changed;
  }

  lay(course: string, notebook: string, copy: IOpenCopy): IDisposable {
    const key = `${course}/${notebook}`;
    const copies = this._copies.get(key) ?? new Set();
    this._copies.set(key, copies.add(copy));
    const tell = (): void => this._changed.emit(key);
    copy.changed.connect(tell);
    tell();
    return new DisposableDelegate(() => {
      copies.delete(copy);
      copy.changed.disconnect(tell);
      tell();
    });
  }

  /** An open copy that holds this cell. */
  find(course: string, notebook: string, anchor: string): IOpenCopy | undefined {
    const copies = this._copies.get(`${course}/${notebook}`) ?? [];
    return [...copies].find(copy => copy.holds(anchor));
  }

  dispose(): void {
    Signal.clearData(this);
  }

  private readonly _copies = new Map<string, Set<IOpenCopy>>();
  private readonly _changed = new Signal<this, string>(this);
}
