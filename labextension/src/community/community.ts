import type { IDisposable } from '@lumino/disposable';
import { Signal, type ISignal } from '@lumino/signaling';

import type { IPage } from '../connection/page';
import { asRefusal } from '../connection/refusal';
import type { ICommunity, IConnection, IOpenCopy, IPartner } from '../tokens';
import type * as Wire from '../wire/types';
import { Board } from './board';
import { Course } from './course';
import type { Calendar } from './calendar';
import type { ICircle } from './deeds';
import { Desks } from './desks';
import type { Difficulty } from './difficulty';
import { Discussion } from './discussion';
import { Files } from './files';
import type { Inbox } from './inbox';
import type { IOutgoing } from './letter';
import { OpenCopies } from './open-copies';
import { Notices } from './notices';
import { Outbox, type IPostOffice } from './outbox';
import { Outlines } from './outlines';
import { PracticeConnection } from './practice/connection';
import { forPractice } from './practice/slate';
import { Reading } from './reading';
import { CourseRules } from './rules';
import { Safety } from './safety';
import { UNSAID, readSettings } from './settings';
import { Shelf } from './shelf';
import { Talk } from './talk';

/** Where the service has not said how long a post can be undone. */
const UNDO_SECONDS = 10;

/** The community as this page knows it: who I am, and one object for each course, discussion and board. */
export class Community implements ICommunity, IPostOffice {
  constructor(
    readonly connection: IConnection,
    private readonly page: IPage,
    /** Which service this is, so that two of them in one browser do not mix what is kept. */
    base: string
  ) {
    this._shelf = new Shelf(page, base);
    this._outbox = new Outbox(this._shelf, this, page);
    this._desks = new Desks(
      connection,
      id => this._circle(id).course,
      () => page.random()
    );
    connection.stateChanged.connect(this._onState, this);
    connection.frames.connect(this._onFrame, this);
    this._onState();
  }

  get me(): Wire.IPerson | null {
    return this._me;
  }

  get courses(): readonly Wire.ICourse[] {
    return this._courses;
  }

  get settings(): Wire.ISettings {
    return this._settings;
  }

  get changed(): ISignal<ICommunity, void> {
    return this._changed;
  }

  course(id: string): Wire.ICourse | null {
    const mine = this._courses.find(course => course.id === id);
    // A single server has no roster: whoever may use it may teach whatever course a notebook names.
    const any = this._session?.any_course ? { id, title: id, role: 'instructor' as const } : null;
    return mine ?? any;
  }

  discussion(course: string, notebook: string, anchor: string): Discussion {
    this.safety(course); // It listens for what only this person is told.
    return at(this._discussions, `${course}/${notebook}/${anchor}`, () => {
      return new Discussion(this._circle(course), notebook, anchor);
    });
  }

  board(course: string): Board {
    return at(this._boards, course, () => {
      const unknown: Wire.ICourse = { id: course, title: course, role: 'learner' };
      return new Board(this._circle(course).course, () => this.course(course) ?? unknown);
    });
  }

  talk(course: string, notebook: string): Talk {
    return at(this._talks, `${course}/${notebook}`, () => {
      return new Talk(this._circle(course), notebook);
    });
  }

  outlines(course: string): Outlines {
    return at(this._outlines, course, () => {
      return new Outlines(course, this.connection, () => this.page.random());
    });
  }

  lay(course: string, notebook: string, copy: IOpenCopy): IDisposable {
    return this._copies.lay(course, notebook, copy);
  }

  async say(course: string, notebook: string, anchor: string): Promise<void> {
    await this._copies.find(course, notebook, anchor)?.say();
  }

  files(course: string): Files {
    return this._circle(course).files;
  }

  notices(course: string): Notices {
    return at(this._notices, course, () => {
      const { course: state } = this._circle(course);
      return new Notices(
        state,
        this.connection,
        () => this._me,
        () => this.page.random()
      );
    });
  }

  inbox(course: string): Inbox {
    return this._desks.inbox(course);
  }

