import * as React from 'react';

import type { IManner, IThread } from '../tokens';
import { isStaff } from '../wire/roles';
import type * as Wire from '../wire/types';
import { useScope } from './scope';
import { kindWord } from './words';

const KINDS: Wire.Kind[] = ['note', 'question', 'idea', 'different_view'];

interface IProps {
  /** Key of the draft. */
  draft: string;
  /** The thread that is answered; without one, a new thread. */
  thread?: IThread;
}

/** As what, for whom and under what name a draft is posted; the sentence beside it says the same in full. */
export function Manner({ draft, thread }: IProps): JSX.Element {
  const { discussion, course, trans } = useScope();
  const id = React.useId();
  const manner = discussion.manner(draft);
  const choose = (change: Partial<IManner>): void =>
    discussion.setManner(draft, { ...manner, ...change });
  const allowed = namesFor(course, discussion.gate, thread);
  // What was chosen before something was switched off stays to be seen, and the service says why it cannot be.
  const names = allowed.includes(manner.as) ? allowed : [...allowed, manner.as];
  const kinds: Wire.Kind[] =
    isStaff(course) && thread === undefined ? [...KINDS, 'announcement'] : KINDS;
  const words: Record<IManner['as'], string> = {
    named: trans.__('Everyone, with my name'),
    nameless: trans.__('Everyone, without my name'),
    staff: trans.__('Only the staff')
  };
  return (
    <div className="jp-CommunityManner">
      <label htmlFor={`${id}-kind`}>{trans.__('This is a')}</label>
      <select
        id={`${id}-kind`}
        value={manner.kind}
        onChange={event => choose({ kind: event.target.value as Wire.Kind })}
      >
        {kinds.map(kind => (
          <option key={kind} value={kind}>
            {kindWord(kind, trans)}
          </option>
        ))}
      </select>
      {names.length > 1 && (
        <>
          <label htmlFor={`${id}-as`}>{trans.__('for')}</label>
          <select
            id={`${id}-as`}
            value={manner.as}
            onChange={event => choose({ as: event.target.value as IManner['as'] })}
          >
            {names.map(as => (
              <option key={as} value={as}>
                {words[as]}
              </option>
            ))}
          </select>
        </>
      )}
      {thread?.state && isStaff(course) && (
        <label>
          <input
            type="checkbox"
            checked={manner.asksBack === true}
            onChange={event => choose({ asksBack: event.target.checked })}
          />
          {trans.__('I ask back: it is their turn then')}
        </label>
      )}
    </div>
  );
}

/** Staff and mentors always write under their names; a thread for the staff stays one. */
function namesFor(
  course: Wire.ICourse,
  gate: Wire.IGate | null,
  thread?: IThread
): IManner['as'][] {
  if (thread?.audience === 'staff') {
    return ['named'];
  }
  if (thread === undefined && gate?.open === false && gate.opening.opens !== 'after_post') {
    return ['staff'];
  }
  const masks = course.role === 'learner' && gate?.opening.nameless !== false;
  const nameless: IManner['as'][] = masks ? ['nameless'] : [];
  return thread === undefined ? ['named', ...nameless, 'staff'] : ['named', ...nameless];
}
