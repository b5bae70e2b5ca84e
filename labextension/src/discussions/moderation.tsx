/** A hidden post: what others see of it, what its author is told, and how the staff look at it. */
import * as React from 'react';

import type { IPost } from '../tokens';
import { isStaff } from '../wire/roles';
import type * as Wire from '../wire/types';
import { askAppeal, askWhyHidden } from './reporting';
import { useScope } from './scope';

/** What everybody sees of a hidden post who is neither its author nor staff. */
export function Stub({ post }: { post: IPost }): JSX.Element {
  const { trans } = useScope();
  return (
    <article className="jp-CommunityPost jp-mod-hidden" data-post={post.id}>
      <p className="jp-CommunityPost-gone">
        {post.hidden?.cause === 'staff'
          ? trans.__('This post was hidden by the staff.')
          : trans.__('This post is hidden until the staff have looked at it.')}
      </p>
    </article>
  );
}

/** What is said under a post about its being hidden, reported or looked up, to those whom it concerns. */
export function Moderation({ post, mine }: { post: IPost; mine: boolean }): JSX.Element | null {
  const { course } = useScope();
  const looks = isStaff(course) && !mine;
  if (!post.hidden && !post.reports && !post.unmasked) {
    return null;
  }
  return (
    <div className="jp-CommunityModeration">
      {post.unmasked && <Unmasked reasons={post.unmasked} />}
      {looks ? (
        <ForStaff post={post} />
      ) : (
        post.hidden && <ForAuthor post={post} hidden={post.hidden} />
      )}
    </div>
  );
}

function Unmasked({ reasons }: { reasons: string[] }): JSX.Element {
  const { trans } = useScope();
  return (
    <>
      {reasons.map((reason, n) => (
        <p key={n}>
          {trans.__('The staff looked up that you wrote this. Nobody else was told. Their reason:')}{' '}
          <q dir="auto">{reason}</q>
        </p>
      ))}
    </>
  );
}

function ForAuthor({ post, hidden }: { post: IPost; hidden: Wire.IHidden }): JSX.Element {
  const { community, course, trans } = useScope();
  const appeal = async (): Promise<void> => {
    const line = await askAppeal(trans);
    if (line !== null) {
      await community.safety(course.id).appeal(post.id, line);
    }
  };
  if (hidden.cause === 'reports') {
    return (
      <p>
        {trans.__(
          'Somebody asked the staff to look at this post. Until they have, only you and the staff see it.'
        )}
      </p>
    );
  }
  return (
    <>
      <p>
        {trans.__('Only you and the staff see this post. The staff hid it:')}{' '}
        <q dir="auto">{hidden.reason}</q>
      </p>
      {hidden.appeal === undefined ? (
        <Act label={trans.__('Ask for another look')} run={appeal} />
      ) : (
        <p>
          {trans.__('You asked for another look:')} <q dir="auto">{hidden.appeal}</q>{' '}
          {hidden.answer === undefined && trans.__('The staff will answer.')}
        </p>
      )}
      {hidden.answer !== undefined && (
        <p>
          {trans.__('The staff looked again, and it stays hidden:')}{' '}
          <q dir="auto">{hidden.answer}</q>
        </p>
      )}
    </>
  );
}

function ForStaff({ post }: { post: IPost }): JSX.Element {
  const { community, course, trans } = useScope();
  const { hidden, reports } = post;
  const safety = community.safety(course.id);
  const show = (): Promise<void> => safety.show(post.id);
  const waits = hidden?.appeal !== undefined && hidden.answer === undefined;
  const hide = async (): Promise<void> => {
    const reason = await askWhyHidden(waits, trans);
    if (reason !== null) {
      await safety.hide(post.id, reason);
    }
  };
  return (
    <>
      {reports && (
        <p>
          {reports.count === 'few'
            ? trans.__('A few people asked you to look at this post.')
            : trans._n(
                '%1 person asked you to look at this post.',
                '%1 people asked you to look at this post.',
                reports.count
              )}{' '}
          {hidden && trans.__('It is hidden until you have.')}
        </p>
      )}
      {reports?.lines.map((line, n) => (
        <p key={n}>
          <q dir="auto">{line}</q>
        </p>
      ))}
      {hidden?.cause === 'staff' && (
        <p>
          {hidden.by ? (
            <>
              {trans.__('Hidden by')} <bdi>{hidden.by.name}</bdi>:
            </>
          ) : (
            trans.__('Hidden by the staff:')
          )}{' '}
          <q dir="auto">{hidden.reason}</q>
        </p>
      )}
      {hidden?.appeal !== undefined && (
        <p>
          {trans.__('The author asks for another look:')} <q dir="auto">{hidden.appeal}</q>
        </p>
      )}
      {hidden?.answer !== undefined && (
        <p>
          {trans.__('It stayed hidden:')} <q dir="auto">{hidden.answer}</q>
        </p>
      )}
      <div className="jp-CommunityModeration-acts">
        <Act label={hidden ? trans.__('Show it again') : trans.__('It may stay')} run={show} />
        {(waits || hidden?.cause !== 'staff') && (
          <Act label={waits ? trans.__('Keep it hidden…') : trans.__('Hide it…')} run={hide} />
        )}
      </div>
    </>
  );
}

/** A button that says under itself what went wrong. */
function Act({ label, run }: { label: string; run: () => Promise<void> }): JSX.Element {
  const [problem, setProblem] = React.useState('');
  const act = (): void => {
    setProblem('');
    run().catch(error => setProblem(error instanceof Error ? error.message : String(error)));
  };
  return (
    <>
      <button type="button" className="jp-CommunityButton" onClick={act}>
        {label}
      </button>
      {problem && (
        <p className="jp-CommunityProblem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
