import type { IDisposable } from '@lumino/disposable';

/** Milliseconds after the last key in which nothing may move under the hands of who types. */
const PAUSE = 4_000;

/** Knows whether somebody is typing in a notebook, and says when they have stopped. */
export class Quiet implements IDisposable {
  constructor(
    private readonly node: HTMLElement,
    private readonly resume: () => void
  ) {
    node.addEventListener('keydown', this._onKey, true);
    node.addEventListener('focusout', this._onLeave);
  }

  get isQuiet(): boolean {
    return Date.now() - this._last >= PAUSE;
  }

  /** Calls `resume` as soon as it is quiet. */
  wait(): void {
    this._timer ??= setTimeout(
      () => {
        this._timer = undefined;
        if (this.isQuiet) {
          this.resume();
        } else {
          this.wait();
        }
      },
      Math.max(0, this._last + PAUSE - Date.now())
    );
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    this._isDisposed = true;
    clearTimeout(this._timer);
    this.node.removeEventListener('keydown', this._onKey, true);
    this.node.removeEventListener('focusout', this._onLeave);
  }

  private readonly _onKey = ({ target }: KeyboardEvent): void => {
    const element = target as HTMLElement;
    if (element.isContentEditable || element.matches('input, textarea')) {
      this._last = Date.now();
    }
  };

  private readonly _onLeave = ({ relatedTarget }: FocusEvent): void => {
    if (!this.node.contains(relatedTarget as Node | null)) {
      this._last = 0;
      if (this._timer !== undefined) {
        clearTimeout(this._timer);
        this._timer = undefined;
        this.resume();
      }
    }
  };

  private _last = 0;
  private _timer: ReturnType<typeof setTimeout> | undefined;
  private _isDisposed = false;
}
