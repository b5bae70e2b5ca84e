import * as React from 'react';

import { colourOf, initialsOf } from './likeness';

interface IProps {
  person: { id: string; name: string };
  small?: boolean;
}

/** Initials on a steady colour. Always beside the name, or in a line that says who; so it is silent itself. */
export function Face({ person, small }: IProps): JSX.Element {
  return (
    <span
      aria-hidden="true"
      className={`jp-CommunityFace${small ? ' jp-mod-small' : ''}`}
      style={{ backgroundColor: colourOf(person.id) }}
    >
      {initialsOf(person.name)}
    </span>
  );
}
