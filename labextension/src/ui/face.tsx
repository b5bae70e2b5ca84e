import * as React from 'react';

import type * as Wire from '../wire/types';
import { colourOf, initialsOf, letterOf } from './likeness';

interface IProps {
  person: Wire.Byline;
  small?: boolean;
}

/**
 * Initials on a steady colour. Always beside the name, or in a line that says who; so it is silent itself. Who writes
 * without their name is the same grey as all who do.
 */
export function Face({ person, small }: IProps): JSX.Element {
  const isNamed = 'id' in person;
  const kind = isNamed ? '' : ' jp-mod-nameless';
  return (
    <span
      aria-hidden="true"
      className={`jp-CommunityFace${small ? ' jp-mod-small' : ''}${kind}`}
      style={isNamed ? { backgroundColor: colourOf(person.id) } : undefined}
    >
      {isNamed ? initialsOf(person.name) : person.alias > 0 ? letterOf(person.alias) : '?'}
    </span>
  );
}
