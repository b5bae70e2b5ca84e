import { ReactWidget } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { ICommunity, ICopies } from '../tokens';
import { until, useSignals } from '../ui/follow';
import { communityIcon } from '../ui/icons';
import { translated } from '../wire/marking';
import { isStaff } from '../wire/roles';
import type * as Wire from '../wire/types';
import { Calendar } from './calendar';
import { Difficulty } from './difficulty';
import { CourseSettings } from './course-settings';
import { Inbox, itemsOf, nextOf } from './inbox';
import { Live } from './live';
import { Notices } from './notices';
import { Outlook, type ILive } from './outlook';
import { Pane } from './pane';
import { ReplyTime } from './reply-time';
import type { ITools } from './scope';
import { PracticeRoom } from './practice';
import type { Sections } from './sections';
import { Settings } from './settings';
import { Notice, Skeleton } from './states';
import { Threads } from './threads';
import { Offer, Tour } from './tour';
import { Views } from './views';
import { count } from './words';

export const PANEL = 'jupyter-community-panel';

/**
 * The side panel: what is going on in a course. Sections of other features come before the threads.
 */
export class CommunityPanel extends ReactWidget {
  constructor(
    private readonly tools: ITools,
    private readonly copies: ICopies,
    private readonly sections: Sections
  ) {
    super();
    const { community, trans } = tools;
    this.id = PANEL;
    this.addClass('jp-CommunityPanel');
    this.title.icon = communityIcon;
    this.title.caption = trans.__('Community');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', trans.__('Community'));
    this.node.tabIndex = -1;
    community.changed.connect(this._count, this);
    this._count();
  }

  render(): JSX.Element {
    const { tools, copies, sections } = this;
    return <Content outlook={this._outlook} {...{ tools, copies, sections }} />;
  }

  /** Opens the inbox of the first course that the person teaches, at the thread that is next. */
  async answerNext(): Promise<void> {
    const { community } = this.tools;
    const course = community.courses.find(isStaff);
    if (course !== undefined) {
      const [board, inbox] = [community.board(course.id), community.inbox(course.id)];
      const known = (): boolean => board.phase !== 'loading' && inbox.phase !== 'loading';
      this._outlook.choose({ course: course.id, view: 'inbox', place: null });
      await until(known, board.changed, inbox.changed);
      const next = nextOf(itemsOf(board, inbox), this._outlook.choices.answering);
      this._outlook.choose({ answering: next?.line.id ?? null });
    }
  }

  /** Begins the tour. Whoever has begun it is not offered it again. */
  tour(): void {
    this._outlook.choose({ tour: 0 });
    const { community } = this.tools;
    if (!community.settings.toured) {
      void community.saveSettings({ toured: true }).catch(() => undefined); // Then it is offered again.
    }
  }

  /** Opens the practice room. */
  practise(): void {
    this._outlook.choose({ practises: true, tour: null });
  }

  /** Shows a thread of a course as it goes on. */
  readLive(live: ILive): void {
    this._outlook.choose({ course: live.course, live, place: null });
  }

  /** Shows the field in which one writes what one looks for. */
  find(): void {
    this._outlook.choose({ view: 'threads', place: null, live: null, wantsField: true });
  }

  protected override onActivateRequest(): void {
    if (!this.node.contains(document.activeElement)) {
      this.node.focus();
    }
  }

  /** What is new for the person in all courses, on the tab: small, never above 9+, and not in their quiet hours. */
  private _count(): void {
    const { community, announcer, trans } = this.tools;
    const all = community.courses.map(({ id }) => community.notices(id));
    for (const notices of all) {
      notices.changed.connect(this._count, this); // Connecting twice is connecting once.
    }
    const isHeard = !community.settings.quiet && community.settings.announce !== 'off';
    const loud = all.filter(({ isQuiet }) => !isQuiet);
    const fresh = loud.flatMap(({ notices }) => notices.filter(notice => notice.new));
    fresh
      .filter(({ post }) => this._isReady && isHeard && !this._told.has(post))
      .forEach(({ post }) =>
        announcer.count('notices', post, n => trans._n('%1 new for you', '%1 new for you', n))
      );
    fresh.forEach(({ post }) => this._told.add(post));
    this._isReady = all.length > 0 && all.every(({ phase }) => phase === 'ready');
    const shown = fresh.length > 0 && !community.settings.quiet ? count(fresh.length) : '';
    if (shown !== this._shown) {
      this._shown = shown;
      this.title.caption = shown
        ? trans.__('Community: %1 new for you', shown)
        : trans.__('Community');
      this.title.className = shown ? 'jp-CommunityTab jp-mod-unread' : 'jp-CommunityTab';
      this.title.dataset = { 'community-unread': shown };
    }
  }

