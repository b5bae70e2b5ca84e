import * as React from 'react';

import { Markdown } from '../ui/markdown';
import { useScope } from './scope';

interface IProps {
  source: string;
  /** Its code stays hidden until somebody wants to see it. */
  folded?: boolean;
  /** What mentions in it are called, as JSON. */
  called?: string;
}

/** What somebody wrote, with the pictures and files that they added. */
export function Said({ source, folded, called }: IProps): JSX.Element {
  const { community, course, rendermime, code, trans } = useScope();
  return (
    <Markdown
      source={source}
      rendermime={rendermime}
      files={community.files(course.id)}
      trans={trans}
      called={called}
      code={code}
      folded={folded}
    />
  );
}
