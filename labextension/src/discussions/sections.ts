import { DisposableDelegate, type IDisposable } from '@lumino/disposable';
import { Signal, type ISignal } from '@lumino/signaling';

import type { IPanel, IPanelSection } from '../tokens';

/** What features add to the panel, in order. */
export class Sections implements IPanel {
  get all(): readonly IPanelSection[] {
    return this._sections;
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  add(section: IPanelSection): IDisposable {
    this._set([...this._sections, section].sort((a, b) => a.rank - b.rank));
    return new DisposableDelegate(() => this._set(this._sections.filter(s => s !== section)));
  }

  private _set(sections: readonly IPanelSection[]): void {
    this._sections = sections;
    this._changed.emit();
  }

  private _sections: readonly IPanelSection[] = [];
  private readonly _changed = new Signal<this, void>(this);
}