  private _isReady = false;
  private readonly _told = new Set<string>();
  private _shown: string | null = null;
  private readonly _outlook = new Outlook();
}

interface IProps {
  outlook: Outlook;
  tools: ITools;
  copies: ICopies;
}

function Content({
  outlook,
  tools,
  copies,
  sections
}: IProps & { sections: Sections }): JSX.Element {
  const { community, trans } = tools;
  const { connection, courses } = community;
  useSignals(community.changed, connection.stateChanged, outlook.changed, sections.changed);
  const { tour, practises } = outlook.choices;
  const course = courses.find(({ id }) => id === outlook.choices.course) ?? courses.at(0);
  return (
    <>
      <header className="jp-CommunityPanel-head">
        <h2>{trans.__('Community')}</h2>
        {courses.length > 1 ? (
          <select
            aria-label={trans.__('Course')}
            value={course?.id}
            onChange={event =>
              outlook.choose({
                course: event.target.value,
                notebook: null,
                live: null,
                place: null
              })
            }
          >
            {courses.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        ) : (
          <p dir="auto">{course?.title}</p>
        )}
      </header>
      <Standing community={community} trans={trans} />
      {tour === null ? (
        <Offer tools={tools} />
      ) : (
        <Tour
          tools={tools}
          step={tour}
          go={step => outlook.choose({ tour: step })}
          close={() => outlook.choose({ tour: null })}
          practise={() => outlook.choose({ tour: null, practises: true })}
        />
      )}
      {course && !practises && <Views course={course} outlook={outlook} tools={tools} />}
      {course && !practises && !isStaff(course) && (
        <ReplyTime key={course.id} course={course} tools={tools} />
      )}
      <div className="jp-CommunityPanel-body">
        {course && !practises && !community.settings.quiet
          ? sections.all.map(section => section.render(course))
          : null}
        {practises ? (
          <PracticeRoom tools={tools} leave={() => outlook.choose({ practises: false })} />
        ) : course ? (
          <View {...{ course, outlook, tools, copies }} />
        ) : (
          <NoCourse tools={tools} />
        )}
      </div>
      {course && isStaff(course) && <CourseSettings key={course.id} {...{ course, tools }} />}
      {community.me && <Settings {...{ tools, outlook, course }} />}
    </>
  );
}

interface IViewProps extends IProps {
  course: Wire.ICourse;
}

/** What the panel shows of a course. */
function View({ course, outlook, tools, copies }: IViewProps): JSX.Element {
  const { community } = tools;
  const board = community.board(course.id);
  const shared = { board, outlook, tools, copies };
  const { live, place, view } = outlook.choices;
  if (live !== null) {
    const leave = (): void => outlook.choose({ live: null });
    return <Live key={live.thread} {...{ tools, course, leave }} aim={live} />;
  }
  if (place !== null) {
    return <Pane key={JSON.stringify(place)} {...shared} place={place} />;
  }
  if (view === 'notices') {
    return <Notices key={course.id} {...shared} notices={community.notices(course.id)} />;
  }
  switch (isStaff(course) ? view : 'threads') {
    case 'inbox':
      return <Inbox key={course.id} {...shared} inbox={community.inbox(course.id)} />;
    case 'difficulty':
      return (
        <Difficulty key={course.id} {...shared} difficulty={community.difficulty(course.id)} />
      );
    case 'calendar':
      return <Calendar key={course.id} {...shared} calendar={community.calendar(course.id)} />;
    default:
      return <Threads key={course.id} {...shared} />;
  }
}

function NoCourse({ tools: { community, trans } }: { tools: ITools }): JSX.Element | null {
  if (community.me === null) {
    return community.connection.reason === '' ? <Skeleton trans={trans} /> : null;
  }
  return (
    <p className="jp-CommunityEmpty">
      {trans.__('You are not in a course yet. When you are, what is said in it appears here.')}
    </p>
  );
}

/** Says when the page is cut off, and what to do where that does not mend itself. */
function Standing({
  community,
  trans
}: {
  community: ICommunity;
  trans: ITools['trans'];
}): JSX.Element | null {
  const { connection } = community;
  const { state, reason } = connection;
  if (state === 'stopped') {
    return (
      <Notice action={{ label: trans.__('Try again'), run: () => connection.retry() }}>
        {translated(reason, trans)}
      </Notice>
    );
  }
  if (state === 'offline') {
    return (
      <Notice>
        {reason
          ? translated(reason, trans)
          : trans.__('You are offline. This page comes back by itself.')}
      </Notice>
    );
  }
  return null;
}
