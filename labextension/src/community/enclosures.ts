import { asRefusal } from '../connection/refusal';
import type { IConnection, IEnclosure, IEnclosures, IFiles } from '../tokens';
import type { Drafts } from './drafts';
import { uuid } from './ids';

const KEY = 'files:';
/** Milliseconds until the service is asked again, if it does not say itself. */
const SOON = 3000;

interface ISending {
  draft: string;
  key: string;
  file: File;
}

/**
 * Pictures and files that are added to drafts. They are sent to the service one after the other as soon as may be, and
 * before the post; what it has is kept with the draft over a reload. What it has not cannot be kept, and says so.
 */
export class Enclosures implements IEnclosures {
  constructor(
    private readonly drafts: Drafts,
    private readonly circle: { connection: IConnection; files: IFiles },
    private readonly changed: () => void
  ) {
    circle.connection.stateChanged.connect(this._onState, this);
  }

  of(draft: string): readonly IEnclosure[] {
    let known = this._known.get(draft);
    if (known === undefined) {
      known = read(this.drafts.text(KEY + draft));
      this._known.set(draft, known);
    }
    return known;
  }

  add(draft: string, files: readonly File[]): void {
    const added = files.map((file): IEnclosure => {
      const key = uuid();
      this._queue.push({ draft, key, file });
      return { key, name: file.name, state: 'sending', problem: '', alt: '', decorative: false };
    });
    this.put(draft, [...this.of(draft), ...added]);
    void this._pump();
  }

  describe(draft: string, key: string, change: { alt?: string; decorative?: boolean }): void {
    this._change(draft, key, change);
  }

  remove(draft: string, key: string): void {
    this._queue = this._queue.filter(sending => sending.key !== key);
    this.put(
      draft,
      this.of(draft).filter(enclosure => enclosure.key !== key)
    );
  }

  clear(draft: string): void {
    this._queue = this._queue.filter(sending => sending.draft !== draft);
    this.put(draft, []);
  }

  /** In place of what was there. */
  put(draft: string, enclosures: readonly IEnclosure[]): void {
    this._known.set(draft, enclosures);
    const safe = enclosures.filter(({ state }) => state === 'ready');
    this.drafts.write(KEY + draft, safe.length > 0 ? JSON.stringify(safe) : '');
    this.changed();
  }

  dispose(): void {
    clearTimeout(this._timer);
    this._queue = [];
    this.circle.connection.stateChanged.disconnect(this._onState, this);
  }

  private async _pump(): Promise<void> {
    const next = this._queue[0];
    if (next === undefined || this._busy) {
      return;
    }
    this._busy = true;
    try {
      this._change(next.draft, next.key, { state: 'sending' });
      const { id, width, height } = await this.circle.files.add(next.file);
      const size = width !== null && height !== null ? { width, height } : undefined;
      this._change(next.draft, next.key, { state: 'ready', id, ...(size ? { size } : {}) });
      this._drop(next);
    } catch (error) {
      this._onRefused(next, error);
    } finally {
      this._busy = false;
    }
    if (this._queue[0] !== next) {
      void this._pump();
    }
  }

  private _onRefused(next: ISending, error: unknown): void {
    const { passing, message, retryAfter } = asRefusal(error);
    if (!passing) {
      this._change(next.draft, next.key, { state: 'failed', problem: message });
      this._drop(next);
      return;
    }
    this._queue.forEach(({ draft, key }) => this._change(draft, key, { state: 'waiting' }));
    clearTimeout(this._timer);
    this._timer = setTimeout(() => void this._pump(), Math.max(SOON, retryAfter));
  }

  private _drop(sent: ISending): void {
    this._queue = this._queue.filter(sending => sending !== sent);
  }

  private _change(draft: string, key: string, change: Partial<IEnclosure>): void {
    this.put(
      draft,
      this.of(draft).map(each => (each.key === key ? { ...each, ...change } : each))
    );
  }

  private _onState(): void {
    if (this.circle.connection.state === 'live') {
      void this._pump();
    }
  }

  private _busy = false;
  private _timer: ReturnType<typeof setTimeout> | undefined;
  private _queue: ISending[] = [];
  private readonly _known = new Map<string, readonly IEnclosure[]>();
}

function read(text: string): IEnclosure[] {
  try {
    const kept: unknown = JSON.parse(text === '' ? '[]' : text);
    return Array.isArray(kept) ? (kept as IEnclosure[]) : [];
  } catch {
    return [];
  }
}
