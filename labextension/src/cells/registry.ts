import type { TranslationBundle } from '@jupyterlab/translation';
import { DisposableDelegate, type IDisposable } from '@lumino/disposable';
import type { Widget } from '@lumino/widgets';

import type { IPlace } from '../tokens';

/** One sort of shared cell: the twin of a `Kind` in the service. */
export interface IKind {
  /** As in `metadata.jupyter_community.kind`. */
  readonly name: string;
  /** Newest version of its metadata that we understand. */
  readonly version: number;
  /** What people call it. */
  label(trans: TranslationBundle): string;
  /** The widget under the prompt; its `update()` is called when the place has changed. */
  create(place: IPlace): Widget;
}

/** The kinds of shared cell that this page can show. */
export class KindRegistry {
  /** Adds a kind; disposing of the result takes it away again. */
  add(kind: IKind): IDisposable {
    if (this._kinds.has(kind.name)) {
      throw new Error(`There is a kind of shared cell called “${kind.name}” already.`);
    }
    this._kinds.set(kind.name, kind);
    return new DisposableDelegate(() => this._kinds.delete(kind.name));
  }

  get(name: string): IKind | undefined {
    return this._kinds.get(name);
  }

  private readonly _kinds = new Map<string, IKind>();
}
