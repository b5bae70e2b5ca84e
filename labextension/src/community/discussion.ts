import { Signal, type ISignal } from '@lumino/signaling';

import { asRefusal } from '../connection/refusal';
import type { IAttachment, IDiscussion, IManner, IPost, IThread } from '../tokens';
import type { ISnapshot } from '../wire/snapshot';
import { isAside } from '../wire/asides';
import { GENERAL } from '../wire/general';
import type * as Wire from '../wire/types';
import { Attachments } from './attachments';
import type { Course, IPlace } from './course';
import { Deeds, type ICircle } from './deeds';
import { Drafts } from './drafts';
import { Enclosures } from './enclosures';
import { Manners, mannerOf, morePrivate } from './manners';
import { enclose, takeOut } from './enclosing';
import { uuid } from './ids';
import type { ILetter, IOutgoing } from './letter';
import type { Outbox } from './outbox';
import { show, showPost, type IEyes } from './shown';
import type { Source } from './source';
import type { Thread } from './thread';
import { trans } from '../wire/marking';

/** Drafts of edits. */
const EDIT = 'edit:';

const NOT_OPENED = trans.__('This discussion has not been opened for the course yet.');

/** Everything said at one anchor: a view of the course and of what is still on its way. */
export class Discussion extends Deeds implements IDiscussion {
  constructor(circle: ICircle, notebook: string, anchor: string) {
    super(circle, notebook, anchor);
    const { course, outbox, shelf } = circle;
    this._drafts = new Drafts(shelf, course.id, notebook, anchor);
    this._manners = new Manners(this._drafts);
    this.enclosures = new Enclosures(this._drafts, circle, () => this._changed.emit());
    this._attachments = new Attachments(this._drafts);
    this._source = course.talk(notebook);
    course.changed.connect(this._onCourse, this);
    course.arrived.connect(this._onArrived, this);
    outbox.changed.connect(this._onOutbox, this);
    circle.copies.changed.connect(this._onCopies, this);
  }

  get course(): string {
    return this.circle.course.id;
  }

  get phase(): IDiscussion['phase'] {
    const { phase } = this._source;
    if (phase === 'closed' && this._isHeld) {
      return 'ready'; // Nobody has told of the notebook yet: that is done with the first question.
    }
    if (phase === 'ready') {
      return this._isOpened || isAside(this.anchor) || this.threads.length > 0 ? 'ready' : 'closed';
    }
    return phase === 'idle' ? 'loading' : phase;
  }

  get problem(): string {
    return this.phase === 'closed' ? this._source.problem || NOT_OPENED : this._source.problem;
  }

  get threads(): readonly IThread[] {
    this._threads ??= this._show();
    return this._threads;
  }

  get earlier(): number {
    return this.circle.course.pages.earlier(this.notebook, this.anchor);
  }

  get unread(): number {
    return this.threads.reduce((sum, { unread }) => sum + unread, 0);
  }

  get changed(): ISignal<IDiscussion, void> {
    return this._changed;
  }

  get arrived(): ISignal<IDiscussion, IPost> {
    return this._arrived;
  }

  draft(key: string): string {
    return this._drafts.text(key);
  }

  setDraft(key: string, text: string): void {
    this._drafts.write(key, text, this._revisionOf(key));
    this._changed.emit();
  }

  written(key: string): string {
    return enclose(this.draft(key).trim(), this.enclosures.of(key));
  }

  beginEdit(post: string): void {
    const key = EDIT + post;
    const { text, found } = takeOut(this._find(post).known.body);
    this.enclosures.put(key, found);
    this.setDraft(key, text);
  }

  isOpen(key: string): boolean {
    return this._opened.has(key);
  }

  setOpen(key: string, open: boolean): void {
    if (open) {
      this._opened.add(key);
    } else {
      this._opened.delete(key);
    }
    this._changed.emit();
  }

  manner(key: string): IManner {
    const { course } = this.circle;
    const mine = (course.threads.get(key)?.talk ?? []).filter(post => course.isMine(post));
    const { gate } = this;
    // Where talk is not open, the staff can be asked.
    const onlyStaff = key === '' && gate?.open === false && gate.opening.opens !== 'after_post';
    const isLetter = key === '' && isAside(this.anchor);
    const manner = this._manners.of(
      key,
      mine,
      onlyStaff ? 'staff' : 'named',
      isLetter ? 'question' : 'note'
    );
    return isLetter ? { ...manner, as: 'staff' } : manner;
  }

