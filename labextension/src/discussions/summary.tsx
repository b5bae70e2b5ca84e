import * as React from 'react';

import type { IThread } from '../tokens';
import { Face } from '../ui/face';
import { isStaff } from '../wire/roles';
import type * as Wire from '../wire/types';
import { OpeningMenu } from './gate';
import { useScope } from './scope';
import { count } from './words';

/** As many faces as one line holds. */
const FACES = 5;

/** One line: who is in this discussion, how much was said, and whether some of it is new. */
export function Summary(): JSX.Element | null {
  const { discussion, community, course, trans } = useScope();
  const { threads, unread } = discussion;
  const posts = threads.reduce((sum, thread) => sum + thread.posts, 0);
  const people = speakers(threads);
  const counted = trans._n('%1 post', '%1 posts', posts);
  const whole = threads.every(({ more }) => !more);
  const away = community.connection.state !== 'live';
  if (community.settings.quiet) {
    return away || isStaff(course) ? (
      <div className="jp-CommunitySummary">
        {away && <span className="jp-CommunitySummary-away">{trans.__('not connected')}</span>}
        {isStaff(course) && <OpeningMenu />}
      </div>
    ) : null;
  }
  return (
    <div className="jp-CommunitySummary">
      <span className="jp-CommunitySummary-faces">
        {people.slice(0, FACES).map(([id, person]) => (
          <Face key={id} person={person} small />
        ))}
      </span>
      <span>
        {posts === 0
          ? null
          : whole
            ? trans._n('%2 by %1 person', '%2 by %1 people', people.length, counted)
            : counted}
      </span>
      {unread > 0 && <span className="jp-CommunityNew">{trans.__('%1 new', count(unread))}</span>}
      {away && <span className="jp-CommunitySummary-away">{trans.__('not connected')}</span>}
      {isStaff(course) && <OpeningMenu />}
    </div>
  );
}

/** Everybody who wrote, whoever wrote last first. An alias is somebody in its thread, and somebody else in the next. */
function speakers(threads: readonly IThread[]): [string, Wire.Byline][] {
  const people = new Map<string, Wire.Byline>();
  const talk = threads.flatMap(thread => thread.talk).sort((a, b) => b.at.localeCompare(a.at));
  for (const { author, thread } of talk) {
    if (author !== null) {
      const id = 'id' in author ? author.id : `${thread}/${author.alias}`;
      people.set(id, people.get(id) ?? author);
    }
  }
  return [...people];
}
