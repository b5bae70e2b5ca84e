import { ReactWidget } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { IAside, ICommunity, IDiscussion, IFailure } from '../tokens';
import { useSignals } from '../ui/follow';
import { isStaff } from '../wire/roles';
import type * as Wire from '../wire/types';
import { plain } from './cleaning';
import { Composer } from './composer';
import { Memory } from './memory';
import { ScopeProvider, focusWish, keys, useScope, type IScope, type ITools } from './scope';
import { Thread } from './thread';

/** Where a learner can talk with the staff alone. Quiet: one line until somebody wants it, and nothing where nobody can. */
export class AsideWidget extends ReactWidget {
  constructor(
    private readonly place: IAside,
    private readonly tools: ITools
  ) {
    super();
    this.addClass('jp-CommunityDiscussion');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', place.title);
    this.node.dataset.anchor = place.anchor;
  }

  render(): JSX.Element {
    return <Whereabouts key="aside" place={this.place} tools={this.tools} />;
  }
}

interface IProps {
  place: IAside;
  tools: ITools;
}

function Whereabouts({ place, tools }: IProps): JSX.Element | null {
  const { community } = tools;
  useSignals(community.changed, community.connection.stateChanged);
  const course = community.me === null ? null : courseOf(place, community);
  if (course === null || place.notebook === null) {
    return null;
  }
  const discussion = community.discussion(course.id, place.notebook, place.anchor);
  return <Aside discussion={discussion} course={course} place={place} tools={tools} />;
}

function courseOf({ course }: IAside, community: ICommunity): Wire.ICourse | null {
  return course !== null
    ? community.course(course)
    : community.courses.length === 1
      ? community.courses[0]
      : null;
}

interface IAsideProps extends IProps {
  discussion: IDiscussion;
  course: Wire.ICourse;
}

/** Whether somebody has begun to write here, in this page; their draft says so in the next one. */
const BEGUN = 'aside';

function Aside({ discussion, course, place, tools }: IAsideProps): JSX.Element | null {
  useSignals(discussion.changed);
  const [focus] = React.useState(focusWish);
  const memory = Memory.of(discussion);
  const scope: IScope = { ...tools, discussion, course, place, focus, memory };
  const failure = place.failure?.() ?? null;
  const isBegun = discussion.isOpen(BEGUN) || discussion.draft(keys.start) !== '';
  const isOver = place.failure !== undefined && failure === null;
  const isIdle = !isBegun && discussion.threads.length === 0;
  if (discussion.phase !== 'ready' || (isIdle && (isOver || isStaff(course)))) {
    return null;
  }
  const begin = (): void => {
    if (failure !== null && discussion.draft(keys.start) === '') {
      discussion.setDraft(keys.start, about(failure, tools.trans));
    }
    discussion.setOpen(BEGUN, true);
    discussion.setOpen(keys.start, true);
    focus.want(keys.start);
  };
  return (
    <ScopeProvider value={scope}>
      {discussion.threads.length > 0 && (
        <ul className="jp-CommunityThreads" aria-label={tools.trans.__('Threads')}>
          {discussion.threads.map(thread => (
            <Thread key={thread.id} thread={thread} />
          ))}
        </ul>
      )}
      {isBegun ? (
        <Letter />
      ) : (
        !isStaff(course) && !isOver && <Invitation isTest={failure !== null} begin={begin} />
      )}
    </ScopeProvider>
  );
}

interface IInvitationProps {
  isTest: boolean;
  begin: () => void;
}

function Invitation({ isTest, begin }: IInvitationProps): JSX.Element {
  const { course, trans } = useScope();
  return (
    <div className="jp-CommunityInvitation">
      <button type="button" className="jp-CommunityButton" onClick={begin}>
        {isTest ? trans.__('Talk about this') : trans.__('Stay behind')}
      </button>
      <span>
        {isTest
          ? trans.__('Ask the staff of %1. Nobody else reads it.', course.title)
          : trans.__(
              'Is something on your mind? Write to the staff of %1. Nobody else reads it.',
              course.title
            )}
      </span>
    </div>
  );
}

function Letter(): JSX.Element {
  const { trans } = useScope();
  return (
    <Composer label={trans.__('Write to the staff')} placeholder={trans.__('Write to the staff')} />
  );
}

/** Longer messages are for the cell that can be shown with the draft. */
const LONGEST = 500;

/** The beginning of a draft: how the test is called, and what it says to everybody whose answer fails it. */
function about({ test, error, message }: IFailure, trans: TranslationBundle): string {
  const said = plain([error, message].filter(Boolean).join(': ')).slice(0, LONGEST);
  const fence = '`'.repeat(
    Math.max(2, ...(said.match(/`+/g) ?? []).map(({ length }) => length)) + 1
  );
  const name = test.replace(/`/g, '');
  return `${trans.__('The test `%1` fails:', name)}\n\n${fence}text\n${said}\n${fence}\n\n`;
}