  setManner(key: string, manner: IManner): void {
    this._manners.choose(key, manner);
    this._changed.emit();
  }

  attachment(key: string): IAttachment | null {
    return this._attachments.of(key, this.manner(key).as);
  }

  attach(key: string, attachment: IAttachment | null): void {
    this._attachments.attach(key, attachment);
    this._changed.emit();
  }

  async cellOf(post: string): Promise<ISnapshot> {
    const here = this.circle.outbox.find(post)?.cell ?? this._attachments.sent(post)?.cell;
    return here ?? (await this._request<ISnapshot>('GET', `posts/${post}/cell`));
  }

  post(body: string, thread?: string, replyTo?: string): void {
    const { connection, outbox, course } = this.circle;
    const id = uuid();
    const key = thread ?? '';
    const attachment = this.attachment(key);
    outbox.add({
      id,
      course: course.id,
      notebook: this.notebook,
      anchor: this.anchor,
      thread: thread ?? id,
      reply_to: replyTo ?? null,
      body,
      ...this.manner(key),
      at: new Date(connection.now()).toISOString(),
      heldUntil: this.circle.holds() ? connection.now() + this.circle.undoTime() : 0,
      cell: attachment?.cell ?? null
    });
    this._attachments.send(key, id, attachment);
    this._manners.clear(key);
    this.enclosures.clear(key);
    this.setDraft(key, '');
  }

  async edit(post: string, body: string, reason?: string): Promise<void> {
    const key = EDIT + post;
    const { thread, known } = this._find(post);
    const revision = this._drafts.revision(key) ?? known.revision;
    const { text } = takeOut(body);
    this._drafts.rebase(key, text, revision);
    try {
      const change = { body, revision, reason };
      this.circle.course.take(await this._request('PATCH', `posts/${post}`, change));
      this._drafts.write(key, '');
      this.enclosures.clear(key);
    } catch (error) {
      const { current } = asRefusal(error);
      if (current !== null) {
        // Both texts are there now: theirs in the talk, mine in the draft. What comes next is said knowing both.
        this._drafts.rebase(key, text, current.revision);
        this.circle.course.take({ post: current, thread: thread.info });
      }
      throw error;
    } finally {
      this._changed.emit();
    }
  }

  async remove(post: string, reason?: string): Promise<void> {
    const { thread } = this._find(post);
    const removed = await this._request<Wire.IRemoved>('DELETE', `posts/${post}`, { reason });
    this.circle.course.takeRemoval(post, thread.id, removed);
  }

  get hard(): Wire.IVoices {
    return this.circle.course.hard(this.notebook, this.anchor);
  }

  get gate(): Wire.IGate | null {
    return this.circle.course.gate(this.notebook, this.anchor);
  }

  async undo(post: string): Promise<void> {
    const { outbox, course } = this.circle;
    const letter = outbox.find(post);
    if (letter !== undefined) {
      if (outbox.cancel(post)) {
        this._giveBack(letter, letter);
        return;
      }
      if (!(await outbox.settled(post))) {
        this.discard(post);
        return;
      }
    }
    const { thread, known } = this._find(post);
    const removed = await this._request<Wire.IRemoved>('POST', `posts/${post}/take-back`);
    course.takeRemoval(post, thread.id, removed);
    this._giveBack(known, mannerOf(known, thread.info));
  }

  retry(post: string): void {
    this.circle.outbox.retry(post);
  }

  discard(post: string): void {
    const letter = this.circle.outbox.find(post);
    if (letter !== undefined && this.circle.outbox.cancel(post)) {
      this._giveBack(letter, letter);
    }
  }

  read(thread: string): void {
    const known = this.circle.course.threads.get(thread);
    if (known !== undefined) {
      this.circle.reading.read(known);
    }
  }

  async loadBefore(thread: string, n?: number): Promise<void> {
    const known = this.circle.course.threads.get(thread);
    if (known?.more) {
      await this.circle.course.loadThread(known, n);
    }
  }

