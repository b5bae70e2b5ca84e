import { Signal, type ISignal } from '@lumino/signaling';

import type { ITalk } from '../tokens';
import type * as Wire from '../wire/types';
import type { Course, IPlace } from './course';
import type { ICircle } from './deeds';
import { Drafts } from './drafts';

/** What is said and what is being written in one notebook, whatever cell it belongs to. */
export class Talk implements ITalk {
  constructor(
    private readonly circle: ICircle,
    readonly notebook: string
  ) {
    circle.course.changed.connect(this._onCourse, this);
  }

  get course(): string {
    return this.circle.course.id;
  }

  get changed(): ISignal<ITalk, void> {
    return this._changed;
  }

  get threads(): readonly Wire.IThreadForMe[] {
    return [...this.circle.course.threads.values()]
      .filter(({ info }) => info.notebook === this.notebook)
      .map(({ info }) => info);
  }

  earlier(anchor: string): number {
    return this.circle.course.pages.earlier(this.notebook, anchor);
  }

  /** New threads that were begun and not posted, by anchor. */
  get drafts(): ReadonlyMap<string, string> {
    const start = Drafts.start(this.course, this.notebook);
    const found = this.circle.shelf
      .keys(start)
      .filter(key => key.endsWith(':'))
      .map(key => key.slice(start.length, -1))
      .filter(anchor => !anchor.includes(':'))
      .map(anchor => [anchor, this._drafts(anchor).text('')] as const)
      .filter(([, text]) => text.trim() !== '');
    return new Map(found);
  }

  load(): void {
    const source = this.circle.course.talk(this.notebook);
    if (source.phase === 'closed') {
      void source.load(); // Somebody has told of the notebook since.
    }
  }

  moveDraft(from: string, to: string, notebook = this.notebook): void {
    const [left, reached] = [this._drafts(from), this._drafts(to, notebook)];
    const text = left.text('');
    left.write('', '');
    reached.giveBack('', text);
    this._changed.emit();
  }

  async attach(thread: string, anchor: string): Promise<void> {
    const { connection, course, copies } = this.circle;
    await copies.find(course.id, this.notebook, anchor)?.say();
    const path = `${course.path}/threads/${thread}/anchor`;
    const { thread: now } = await connection.request<{ thread: Wire.IThread }>('PUT', path, {
      anchor
    });
    course.takeThread(now);
    this._changed.emit();
  }

  dispose(): void {
    Signal.clearData(this);
  }

  private _drafts(anchor: string, notebook = this.notebook): Drafts {
    return new Drafts(this.circle.shelf, this.course, notebook, anchor);
  }

  private _onCourse(_: Course, place: IPlace | null): void {
    if (place === null || place.notebook === this.notebook) {
      this._changed.emit();
    }
  }

  private readonly _changed = new Signal<this, void>(this);
}
