/** The practice room: writing, asking without a name and undoing, where nobody else is. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { IPartner } from '../tokens';
import { Body } from './body';
import { focusWish, keys, type ITools } from './scope';

/** Where the room is; it is no course's. */
const ROOM = '~practice';

interface IProps {
  tools: ITools;
  leave: () => void;
}

export function PracticeRoom({ tools, leave }: IProps): JSX.Element {
  const { trans } = tools;
  const heading = React.useRef<HTMLHeadingElement>(null);
  const [room] = React.useState(() => tools.community.practise(partnerIn(trans)));
  const [focus] = React.useState(focusWish);
  const discussion = room.discussion(ROOM, ROOM, ROOM);
  const course = room.course(ROOM);
  React.useEffect(() => {
    discussion.setOpen(keys.talk, true);
    heading.current?.focus();
  }, [discussion]);
  if (course === null) {
    return <></>;
  }
  const title = trans.__('Practice room');
  const place = {
    course: ROOM,
    notebook: ROOM,
    anchor: ROOM,
    title,
    open: () => Promise.resolve()
  };
  return (
    <section className="jp-CommunityPractice" aria-labelledby="jp-CommunityPractice-title">
      <div className="jp-CommunityPractice-head">
        <h3 id="jp-CommunityPractice-title" ref={heading} tabIndex={-1}>
          {title}
        </h3>
        <button type="button" className="jp-CommunityButton" onClick={leave}>
          {trans.__('Leave the room')}
        </button>
      </div>
      <p className="jp-CommunityPractice-promise">
        {trans.__(
          'Only you are here. Nothing that you write leaves this browser tab, and it is gone when you close the tab, tomorrow at the latest. The practice partner is a text that was written beforehand: nobody reads what you write, and no machine does.'
        )}
      </p>
      <p>
        {trans.__(
          'Things to try: post something, take it back with “Undo”, ask without your name, edit or delete a post by its menu.'
        )}
      </p>
      <div className="jp-CommunityDiscussion">
        <Body
          discussion={discussion}
          course={course}
          place={place}
          focus={focus}
          tools={{ ...tools, community: room, practice: true }}
        />
      </div>
    </section>
  );
}

function partnerIn(trans: TranslationBundle): IPartner {
  return {
    name: trans.__('Practice partner (not a person)'),
    room: trans.__('the practice room'),
    me: trans.__('You'),
    cannot: trans.__('This cannot be tried in the practice room; everything else here can.'),
    gone: trans.__('This post is not there any more.'),
    answer: (post, thread) => {
      if (post.author !== null && 'alias' in post.author) {
        return trans.__(
          'The name above your post is all that classmates would be told. In another thread you would be somebody else.'
        );
      }
      if (post.n > 1) {
        return trans.__(
          'So a conversation goes on. By the menu beside a post you can answer it, and edit or delete your own.'
        );
      }
      if (thread.audience === 'staff') {
        return trans.__(
          'In your course only the staff would read this, and you. For classmates it would not be there at all.'
        );
      }
      return post.kind === 'question'
        ? trans.__(
            'A good question is one that you still have. In your course it would stay open until you say that it is answered.'
          )
        : trans.__(
            'In your course everyone would see this now, with your name beside it. For ten seconds “Undo” takes a post back without a trace; try it with the next one.'
          );
    }
  };
}
