/** A draft as others would see it: a classmate, the staff, a stranger. */
import * as React from 'react';

import type { IManner, IThread } from '../tokens';
import { Face } from '../ui/face';
import { isStaff } from '../wire/roles';
import type * as Wire from '../wire/types';
import { Said } from './said';
import { useScope } from './scope';
import { kindWord, nameOf, roleWord } from './words';

const EYES = ['classmate', 'staff', 'stranger'] as const;
type Eyes = (typeof EYES)[number];

interface IProps {
  text: string;
  manner: IManner;
  /** The thread that is answered; without one, a new thread. */
  thread?: IThread;
}

/** “Who can see this?”, answered by showing it. */
export function Preview({ text, manner, thread }: IProps): JSX.Element {
  const { trans } = useScope();
  const id = React.useId();
  const [eyes, look] = React.useState<Eyes>('classmate');
  const words: Record<Eyes, string> = {
    classmate: trans.__('A classmate'),
    staff: trans.__('The staff'),
    stranger: trans.__('A stranger')
  };
  return (
    <div className="jp-CommunityPreview" role="region" aria-label={trans.__('Preview')}>
      <div className="jp-CommunityPreview-eyes" role="radiogroup" aria-labelledby={`${id}-who`}>
        <span id={`${id}-who`}>{trans.__('Who can see this?')}</span>
        {EYES.map(each => (
          <label key={each} className="jp-CommunityPreview-choice">
            <input type="radio" name={id} checked={eyes === each} onChange={() => look(each)} />
            {words[each]}
          </label>
        ))}
      </div>
      <div className="jp-CommunityComposer-preview" aria-live="polite">
        <Seen eyes={eyes} text={text} manner={manner} thread={thread} />
      </div>
    </div>
  );
}

function Seen({ eyes, text, manner, thread }: IProps & { eyes: Eyes }): JSX.Element {
  const { community, course, discussion, trans } = useScope();
  const { as, kind } = manner;
  const toStaff = as === 'staff' || thread?.audience === 'staff';
  if (eyes === 'stranger') {
    return (
      <p>
        {trans.__('Nothing. Whoever is not in %1 cannot see that anything is here.', course.title)}
      </p>
    );
  }
  if (eyes === 'classmate' && toStaff) {
    return (
      <p>
        {trans.__('Nothing. Only you and the staff see it; for classmates it is not there at all.')}
      </p>
    );
  }
  const me: Wire.Byline =
    as === 'nameless'
      ? (thread?.talk.find(({ mine }) => mine)?.author ?? { alias: thread ? -1 : 0 })
      : { id: community.me?.id ?? '', name: community.me?.name ?? '', role: course.role };
  const name = 'alias' in me && me.alias === -1 ? trans.__('Learner …') : nameOf(me, trans);
  const role = 'id' in me ? roleWord(me.role, trans) : '';
  const later = eyes === 'classmate' && !isStaff(course) ? when(discussion.gate) : null;
  return (
    <>
      {later === 'after_post' && (
        <p>{trans.__('Once they have posted something themselves, they see:')}</p>
      )}
      {later === 'after_due' && <p>{trans.__('When the discussion has opened, they see:')}</p>}
      <div className="jp-CommunityPreview-post">
        <Face person={me} />
        <div>
          <span className="jp-CommunityPost-who">
            <bdi className="jp-CommunityPost-name">{name}</bdi>
            {role && <span className="jp-CommunityRole">{role}</span>}
            {kind !== 'note' && (
              <span className={`jp-CommunityKind jp-mod-${kind}`}>{kindWord(kind, trans)}</span>
            )}
            {toStaff && <span className="jp-CommunityState">{trans.__('only staff')}</span>}
          </span>
          <Said source={text} />
        </div>
      </div>
    </>
  );
}

function when(gate: Wire.IGate | null): Wire.IOpening['opens'] | null {
  return gate?.opening.opens ?? null;
}
