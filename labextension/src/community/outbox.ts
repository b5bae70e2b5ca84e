import { Signal, type ISignal } from '@lumino/signaling';

import type { IPage } from '../connection/page';
import { asRefusal } from '../connection/refusal';
import { backOff } from '../connection/waiting';
import { uuid } from './ids';
import { readLetter, writeLetter, type ILetter, type IOutgoing } from './letter';
import { Ownership } from './ownership';
import type { Shelf } from './shelf';

export interface IPostOffice {
  /** Throws a `Refusal`. */
  send(post: IOutgoing): Promise<void>;
  /** Takes back what may have arrived although its author gave it up. Throws a `Refusal`. */
  recall(post: IOutgoing): Promise<void>;
  /** By the service's clock. */
  now(): number;
  live(): boolean;
}

/**
 * Posts on their way: in order within a thread, kept over reloads, sent until the service has them.
 *
 * A post carries the id that its page gave it, so sending it twice is the same as once. This is what makes retrying
 * after a lost answer safe, and two pages that both send a post left behind by a third.
 */
export class Outbox {
  constructor(
    private readonly shelf: Shelf,
    private readonly office: IPostOffice,
    private readonly page: IPage
  ) {
    this._ownership = new Ownership(shelf, page, uuid());
    this._ownership.left.connect(this._adopt, this);
    shelf.removedElsewhere.connect(this._onRemovedElsewhere, this);
  }

  /** A post of this anchor changed, came or went. */
  get changed(): ISignal<this, IOutgoing> {
    return this._changed;
  }

  get letters(): readonly ILetter[] {
    return [...this._entries.values()];
  }

  find(id: string): ILetter | undefined {
    return this._entries.get(id);
  }

  /** Takes up what an earlier page of this person left, once it is known whose shelf it is. */
  open(): void {
    this._open = true;
    this._entries.forEach(entry => this._save(entry));
    this._adopt();
    this.wake();
  }

  add(post: IOutgoing): void {
    const entry: IEntry = {
      ...post,
      delivery: 'sending',
      problem: '',
      tried: false,
      tries: 0,
      notBefore: 0
    };
    this._entries.set(post.id, entry);
    this._save(entry);
    this._wait(entry);
    this._pump(post.thread);
  }

  /**
   * Gives up a post that is not under way. If an earlier try may have arrived, it is taken back as soon as may be.
   *
   * Returns whether it was there to be given up.
   */
  cancel(id: string): boolean {
    const entry = this._entries.get(id);
    if (entry === undefined || this._busy.get(entry.thread) === id) {
      return false;
    }
    this._remove(entry);
    if (entry.tried && entry.delivery === 'waiting') {
      void this._recall(entry, 0);
    }
    this._pump(entry.thread);
    return true;
  }

  /** Waits until a post that is under way is there or is not; true if the service has it. */
  async settled(id: string): Promise<boolean> {
    await this._underWay.get(id);
    return !this._entries.has(id);
  }

  retry(id: string): void {
    const entry = this._entries.get(id);
    if (entry?.delivery === 'failed' || entry?.delivery === 'waiting') {
      this._start(entry);
    }
  }

  /** The service is back: everything that waits is sent now. */
  wake(): void {
    this._entries.forEach(entry => {
      if (entry.delivery === 'waiting') {
        this._start(entry);
      }
    });
  }

  /** The service has this post, whoever told us. */
  delivered(id: string): void {
    const entry = this._entries.get(id);
    if (entry !== undefined) {
      this._remove(entry);
      this._pump(entry.thread);
    }
  }

  dispose(): void {
    this._disposed = true;
    this._timers.forEach(timer => clearTimeout(timer));
    this._ownership.dispose();
    Signal.clearData(this);
  }

  private _start(entry: IEntry): void {
    entry.delivery = 'sending';
    entry.problem = '';
    entry.notBefore = 0;
    entry.tries = 0;
    this._wait(entry);
    this._pump(entry.thread);
  }

  /** Says how the post stands before it is its turn. */
  private _wait(entry: IEntry): void {
    if (entry.heldUntil > this.office.now()) {
      entry.delivery = 'held';
      this._pumpIn(entry, entry.heldUntil - this.office.now());
    } else if (!this._open || !this.office.live()) {
      entry.delivery = 'waiting';
    }
    this._changed.emit(entry);
  }

  private _pump(thread: string): void {
    const next = this._open && !this._busy.has(thread) ? this._next(thread) : null;
    if (next === null || this._disposed) {
      return;
    }
    this._busy.set(thread, next.id);
    const sending = this._send(next).finally(() => {
      this._busy.delete(thread);
      this._underWay.delete(next.id);
      this._pump(thread);
    });
    this._underWay.set(next.id, sending);
  }

