import * as React from 'react';

import { useNear } from '../ui/near';
import type * as Wire from '../wire/types';
import type { ITools } from './scope';
import { spanInWords } from './words';

/** What learners are told of how soon the staff answer; nothing where nothing was promised. */
export function ReplyTime({ course, tools }: { course: Wire.ICourse; tools: ITools }): JSX.Element {
  const { trans } = tools;
  const { connection } = tools.community;
  const [told, setTold] = React.useState<Wire.IReplyTime | null>(null);
  const host = React.useRef<HTMLParagraphElement>(null);
  const isSeen = useNear(host);
  React.useEffect(() => {
    if (!isSeen) {
      return undefined; // The panel is there, and closed, in every page.
    }
    let isShown = true;
    const path = `api/courses/${course.id}/reply-time`;
    connection.request<Wire.IReplyTime>('GET', path).then(
      time => isShown && setTold(time),
      () => undefined // A promise that cannot be read is not worth a word.
    );
    return () => {
      isShown = false;
    };
  }, [connection, course.id, isSeen]);
  const { minutes = null, usual = null } = told ?? {};
  const said = [
    minutes !== null && trans.__('Questions are answered within %1.', spanInWords(minutes, trans)),
    usual !== null &&
      trans.__('Lately it took %1.', spanInWords(Math.max(1, roughly(usual)), trans))
  ];
  return (
    <p ref={host} className="jp-CommunityPromise">
      {said.filter(Boolean).join(' ')}
    </p>
  );
}

/** Nobody needs to know it to the minute. */
function roughly(minutes: number): number {
  return minutes > 90 ? 60 * Math.round(minutes / 60) : minutes;
}