  async loadEarlier(): Promise<void> {
    const { notebook, anchor } = this;
    await this.circle.course.loadPage({ show: 'all', kind: null, notebook, anchor });
  }

  reload(): void {
    void this._source.load();
  }

  dispose(): void {
    clearTimeout(this._timer);
    this.enclosures.dispose();
    Signal.clearData(this);
  }

  private get _isOpened(): boolean {
    if (this.notebook === GENERAL) {
      return true; // Every course has it.
    }
    const notebook = this.circle.course.notebooks.get(this.notebook);
    return this._isHeld || (notebook?.anchors.some(({ id }) => id === this.anchor) ?? false);
  }

  /** A copy lies open that has the cell, so one can ask there. */
  private get _isHeld(): boolean {
    return this.circle.copies.find(this.course, this.notebook, this.anchor) !== undefined;
  }

  private get _letters(): ILetter[] {
    const { course, outbox } = this.circle;
    return outbox.letters.filter(
      letter =>
        letter.course === course.id &&
        letter.notebook === this.notebook &&
        letter.anchor === this.anchor
    );
  }

  private get _eyes(): IEyes {
    const { connection, course } = this.circle;
    const role = connection.session?.courses.find(({ id }) => id === course.id)?.role;
    const me = this.circle.me();
    return { me: me && { ...me, role }, now: connection.now(), undoTime: this.circle.undoTime() };
  }

  private _show(): IThread[] {
    const here = [...this.circle.course.threads.values()].filter(
      ({ info }) => info.notebook === this.notebook && info.anchor === this.anchor
    );
    const shown = show(here, this._letters, this._eyes);
    this._emitWhenUndoEnds(shown);
    return shown;
  }

  /** The offer to undo ends by itself. */
  private _emitWhenUndoEnds(shown: IThread[]): void {
    clearTimeout(this._timer);
    const now = this.circle.connection.now();
    const ends = shown.flatMap(({ talk }) => talk.map(({ undoUntil }) => undoUntil));
    const next = Math.min(...ends.filter(end => end > now));
    if (Number.isFinite(next)) {
      this._timer = setTimeout(() => this._update(), next - now + 1);
    }
  }

  private _revisionOf(key: string): number | undefined {
    return key.startsWith(EDIT) ? this._look(key.slice(EDIT.length))?.known.revision : undefined;
  }

  private _giveBack(given: IOutgoing | Wire.IPost, manner: IManner): void {
    const { id, thread, body } = given;
    const key = thread === id ? '' : thread;
    this._attachments.giveBack(key, id, 'cell' in given ? (given.cell ?? null) : null, manner.as);
    const begun = this._drafts.text(key) === '' ? manner : this.manner(key);
    this._manners.choose(key, morePrivate(manner, begun));
    const { text, found } = takeOut(body);
    this._drafts.giveBack(key, text);
    this.enclosures.put(key, [...found, ...this.enclosures.of(key)]);
    this._update();
  }

  private _update(): void {
    this._threads = null;
    this._changed.emit();
  }

  private _onCourse(_: Course, place: IPlace | null): void {
    const anchor = place?.anchor ?? this.anchor;
    if (place === null || (place.notebook === this.notebook && anchor === this.anchor)) {
      this._update();
    }
  }

  private _onArrived(_: Course, { thread, post }: { thread: Thread; post: Wire.IPost }): void {
    if (thread.info.notebook === this.notebook && thread.info.anchor === this.anchor) {
      this._arrived.emit(showPost(post, this._eyes));
    }
  }

  private _onCopies(_: unknown, key: string): void {
    if (key === `${this.course}/${this.notebook}`) {
      this._changed.emit();
    }
  }

  private _onOutbox(_: Outbox, { course, notebook, anchor }: IOutgoing): void {
    if (course === this.course && notebook === this.notebook && anchor === this.anchor) {
      this._update();
    }
  }

  readonly enclosures: Enclosures;
  private _threads: readonly IThread[] | null = null;
  private _timer: ReturnType<typeof setTimeout> | undefined;
  private readonly _source: Source;
  private readonly _drafts: Drafts;
  private readonly _manners: Manners;
  private readonly _attachments: Attachments;
  private readonly _opened = new Set<string>();
  private readonly _changed = new Signal<this, void>(this);
  private readonly _arrived = new Signal<this, IPost>(this);
}
