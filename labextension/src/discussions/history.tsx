import * as React from 'react';

import type { IPost } from '../tokens';
import { Time } from '../ui/time';
import type * as Wire from '../wire/types';
import { Said } from './said';
import { keys, useScope } from './scope';

/** That a post was edited; pressed, it shows what was said before. */
export function Earlier({ post, words }: { post: IPost; words: string }): JSX.Element {
  const { discussion, trans } = useScope();
  const key = keys.history(post.id);
  const isOpen = discussion.isOpen(key);
  return (
    <button
      type="button"
      className="jp-CommunityPost-history"
      aria-expanded={isOpen}
      title={trans.__('What was said before')}
      onClick={() => discussion.setOpen(key, !isOpen)}
    >
      {words}
    </button>
  );
}

/** The earlier texts of a post, oldest first. */
export function History({ post }: { post: IPost }): JSX.Element | null {
  const { discussion, community, course, trans, locale } = useScope();
  const [texts, setTexts] = React.useState<readonly Wire.IRevision[] | null>(null);
  const [problem, setProblem] = React.useState('');
  const isOpen = discussion.isOpen(keys.history(post.id));
  const { id, revision } = post;
  React.useEffect(() => {
    if (!isOpen) {
      return;
    }
    community
      .safety(course.id)
      .history(id)
      .then(found => {
        setTexts(found);
        setProblem('');
      })
      .catch(error => setProblem(error instanceof Error ? error.message : String(error)));
  }, [isOpen, id, revision, community, course.id]);
  if (!isOpen) {
    return null;
  }
  return (
    <section className="jp-CommunityHistory" aria-label={trans.__('What was said before')}>
      {problem && (
        <p className="jp-CommunityProblem" role="alert">
          {problem}
        </p>
      )}
      {texts?.length === 0 && (
        <p>{trans.__('What was said before is for its author and the staff.')}</p>
      )}
      <ol>
        {texts?.map(({ revision: n, at, by, body }) => (
          <li key={n}>
            <p className="jp-CommunityPost-edited">
              <Time at={at} now={() => community.connection.now()} locale={locale} />
              {by && (
                <>
                  {' '}
                  <bdi>{by.name}</bdi>
                </>
              )}
            </p>
            <Said source={body} />
          </li>
        ))}
      </ol>
    </section>
  );
}
