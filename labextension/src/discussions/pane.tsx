import * as React from 'react';

import type { IBoard } from '../tokens';
import { GENERAL } from '../wire/general';
import { Body } from './body';
import type { Outlook } from './outlook';
import { focusWish, type ITools } from './scope';
import { placeTitle } from './words';

interface IProps {
  board: IBoard;
  outlook: Outlook;
  tools: ITools;
  place: { notebook: string; anchor: string };
}

/** The talk of one place in the panel: what belongs to no notebook, or to one of which there is no copy. */
export function Pane({ board, outlook, tools, place }: IProps): JSX.Element {
  const { community, trans } = tools;
  const [focus] = React.useState(focusWish);
  const { course } = board;
  const { notebook, anchor } = place;
  const isGeneral = notebook === GENERAL;
  const known = board.notebooks.find(({ id }) => id === notebook);
  const cell = known?.anchors.find(({ id }) => id === anchor)?.title;
  const whole = placeTitle(board, notebook, trans);
  const title = isGeneral ? trans.__('General') : cell ? `${whole} · ${cell}` : whole;
  return (
    <section className="jp-CommunityPane" aria-label={title}>
      <div className="jp-CommunityPane-head">
        <button
          type="button"
          className="jp-CommunityButton jp-mod-quiet"
          onClick={() => outlook.choose({ place: null })}
        >
          {trans.__('Back to the list')}
        </button>
        <h3 dir="auto">{title}</h3>
        {isGeneral && <p>{trans.__('For what belongs to no notebook.')}</p>}
      </div>
      <Body
        discussion={community.discussion(course.id, notebook, anchor)}
        course={course}
        place={{ course: course.id, notebook, anchor, title, open: () => Promise.resolve() }}
        focus={focus}
        tools={tools}
      />
    </section>
  );
}
