import { asRefusal } from '../connection/refusal';
import { backOff } from '../connection/waiting';

/** `idle` has not been asked for yet. */
export type Phase = 'idle' | 'loading' | 'ready' | 'closed' | 'failed';

/** One thing that a course loads: its board, or what is said in a notebook. */
export class Source {
  constructor(
    private readonly fetch: () => Promise<void>,
    private readonly changed: () => void,
    private readonly random: () => number
  ) {}

  get phase(): Phase {
    return this._phase;
  }

  /** Why it failed or is closed, as a sentence. */
  get problem(): string {
    return this._problem;
  }

  /** It would help to load when the service is back. */
  get waits(): boolean {
    return this._waits;
  }

  /** Loads, or loads anew and keeps what is shown until then. */
  async load(): Promise<void> {
    if (this._busy) {
      this._again = true;
      return;
    }
    this._busy = true;
    this._waits = false;
    clearTimeout(this._timer);
    if (this._phase !== 'ready' && this._phase !== 'closed') {
      this._set('loading', '');
    }
    try {
      await this.fetch();
      this._tries = 0;
      this._set('ready', '');
    } catch (error) {
      const refusal = asRefusal(error);
      this._waits = refusal.passing;
      if (refusal.passing) {
        const wait = Math.max(1000, refusal.retryAfter, backOff(this._tries++, this.random));
        this._timer = setTimeout(() => void this.load(), wait);
      }
      if (['unknown_anchor', 'not_found'].includes(refusal.code)) {
        this._set('closed', refusal.message);
      } else if (!refusal.passing || this._phase !== 'ready') {
        this._set('failed', refusal.message);
      }
    } finally {
      this._busy = false;
    }
    if (this._again) {
      this._again = false;
      await this.load();
    }
  }

  /** Nothing can be loaded now; says why, unless something is there to be shown. */
  wait(reason: string): void {
    if (!this._busy && this._phase !== 'ready') {
      this._waits = true;
      this._set(reason === '' ? 'loading' : 'failed', reason);
    }
  }

  refuse(message: string): void {
    this._waits = false;
    clearTimeout(this._timer);
    this._set('failed', message);
  }

  dispose(): void {
    clearTimeout(this._timer);
  }

  private _set(phase: Phase, problem: string): void {
    this._phase = phase;
    this._problem = problem;
    this.changed();
  }

  private _phase: Phase = 'idle';
  private _problem = '';
  private _busy = false;
  private _again = false;
  private _waits = false;
  private _tries = 0;
  private _timer: ReturnType<typeof setTimeout> | undefined;
}
