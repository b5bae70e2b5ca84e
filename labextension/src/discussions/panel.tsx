import { ReactWidget } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { ICommunity, ICopies } from '../tokens';
import { useSignals } from '../ui/follow';
import { communityIcon } from '../ui/icons';
import { translated } from '../wire/marking';
import { isStaff } from '../wire/roles';
import type * as Wire from '../wire/types';
import { Board } from './board';
import { Calendar } from './calendar';
import { Difficulty } from './difficulty';
import { CourseSettings } from './course-settings';
import { Inbox, itemsOf, nextOf } from './inbox';
import { Live } from './live';
import { Outlook, type ILive } from './outlook';
import { ReplyTime } from './reply-time';
import type { ITools } from './scope';
import { PracticeRoom } from './practice';
import type { Sections } from './sections';
import { Settings } from './settings';
import { Notice, Skeleton } from './states';
import { Offer, Tour } from './tour';
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
  answerNext(): void {
    const { community } = this.tools;
    const course = community.courses.find(isStaff);
    if (course !== undefined) {
      const { answering } = this._outlook.choices;
      const items = itemsOf(community.board(course.id), community.inbox(course.id));
      const next = nextOf(items, answering)?.line.id ?? null;
      this._outlook.choose({ course: course.id, view: 'inbox', answering: next });
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
    this._outlook.choose({ course: live.course, live });
  }

  protected override onActivateRequest(): void {
    if (!this.node.contains(document.activeElement)) {
      this.node.focus();
    }
  }

  /** Unread posts of all courses, on the tab: small, without colour that shouts, never above 9+. */
  private _count(): void {
    const { community, trans } = this.tools;
    const boards = community.courses.map(({ id }) => community.board(id));
    for (const board of boards) {
      board.changed.connect(this._count, this); // Connecting twice is connecting once.
    }
    const unread = boards.reduce((sum, board) => sum + board.unread, 0);
    const shown = unread > 0 && !community.settings.quiet ? count(unread) : '';
    if (shown !== this._shown) {
      this._shown = shown;
      this.title.caption = shown
        ? trans._n('Community: %2 unread post', 'Community: %2 unread posts', unread, shown)
        : trans.__('Community');
      this.title.className = shown ? 'jp-CommunityTab jp-mod-unread' : 'jp-CommunityTab';
      this.title.dataset = { 'community-unread': shown };
    }
  }

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
              outlook.choose({ course: event.target.value, notebook: null, live: null })
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
      {course &&
        !practises &&
        (isStaff(course) ? (
          <Views outlook={outlook} trans={trans} />
        ) : (
          <ReplyTime key={course.id} course={course} tools={tools} />
        ))}
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
  const { live } = outlook.choices;
  if (live !== null) {
    const leave = (): void => outlook.choose({ live: null });
    return <Live key={live.thread} {...{ tools, course, leave }} aim={live} />;
  }
  switch (isStaff(course) ? outlook.choices.view : 'threads') {
    case 'inbox':
      return <Inbox key={course.id} {...shared} inbox={community.inbox(course.id)} />;
    case 'difficulty':
      return (
        <Difficulty key={course.id} {...shared} difficulty={community.difficulty(course.id)} />
      );
    case 'calendar':
      return <Calendar key={course.id} {...shared} calendar={community.calendar(course.id)} />;
    default:
      return <Board key={course.id} {...shared} />;
  }
}

/** What the staff have beside the threads. */
function Views({ outlook, trans }: { outlook: Outlook; trans: ITools['trans'] }): JSX.Element {
  const views = [
    ['threads', trans.__('Threads')],
    ['inbox', trans.__('Inbox')],
    ['difficulty', trans.__('Where it is hard')],
    ['calendar', trans.__('Prompts')]
  ] as const;
  return (
    <div className="jp-CommunityViews" role="group" aria-label={trans.__('What to show')}>
      {views.map(([view, label]) => (
        <button
          key={view}
          type="button"
          className="jp-CommunityButton jp-mod-quiet"
          aria-pressed={outlook.choices.view === view}
          onClick={() => outlook.choose({ view })}
        >
          {label}
        </button>
      ))}
    </div>
  );
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
