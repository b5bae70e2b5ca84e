import * as React from 'react';

import type * as Wire from '../wire/types';
import type { ITools } from './scope';
import { nameOf } from './words';

/** Whom the reader does not want to see in a course, and how they take it back. For their own eyes. */
export function Blocks({ course, tools }: { course: Wire.ICourse; tools: ITools }): JSX.Element {
  const { community, trans, locale } = tools;
  const safety = community.safety(course.id);
  const [blocks, setBlocks] = React.useState<readonly Wire.IBlock[] | null>(null);
  const [problem, setProblem] = React.useState('');
  const follow = React.useCallback((answer: Promise<readonly Wire.IBlock[]>): void => {
    answer
      .then(found => {
        setBlocks(found);
        setProblem('');
      })
      .catch(error => setProblem(error instanceof Error ? error.message : String(error)));
  }, []);
  React.useEffect(() => follow(safety.blocks()), [safety, follow]);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  return (
    <section className="jp-CommunityBlocks" aria-label={trans.__('Blocked')}>
      <h3>{trans.__('Blocked in %1', course.title)}</h3>
      {blocks?.length === 0 && (
        <p>
          {trans.__(
            'Nobody. If you do not want to see what somebody writes, block them in the menu of a post.'
          )}
        </p>
      )}
      <ul>
        {blocks?.map(({ id, who, at }) => (
          <li key={id}>
            <span>
              <bdi>{nameOf(who, trans)}</bdi>{' '}
              <span className="jp-CommunityBlocks-since">
                {'alias' in who
                  ? trans.__('in one thread, since %1', day.format(Date.parse(at)))
                  : trans.__('since %1', day.format(Date.parse(at)))}
              </span>
            </span>
            <button
              type="button"
              className="jp-CommunityButton"
              onClick={() => follow(safety.unblock(id))}
            >
              {trans.__('See them again')}
            </button>
          </li>
        ))}
      </ul>
      {problem && (
        <p className="jp-CommunityProblem" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}
