/** Sentences that more than one view says. */
import type { TranslationBundle } from '@jupyterlab/translation';

import type { ConnectionState } from '../tokens';
import type * as Wire from '../wire/types';

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

/** Who will see a post, and under what name. */
export function audience(course: Wire.ICourse, name: string, trans: TranslationBundle): string {
  return name
    ? trans.__('Everyone in %1 will see this, with your name, %2.', course.title, name)
    : trans.__('Everyone in %1 will see this, with your name.', course.title);
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
