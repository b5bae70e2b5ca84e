import { Signal, type ISignal } from '@lumino/signaling';

import type { IPage } from '../connection/page';
import type { Shelf } from './shelf';

const BEAT = 5_000;
/** A page that has not been heard of for so long is gone. Being wrong costs a request, nothing more. */
const LEASE = 20_000;

/** Which open page of a person looks after which post, and when one of them is gone. */
export class Ownership {
  constructor(
    private readonly shelf: Shelf,
    private readonly page: IPage,
    private readonly me: string
  ) {
    page.events.addEventListener('pagehide', this._onHide);
    page.events.addEventListener('pageshow', this._onShow);
    shelf.removedElsewhere.connect(this._onRemovedElsewhere, this);
  }

  /** Some page is gone; what it looked after may be taken. */
  get left(): ISignal<this, void> {
    return this._left;
  }

  claim(id: string): void {
    this._mine.add(id);
    this.shelf.set(OWNER + id, this.me);
    this._beat();
  }

  release(id: string): void {
    this._mine.delete(id);
    this.shelf.remove(OWNER + id);
    this._beat();
  }

  /** Claims what nobody living looks after. If somebody does, it is asked about again when they may be gone. */
  take(id: string): boolean {
    const owner = this.shelf.get(OWNER + id);
    if (owner !== null && owner !== this.me && this._lives(owner)) {
      this._again ??= setTimeout(() => {
        this._again = undefined;
        this._left.emit();
      }, LEASE);
      return false;
    }
    this.claim(id);
    return true;
  }

  dispose(): void {
    this._onHide();
    clearTimeout(this._again);
    this.page.events.removeEventListener('pagehide', this._onHide);
    this.page.events.removeEventListener('pageshow', this._onShow);
    Signal.clearData(this);
  }

  private _lives(owner: string): boolean {
    const heard = Number(this.shelf.get(PAGE + owner));
    return Math.abs(this.page.clock() - heard) < LEASE;
  }

  private _beat(): void {
    clearTimeout(this._timer);
    if (this._mine.size === 0) {
      this.shelf.remove(PAGE + this.me);
      return;
    }
    this.shelf.set(PAGE + this.me, String(this.page.clock()));
    this._timer = setTimeout(() => this._beat(), BEAT);
  }

  private _onRemovedElsewhere(_: Shelf, key: string): void {
    if (key.startsWith(PAGE)) {
      this._left.emit();
    }
  }

  private readonly _onHide = (): void => {
    clearTimeout(this._timer);
    this.shelf.remove(PAGE + this.me);
  };

  private readonly _onShow = (): void => this._beat();

  private _timer: ReturnType<typeof setTimeout> | undefined;
  private _again: ReturnType<typeof setTimeout> | undefined;
  private readonly _mine = new Set<string>();
  private readonly _left = new Signal<this, void>(this);
}

const OWNER = 'owner:';
const PAGE = 'page:';
