import { showErrorMessage } from '@jupyterlab/apputils';
import { ReactWidget } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { ICommunity, IPlace } from '../tokens';
import { useSignals } from '../ui/follow';
import { translated } from '../wire/marking';
import { isStaff } from '../wire/roles';
import type * as Wire from '../wire/types';
import { Body } from './body';
import { acceptDrops } from './dragging';
import { moveThread, type IMoving } from './rearranging';
import { focusWish, keys, type IFocusWish, type ITools } from './scope';
import { Notice, Skeleton } from './states';

/** A discussion, laid under its prompt. */
export class ThreadWidget extends ReactWidget {
  constructor(
    private readonly place: IPlace,
    private readonly tools: ITools
  ) {
    super();
    this.addClass('jp-CommunityDiscussion');
    this.node.setAttribute('role', 'region');
    this.node.dataset.anchor = place.anchor;
    acceptDrops(this.node, moving => this._take(moving));
  }

  render(): JSX.Element {
    const { title } = this.place;
    this.node.setAttribute('aria-label', this.tools.trans.__('Discussion: %1', title));
    // The title is handed on so that what mentions it is drawn again when the author changes the prompt.
    return (
      <Whereabouts
        key="body"
        place={this.place}
        title={title}
        focus={this._focus}
        tools={this.tools}
      />
    );
  }

  /** Puts the focus where one begins a thread, as soon as that is there. */
  protected override onActivateRequest(): void {
    this._focus.want(keys.start);
    this.update();
  }

  /** A thread was dropped here. Only staff can drag one, and the service asks again. */
  private _take(moving: IMoving): void {
    const { notebook, anchor } = this.place;
    const { trans } = this.tools;
    if (notebook !== null && moving.course === courseOf(this.place, this.tools.community)?.id) {
      moveThread(moving, { notebook, anchor }, this.tools).catch(
        error => void showErrorMessage(trans.__('The thread was not moved'), error as Error)
      );
    }
  }

  private readonly _focus = focusWish();
}

interface IProps {
  place: IPlace;
  title: string;
  focus: IFocusWish;
  tools: ITools;
}

/** Finds the course that talks here, or says why it cannot. */
function Whereabouts({ place, focus, tools }: IProps): JSX.Element {
  const { community, trans } = tools;
  const { connection } = community;
  useSignals(community.changed, connection.stateChanged);
  if (community.me === null) {
    return connection.reason === '' ? (
      <Skeleton trans={trans} />
    ) : (
      <Notice action={{ label: trans.__('Try again'), run: () => connection.retry() }}>
        {translated(connection.reason, trans)}
      </Notice>
    );
  }
  const course = courseOf(place, community);
  if (course === null) {
    return <Notice>{homeless(place, tools)}</Notice>;
  }
  if (place.notebook === null) {
    return isStaff(course) ? (
      <Notice
        action={{ label: trans.__('Open it for the course'), run: () => place.open(course.id) }}
      >
        {trans.__(
          'This discussion is not open yet: the notebook has not been given to %1.',
          course.title
        )}
      </Notice>
    ) : (
      <Notice>
        {trans.__(
          'This copy of the notebook does not say where it belongs. Get the notebook from your teacher again.'
        )}
      </Notice>
    );
  }
  const discussion = community.discussion(course.id, place.notebook, place.anchor);
  return <Body discussion={discussion} course={course} place={place} focus={focus} tools={tools} />;
}

/** The course that the notebook names, else the reader's only one. */
function courseOf(place: IPlace, community: ICommunity): Wire.ICourse | null {
  if (place.course !== null) {
    return community.course(place.course);
  }
  return community.courses.length === 1 ? community.courses[0] : null;
}

function homeless(place: IPlace, { community, trans }: ITools): string {
  if (place.course !== null) {
    return trans.__(
      'This discussion belongs to the course “%1”, and you are not in it. If you should be, ask its teacher.',
      place.course
    );
  }
  return community.courses.length === 0
    ? trans.__('You are not in a course yet. When you are, its discussion appears here.')
    : trans.__(
        'This notebook does not say to which of your courses it belongs. Ask your teacher for a new copy.'
      );
}
