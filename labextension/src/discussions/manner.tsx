import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { IDiscussion, IManner, IThread } from '../tokens';
import { isAside } from '../wire/asides';
import { isStaff } from '../wire/roles';
import type * as Wire from '../wire/types';
import { useScope } from './scope';
import { kindWord, toneWord } from './words';

const KINDS: Wire.Kind[] = ['note', 'question', 'idea', 'different_view'];

const TONES: Wire.Tone[] = ['half_baked', 'joking', 'blunt'];

interface IProps {
  /** Key of the draft. */
  draft: string;
  /** The thread that is answered; without one, a new thread. */
  thread?: IThread;
}

/** As what, for whom and under what name a draft is posted; the sentence beside it says the same in full. */
export function Manner({ draft, thread }: IProps): JSX.Element {
  const { discussion, community, course, trans } = useScope();
  const id = React.useId();
  const manner = discussion.manner(draft);
  const choose = (change: Partial<IManner>): void =>
    discussion.setManner(draft, { ...manner, ...change });
  const rules = community.rules(course.id).current;
  const allowed = namesFor(course, discussion, rules, thread);
  const named = course.role === 'learner' ? whyNamed(discussion.gate, rules, trans) : '';
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
      <span className="jp-CommunityManner-pair">
        <label htmlFor={`${id}-tone`}>{trans.__('in the tone')}</label>
        <select
          id={`${id}-tone`}
          value={manner.tone ?? ''}
          onChange={event =>
            choose({
              tone: event.target.value === '' ? undefined : (event.target.value as Wire.Tone)
            })
          }
        >
          <option value="">{trans.__('as it reads')}</option>
          {TONES.map(tone => (
            <option key={tone} value={tone}>
              {toneWord(tone, trans)}
            </option>
          ))}
        </select>
      </span>
      {named && thread?.audience !== 'staff' && <p className="jp-CommunityManner-named">{named}</p>}
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
  { gate, anchor }: Pick<IDiscussion, 'gate' | 'anchor'>,
  rules: Wire.IRules | null,
  thread?: IThread
): IManner['as'][] {
  if (thread?.audience === 'staff') {
    return ['named'];
  }
  if (isAside(anchor)) {
    return ['staff'];
  }
  if (thread === undefined && gate?.open === false && gate.opening.opens !== 'after_post') {
    return ['staff'];
  }
  const off = gate?.opening.nameless === false || rules?.nameless === false;
  const masks = course.role === 'learner' && !off && typeof rules?.named !== 'string';
  const nameless: IManner['as'][] = masks ? ['nameless'] : [];
  return thread === undefined ? ['named', ...nameless, 'staff'] : ['named', ...nameless];
}

/** Announces where learners write under their names from now on; empty where they may choose. */
function whyNamed(
  gate: Wire.IGate | null,
  rules: Wire.IRules | null,
  trans: TranslationBundle
): string {
  if (typeof rules?.named === 'string') {
    return trans.__(
      'From now on you write with your name in this course. The staff’s reason: %1',
      rules.named
    );
  }
  if (rules?.nameless === false) {
    return trans.__('In this course, everybody writes with their name from now on.');
  }
  return gate?.opening.nameless === false
    ? trans.__('Here, everybody writes with their name from now on.')
    : '';
}
