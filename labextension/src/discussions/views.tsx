import * as React from 'react';

import { useSignals } from '../ui/follow';
import { isStaff } from '../wire/roles';
import type * as Wire from '../wire/types';
import type { Outlook, View } from './outlook';
import type { ITools } from './scope';
import { count } from './words';

interface IProps {
  course: Wire.ICourse;
  outlook: Outlook;
  tools: ITools;
}

/** What the staff have beside the threads. */
function ofStaff(trans: ITools['trans']): [View, string][] {
  return [
    ['inbox', trans.__('Inbox')],
    ['difficulty', trans.__('Where it is hard')],
    ['calendar', trans.__('Prompts')]
  ];
}

/** What the panel can show of a course. */
export function Views({ course, outlook, tools }: IProps): JSX.Element {
  const { community, trans } = tools;
  const notices = community.notices(course.id);
  useSignals(notices.changed);
  const isLoud = !notices.isQuiet && !community.settings.quiet;
  const { view: current } = outlook.choices;
  const views: [View, string][] = [
    ['threads', trans.__('Threads')],
    ['notices', trans.__('For you')],
    ...(isStaff(course) ? ofStaff(trans) : [])
  ];
  return (
    <div className="jp-CommunityViews" role="group" aria-label={trans.__('What to show')}>
      {views.map(([view, label]) => (
        <button
          key={view}
          type="button"
          className="jp-CommunityButton jp-mod-quiet"
          aria-pressed={current === view}
          onClick={() => outlook.choose({ view, place: null, live: null })}
        >
          {label}
          {view === 'notices' && isLoud && notices.fresh > 0 && (
            <span className="jp-CommunityNew">{trans.__('%1 new', count(notices.fresh))}</span>
          )}
        </button>
      ))}
    </div>
  );
}