  /** Posts of a thread that are sent one after the other. */
  private _queue(thread: string): IEntry[] {
    const queued = ['sending', 'waiting'];
    return [...this._entries.values()].filter(
      entry => entry.thread === thread && queued.includes(entry.delivery)
    );
  }

  private _next(thread: string): IEntry | null {
    for (const entry of this._entries.values()) {
      if (entry.thread !== thread) {
        continue;
      }
      if (entry.delivery === 'failed') {
        if (entry.id === thread) {
          return null; // Replies wait for the post that starts their thread.
        }
        continue;
      }
      const due = Math.max(entry.heldUntil, entry.notBefore);
      return due > this.office.now() ? null : entry;
    }
    return null;
  }

  private async _send(entry: IEntry): Promise<void> {
    entry.delivery = this.office.live() ? 'sending' : 'waiting';
    if (!entry.tried) {
      entry.tried = true;
      this._save(entry);
    }
    this._changed.emit(entry);
    try {
      await this.office.send(entry);
      this._remove(entry);
    } catch (error) {
      this._onRefused(entry, error);
    }
  }

  private _onRefused(entry: IEntry, error: unknown): void {
    const refusal = asRefusal(error);
    if (refusal.code === 'gone') {
      this._remove(entry); // Taken back in another page.
      return;
    }
    entry.problem = refusal.message;
    if (refusal.passing) {
      const wait = Math.max(
        refusal.retryAfter,
        backOff(entry.tries++, () => this.page.random())
      );
      entry.notBefore = this.office.now() + wait;
      this._queue(entry.thread).forEach(later => (later.delivery = 'waiting'));
      this._pumpIn(entry, wait);
    } else {
      entry.delivery = 'failed';
      entry.asksToAgree = refusal.code === 'agreement';
    }
    this._changed.emit(entry);
  }

  private async _recall(entry: IEntry, n: number): Promise<void> {
    try {
      await this.office.recall(entry);
    } catch (error) {
      if (asRefusal(error).passing && !this._disposed) {
        const wait = Math.max(
          1000,
          backOff(n, () => this.page.random())
        );
        this._later(() => void this._recall(entry, n + 1), wait);
      }
    }
  }

  private _pumpIn(entry: IEntry, wait: number): void {
    this._later(() => this._pump(entry.thread), wait);
  }

  private _later(act: () => void, wait: number): void {
    const timer = setTimeout(() => {
      this._timers.delete(timer);
      act();
    }, wait);
    this._timers.add(timer);
  }

  private _save(entry: IEntry): void {
    if (this._open) {
      this._ownership.claim(entry.id);
      this.shelf.set(KEY + entry.id, writeLetter(entry));
    }
  }

  private _remove(entry: IEntry): void {
    this._entries.delete(entry.id);
    this.shelf.remove(KEY + entry.id);
    this._ownership.release(entry.id);
    this._changed.emit(entry);
  }

  private _adopt(): void {
    if (!this._open) {
      return;
    }
    const found = this.shelf
      .keys(KEY)
      .map(key => key.slice(KEY.length))
      .filter(id => !this._entries.has(id) && this._ownership.take(id))
      .map(id => readLetter(this.shelf.get(KEY + id)))
      .filter(letter => letter !== null)
      .map(letter => ({ ...letter, tries: 0, notBefore: 0 }))
      .sort((a, b) => a.at.localeCompare(b.at));
    found.forEach(entry => this._entries.set(entry.id, entry));
    found.forEach(entry => this._start(entry));
  }

  private _onRemovedElsewhere(_: Shelf, key: string): void {
    const entry = key.startsWith(KEY) ? this._entries.get(key.slice(KEY.length)) : undefined;
    if (entry !== undefined && !this._underWay.has(entry.id)) {
      this._remove(entry);
    }
  }

  private _open = false;
  private _disposed = false;
  /** In the order in which they were written. */
  private readonly _entries = new Map<string, IEntry>();
  /** The post that is under way in a thread. */
  private readonly _busy = new Map<string, string>();
  private readonly _underWay = new Map<string, Promise<void>>();
  private readonly _timers = new Set<ReturnType<typeof setTimeout>>();
  private readonly _ownership: Ownership;
  private readonly _changed = new Signal<this, IOutgoing>(this);
}

interface IEntry extends ILetter {
  tries: number;
  /** Not before this time (service clock, ms). */
  notBefore: number;
}

const KEY = 'outbox:';
