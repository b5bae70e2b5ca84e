import { Signal, type ISignal } from '@lumino/signaling';

import type { IConnection, INotices } from '../tokens';
import type * as Wire from '../wire/types';
import type { Course } from './course';
import { Source } from './source';
import type { Thread } from './thread';

/** News come in bursts; the notices are asked for once after each. */
const PAUSE = 2_000;

/** What the person is told of in a course. Asked for anew only when something arrived that may be for them. */
export class Notices implements INotices {
  constructor(
    private readonly course: Course,
    private readonly connection: IConnection,
    private readonly me: () => Wire.IPerson | null,
    random: () => number
  ) {
    this._source = new Source(
      () => this._fetch(),
      () => this._changed.emit(),
      random
    );
    course.arrived.connect(this._onArrived, this);
    connection.stateChanged.connect(this._onState, this);
    connection.frames.connect(this._onFrame, this);
    this._onState();
  }

  get phase(): INotices['phase'] {
    const { phase } = this._source;
    return phase === 'ready'
      ? 'ready'
      : phase === 'failed' || phase === 'closed'
        ? 'failed'
        : 'loading';
  }

  get problem(): string {
    return this._source.problem;
  }

  get notices(): readonly Wire.INotice[] {
    return this._notices;
  }

  get fresh(): number {
    return this._notices.filter(notice => notice.new).length;
  }

  get telling(): Wire.ITelling | null {
    return this._telling;
  }

  get welcome(): Wire.IWelcomeBack | null {
    return this._welcome?.since ? this._welcome : null;
  }

  get isQuiet(): boolean {
    const { quiet_from: from, quiet_to: to } = this._telling ?? {};
    if (from == null || to == null) {
      return false;
    }
    const date = new Date(); // By the clock on the person's wall.
    const now = date.getHours() * 60 + date.getMinutes();
    return from <= to ? from <= now && now < to : now >= from || now < to;
  }

  get changed(): ISignal<INotices, void> {
    return this._changed;
  }

  async see(): Promise<void> {
    const newest = this._notices.at(0);
    if (newest !== undefined) {
      await this._request('PUT', 'notices/seen', { at: newest.at });
      this._notices = this._notices.map(notice => ({ ...notice, new: false }));
      this._changed.emit();
    }
  }

  async welcomed(): Promise<void> {
    this._welcome = await this._request<Wire.IWelcomeBack>('POST', 'visit', { welcomed: true });
    this._changed.emit();
  }

  /** The choice shows at once, and goes back to what it was if it could not be kept. */
  async tell(change: Partial<Omit<Wire.ITelling, 'muted'>>): Promise<void> {
    const before = this._telling;
    this._telling = before && { ...before, ...change };
    this._changed.emit();
    try {
      this._telling = await this.connection.request<Wire.ITelling>('PUT', 'api/me/telling', change);
    } catch (error) {
      this._telling = before;
      throw error;
    } finally {
      this._changed.emit();
    }
    await this._source.load();
  }

  async mute(person: string, given: boolean): Promise<void> {
    await this._request('PUT', `people/${person}/muted`, { given });
    await this._source.load();
  }

  async people(begun: string): Promise<readonly Wire.IPerson[]> {
    const query = new URLSearchParams({ q: begun });
    return (await this._request<Wire.IPeople>('GET', `people?${query.toString()}`)).people;
  }

  reload(): void {
    void this._source.load();
  }

  dispose(): void {
    clearTimeout(this._timer);
    this._source.dispose();
    this.course.arrived.disconnect(this._onArrived, this);
    this.connection.stateChanged.disconnect(this._onState, this);
    this.connection.frames.disconnect(this._onFrame, this);
    Signal.clearData(this);
  }

  private async _fetch(): Promise<void> {
    const [{ notices }, telling] = await Promise.all([
      this._request<Wire.INotices>('GET', 'notices'),
      this.connection.request<Wire.ITelling>('GET', 'api/me/telling')
    ]);
    this._notices = notices;
    this._telling = telling;
    this._welcome ??= await this._request<Wire.IWelcomeBack>('POST', 'visit', {});
  }

  /** Whether a post may be for this person; the service decides. */
  private _onArrived(_: Course, { thread, post }: { thread: Thread; post: Wire.IPost }): void {
    const { attention, mine, voices } = thread.info;
    const me = this.me()?.id;
    const named = post.mentions?.some(({ id }) => id === me) ?? false;
    const called = /@\[[^\]]+\]\((?:a\d+|staff)\)/.test(post.body);
    if (attention !== 'muted' && (attention !== null || mine || voices.mine || named || called)) {
      this._soon();
    }
  }

  private _soon(): void {
    this._timer ??= setTimeout(() => {
      this._timer = undefined;
      void this._source.load();
    }, PAUSE);
  }

  private _onFrame(_: IConnection, frame: Wire.Frame): void {
    if ((frame.type === 'notices' || frame.type === 'read') && frame.course === this.course.id) {
      this._soon();
    }
  }

  private _onState(): void {
    if (this.connection.session === null) {
      this._source.wait(this.connection.reason);
    } else if (this._source.phase === 'idle' || this._source.waits) {
      void this._source.load();
    }
  }

  private _request<T>(method: string, path: string, body?: unknown): Promise<T> {
    return this.connection.request<T>(method, `${this.course.path}/${path}`, body);
  }

  private _notices: readonly Wire.INotice[] = [];
  private _telling: Wire.ITelling | null = null;
  private _welcome: Wire.IWelcomeBack | null = null;
  private _timer: ReturnType<typeof setTimeout> | undefined;
  private readonly _source: Source;
  private readonly _changed = new Signal<this, void>(this);
}
