import { Signal, type ISignal } from '@lumino/signaling';

import type { IPage } from '../connection/page';

/**
 * What a person leaves in this browser, under keys that no other person and no other service reads.
 *
 * Memory comes first and the browser's storage second, so that a full or forbidden storage loses nothing while the
 * page lives. Until it is known whose shelf it is, memory is all there is.
 */
export class Shelf {
  constructor(
    private readonly page: IPage,
    private readonly base: string
  ) {
    page.events.addEventListener('storage', this._onStorage);
  }

  /** Another page of the same person removed this key. */
  get removedElsewhere(): ISignal<this, string> {
    return this._removedElsewhere;
  }

  /** The shelf is this person's; what was put on it meanwhile is kept. */
  openFor(person: string): void {
    if (this._prefix !== null) {
      return;
    }
    this._prefix = `jupyter-community:${this.base}:${person}:`;
    this._memory.forEach((value, key) => this._save(key, value));
  }

  get(key: string): string | null {
    return this._memory.get(key) ?? this._load(key);
  }

  set(key: string, value: string): void {
    this._memory.set(key, value);
    this._save(key, value);
  }

  remove(key: string): void {
    this._memory.delete(key);
    this._try(storage => storage.removeItem(this._prefix + key));
  }

  /** The keys that begin so. */
  keys(start: string): string[] {
    const prefix = `${this._prefix}${start}`;
    const stored = this._try(storage =>
      Array.from({ length: storage.length }, (_, n) => storage.key(n) ?? '')
        .filter(key => key.startsWith(prefix))
        .map(key => key.slice((this._prefix ?? '').length))
    );
    const here = [...this._memory.keys()].filter(key => key.startsWith(start));
    return [...new Set([...here, ...(stored ?? [])])];
  }

  dispose(): void {
    this.page.events.removeEventListener('storage', this._onStorage);
    Signal.clearData(this);
  }

  private _load(key: string): string | null {
    return this._try(storage => storage.getItem(this._prefix + key)) ?? null;
  }

  private _save(key: string, value: string): void {
    this._try(storage => storage.setItem(this._prefix + key, value));
  }

  private _try<T>(act: (storage: Storage) => T): T | undefined {
    if (this._prefix === null || this.page.storage === null) {
      return undefined;
    }
    try {
      return act(this.page.storage);
    } catch {
      return undefined; // Full or forbidden: memory has it.
    }
  }

  private readonly _onStorage = (event: globalThis.Event): void => {
    const { key, newValue } = event as StorageEvent;
    if (this._prefix !== null && newValue === null && key?.startsWith(this._prefix)) {
      this._removedElsewhere.emit(key.slice(this._prefix.length));
    }
  };

  private _prefix: string | null = null;
  private readonly _memory = new Map<string, string>();
  private readonly _removedElsewhere = new Signal<this, string>(this);
}
