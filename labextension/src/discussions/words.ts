/** Sentences that more than one view says. */
import type { TranslationBundle } from '@jupyterlab/translation';

import type { ConnectionState, IBoard, IManner, IThread } from '../tokens';
import { letterOf } from '../ui/likeness';
import { targetsIn, type Called } from '../ui/mentions';
import { GENERAL } from '../wire/general';
import type * as Wire from '../wire/types';

/** What a notebook is called here; what belongs to none is general. */
export function placeTitle(
  { notebooks }: Pick<IBoard, 'notebooks'>,
  notebook: string,
  trans: TranslationBundle
): string {
  if (notebook === GENERAL) {
    return trans.__('General');
  }
  const known = notebooks.find(({ id }) => id === notebook);
  // Copies of one person only give a notebook no name that others may read.
  const title = known?.title ?? '';
  return title === '' ? trans.__('A notebook that nobody has shared yet') : title;
}

/** A role in a word; learners are everybody, and need none. */
export function roleWord(role: Wire.Role | undefined, trans: TranslationBundle): string {
  switch (role) {
    case 'instructor':
      return trans.__('instructor');
    case 'teaching_assistant':
      return trans.__('teaching assistant');
    case 'mentor':
      return trans.__('mentor');
    default:
      return '';
  }
}

/** What people are called where they write; an alias is one in each language. */
export function nameOf(by: Wire.Byline, trans: TranslationBundle): string {
  if ('id' in by) {
    return by.name;
  }
  switch (by.alias) {
    case -1:
      return trans.__('Without your name');
    case 0:
      return trans.__('Asker');
    default:
      return trans.__('Learner %1', letterOf(by.alias));
  }
}

/** What a thread is called; one whose first post is hidden is called by nothing that it said. */
export function titleOf(thread: Wire.IThread, trans: TranslationBundle): string {
  return thread.hidden && thread.title === '' ? trans.__('Hidden post') : thread.title;
}

/** What the mentions of a post are called, as JSON: people by their names of today, aliases in the reader's language. */
export function calledIn(
  { body, mentions }: Wire.IPost,
  { me, isStaff }: { me: string | undefined; isStaff: boolean },
  trans: TranslationBundle
): string {
  const called: Called = {};
  for (const target of body.includes('@[') ? targetsIn(body) : []) {
    const person = mentions?.find(({ id }) => id === target);
    if (target === 'staff') {
      called[target] = { name: trans.__('Staff'), isMe: isStaff };
    } else if (target.startsWith('a')) {
      called[target] = { name: nameOf({ alias: Number(target.slice(1)) }, trans), isMe: false };
    } else if (person) {
      called[target] = { name: person.name, isMe: target === me };
    }
  }
  return JSON.stringify(called);
}

/** What a post is meant as; a note is any post, and needs no word. */
export function kindWord(kind: Wire.Kind, trans: TranslationBundle): string {
  switch (kind) {
    case 'question':
      return trans.__('Question');
    case 'idea':
      return trans.__('Idea');
    case 'different_view':
      return trans.__('Different view');
    case 'announcement':
      return trans.__('Announcement');
    default:
      return trans.__('Note');
  }
}

/** How its author wants a post to be read. */
export function toneWord(tone: Wire.Tone, trans: TranslationBundle): string {
  switch (tone) {
    case 'half_baked':
      return trans.__('half-baked idea');
    case 'joking':
      return trans.__('joking');
    case 'blunt':
      return trans.__('please be blunt');
  }
}

/** What is said of a post in a word or two. */
export function reactionWord(kind: Wire.ReactionKind, trans: TranslationBundle): string {
  switch (kind) {
    case 'thank_you':
      return trans.__('Thank you');
    case 'helped':
      return trans.__('This helped');
    case 'landed':
      return trans.__('This landed');
    case 'differently':
      return trans.__('I see it differently');
  }
}

/** How far a question has come, to whoever reads it. */
export function stateWord(state: Wire.State, mine: boolean, trans: TranslationBundle): string {
  switch (state) {
    case 'open':
      return trans.__('open');
    case 'answered':
      return trans.__('answered');
    case 'waiting':
      return mine ? trans.__('waiting for you') : trans.__('waiting for who asked');
    case 'resolved':
      return trans.__('resolved');
  }
}

export interface IAudience {
  course: Wire.ICourse;
  me: string;
  as: IManner['as'];
  /** The thread that is answered, if one is. */
  thread?: IThread;
  /** Under what alias the person has written in it. */
  alias?: Wire.Byline | null;
  /** Nobody else is here. */
  practice?: boolean;
}

/** Who will see a post, and under what name. */
export function audience(about: IAudience, trans: TranslationBundle): string {
  if (about.practice === true) {
    return about.as === 'nameless'
      ? trans.__('Only you see this. In a course it would be without your name.')
      : about.as === 'staff'
        ? trans.__('Only you see this. In a course the staff would see it, too.')
        : trans.__('Only you see this. In a course everyone would see it, with your name.');
  }
  const { course, me, as, thread, alias } = about;
  if (as === 'staff' || thread?.audience === 'staff') {
    const asker = thread?.started_by;
    return asker === undefined || asker === null || isMe(asker, me)
      ? trans.__(
          'Only you and the staff of %1 will see this, with your name, %2.',
          course.title,
          me
        )
      : trans.__(
          'Only the staff of %1 and %2 will see this, with your name.',
          course.title,
          nameOf(asker, trans)
        );
  }
  if (as === 'nameless') {
    const name = alias
      ? nameOf(alias, trans)
      : thread
        ? trans.__('Learner …')
        : nameOf({ alias: 0 }, trans);
    return trans.__(
      'Everyone in %1 will see this without your name: you are “%2”, in this thread only. The staff see no name either; they can look it up for a serious reason, and you are told if they do.',
      course.title,
      name
    );
  }
  return me
    ? trans.__('Everyone in %1 will see this, with your name, %2.', course.title, me)
    : trans.__('Everyone in %1 will see this, with your name.', course.title);
}

function isMe(by: Wire.Byline, me: string): boolean {
  return 'id' in by && by.name === me;
}

/** What a connection that is not live means for somebody who writes; empty while there is nothing to say. */
export function standing(state: ConnectionState, trans: TranslationBundle): string {
  switch (state) {
    case 'offline':
      return trans.__('You are offline. What you post is kept here and sent when you are back.');
    case 'signing-in':
      return trans.__('Connecting. What you post is kept here and sent in a moment.');
    case 'stopped':
      return trans.__('You are not connected. What you post is kept here until you are.');
    default:
      return '';
  }
}

/** How many bytes too many; 0 if it fits. */
export function excess(body: string, limit: number): number {
  // A byte count is never below the number of letters, so most texts need no encoding.
  return body.length * 3 <= limit ? 0 : Math.max(0, new TextEncoder().encode(body).length - limit);
}

/** Counts stay small: nobody is helped by 143. */
export function count(n: number): string {
  return n > 9 ? '9+' : String(n);
}

/** A span in the largest unit that says it exactly. */
export function spanInWords(minutes: number, trans: TranslationBundle): string {
  if (minutes % 1440 === 0) {
    return trans._n('%1 day', '%1 days', minutes / 1440);
  }
  if (minutes % 60 === 0) {
    return trans._n('%1 hour', '%1 hours', minutes / 60);
  }
  return trans._n('%1 minute', '%1 minutes', minutes);
}