  difficulty(course: string): Difficulty {
    return this._desks.difficulty(course);
  }

  calendar(course: string): Calendar {
    return this._desks.calendar(course);
  }

  safety(course: string): Safety {
    return at(this._safeties, course, () => {
      return new Safety(this._circle(course).course, this.connection);
    });
  }

  rules(course: string): CourseRules {
    return at(this._rules, course, () => {
      return new CourseRules(this._circle(course).course, this.connection);
    });
  }

  practise(partner: IPartner): ICommunity {
    if (this._practice === null) {
      const me = this._me ?? { id: '~me', name: partner.me };
      const connection = new PracticeConnection(me, this.page, partner, () => this._settings);
      this._practice = new Community(connection, forPractice(this.page), 'practice');
    }
    return this._practice;
  }

  async search(course: string, wish: Wire.IWish, before?: string): Promise<Wire.IHits> {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...wish, before })) {
      if (value) {
        query.set(name, value);
      }
    }
    const { path } = this._circle(course).course;
    return this.connection.request<Wire.IHits>('GET', `${path}/search?${query.toString()}`);
  }

  async saveSettings(change: Partial<Wire.ISettings>): Promise<void> {
    this._takeMe(await this.connection.request<Wire.IMe>('PUT', 'api/me/settings', change));
  }

  async openNotebook(course: string, notebook: Wire.INotebook): Promise<void> {
    const { course: state } = this._circle(course);
    const { id, title, path, anchors } = notebook;
    const opened = await this.connection.request<Wire.INotebook>(
      'PUT',
      `${state.path}/notebooks/${id}`,
      { id, title, path, anchors }
    );
    state.feed.take({ type: 'notebook', notebook: opened });
  }

  now(): number {
    return this.connection.now();
  }

  live(): boolean {
    return this.connection.state === 'live';
  }

  async send(post: IOutgoing): Promise<void> {
    const { id, thread, notebook, anchor, body, reply_to, as, kind, asksBack, tone, cell } = post;
    const { course } = this._circle(post.course);
    const start =
      thread === id
        ? { notebook, anchor, audience: as === 'staff' ? 'staff' : 'everyone' }
        : { asks_back: asksBack === true };
    const answer = reply_to === null ? {} : { reply_to };
    const nameless = as === 'nameless';
    // Without a name a cell comes along only if its author was told what that may give away.
    const shown = cell ? { cell, knowingly: nameless } : {};
    const read = tone ? { tone } : {};
    const sent = { id, thread, body, kind, nameless, ...start, ...answer, ...read, ...shown };
    if (nameless) {
      course.claim(id);
    }
    if (thread === id) {
      await this.say(course.id, notebook, anchor);
    }
    const posted = await this.connection.request<Wire.IPosted>(
      'POST',
      `${course.path}/posts`,
      sent
    );
    course.take(posted);
  }

  async recall(post: IOutgoing): Promise<void> {
    const path = `${this._circle(post.course).course.path}/posts/${post.id}`;
    try {
      await this.connection.request('POST', `${path}/take-back`);
    } catch (error) {
      if (asRefusal(error).code !== 'not_permitted') {
        throw error;
      }
      await this.connection.request('DELETE', path, {}); // Too late to undo; given up all the same.
    }
  }

  dispose(): void {
    this._practice?.connection.dispose();
    this._practice?.dispose();
    this._discussions.forEach(discussion => discussion.dispose());
    this._boards.forEach(board => board.dispose());
    this._desks.dispose();
    this._talks.forEach(talk => talk.dispose());
    this._outlines.forEach(outlines => outlines.dispose());
    this._copies.dispose();
    this._safeties.forEach(safety => safety.dispose());
    this._rules.forEach(rules => rules.dispose());
    this._notices.forEach(notices => notices.dispose());
    this._circles.forEach(({ course, reading }) => {
      reading.dispose();
      course.dispose();
    });
    this._outbox.dispose();
    this._shelf.dispose();
    this.connection.stateChanged.disconnect(this._onState, this);
    this.connection.frames.disconnect(this._onFrame, this);
    Signal.clearData(this);
  }

  private _circle(id: string): ICircle {
    return at(this._circles, id, () => {
      const course = new Course(id, this.connection, () => this.page.random());
      course.changed.connect(this._onCourse, this);
      return {
        connection: this.connection,
        course,
        copies: this._copies,
        outbox: this._outbox,
        reading: new Reading(course, this.connection),
        shelf: this._shelf,
        files: new Files(this.connection, course.path),
        me: () => this._me,
        undoTime: () => 1000 * (this.connection.session?.limits.undo_seconds ?? UNDO_SECONDS),
        holds: () => this._settings.hold_posts
      };
    });
  }

  private _onState(): void {
    const { session, state } = this.connection;
    if (session !== null && session !== this._session) {
      this._session = session;
      this._signIn(session);
    }
    if (state === 'live') {
      this._outbox.wake();
      if (!this._knowsSettings) {
        void this._loadSettings();
      }
    }
  }

  private _signIn({ person, courses }: Wire.ISession): void {
    const first = this._me === null;
    this._me = person;
    this._courses = courses;
    if (first) {
      this._shelf.openFor(person.id);
      this._settings = readSettings(this._shelf.get(SETTINGS));
      this._outbox.open();
    }
    this._changed.emit();
  }

  private async _loadSettings(): Promise<void> {
    this._knowsSettings = true;
    try {
      this._takeMe(await this.connection.request<Wire.IMe>('GET', 'api/me'));
    } catch (error) {
      this._knowsSettings = !asRefusal(error).passing;
    }
  }

  private _takeMe({ person, courses, settings }: Wire.IMe): void {
    this._me = person;
    this._courses = courses;
    this._settings = settings;
    this._shelf.set(SETTINGS, JSON.stringify(settings));
    this._changed.emit();
  }

  private _onFrame(_: IConnection, frame: Wire.Frame): void {
    if (frame.type === 'courses') {
      const before = this._courses;
      this._courses = frame.courses;
      this._changed.emit();
      const roleIn = (courses: readonly Wire.ICourse[], id: string): Wire.Role | undefined =>
        courses.find(course => course.id === id)?.role;
      this._circles.forEach(({ course }, id) => {
        if (roleIn(before, id) !== roleIn(frame.courses, id)) {
          course.reload(); // What is there for a role is not there for another.
        }
      });
    }
    if (frame.type === 'me') {
      this._takeMe(frame.me);
    }
  }

  /** A post whose acknowledgement was lost shows that it arrived by being there. */
  private _onCourse(course: Course): void {
    for (const { id, thread } of this._outbox.letters) {
      if (course.threads.get(thread)?.find(id) !== undefined) {
        this._outbox.delivered(id);
      }
    }
  }

  private _me: Wire.IPerson | null = null;
  private _courses: readonly Wire.ICourse[] = [];
  private _settings: Wire.ISettings = UNSAID;
  private _session: Wire.ISession | null = null;
  private _practice: Community | null = null;
  private _knowsSettings = false;
  private readonly _shelf: Shelf;
  private readonly _outbox: Outbox;
  private readonly _circles = new Map<string, ICircle>();
  private readonly _discussions = new Map<string, Discussion>();
  private readonly _boards = new Map<string, Board>();
  private readonly _desks: Desks;
  private readonly _talks = new Map<string, Talk>();
  private readonly _outlines = new Map<string, Outlines>();
  private readonly _copies = new OpenCopies();
  private readonly _safeties = new Map<string, Safety>();
  private readonly _rules = new Map<string, CourseRules>();
  private readonly _notices = new Map<string, Notices>();
  private readonly _changed = new Signal<this, void>(this);
}

/** Kept like the settings themselves, since a post may be written before they are loaded. */
const SETTINGS = 'settings';

/** The one object under a key. */
function at<T>(map: Map<string, T>, key: string, make: () => T): T {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
