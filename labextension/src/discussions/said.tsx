import * as React from 'react';

import { Markdown } from '../ui/markdown';
import { useScope } from './scope';

/** What somebody wrote, with the pictures and files that they added. */
export function Said({ source, called }: { source: string; called?: string }): JSX.Element {
  const { community, course, rendermime, trans } = useScope();
  return (
    <Markdown
      source={source}
      rendermime={rendermime}
      files={community.files(course.id)}
      trans={trans}
      called={called}
    />
  );
}
