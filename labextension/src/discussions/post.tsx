import * as React from 'react';

import type { IPost, IThread } from '../tokens';
import { Face } from '../ui/face';
import { Time } from '../ui/time';
import { isMine, isStaff } from '../wire/roles';
import { Delivery } from './delivery';
import { Editor } from './editor';
import { Earlier, History } from './history';
import { Moderation, Stub } from './moderation';
import { useFound } from './going';
import { Nods } from './guidance';
import { PostMenu } from './post-menu';
import { givesAway } from './solution';
import { State } from './question';
import { Reactions } from './reactions';
import { Said } from './said';
import { ShownCell } from './my-cell';
import { keys, useScope } from './scope';
import { Silenced, useMuted } from './muting';
import { calledIn, kindWord, nameOf, roleWord, toneWord } from './words';

interface IProps {
  post: IPost;
  thread: IThread;
  isNew: boolean;
}

/** One post: who, in what role, when, and what they say; read out in this order. */
export function Post({ post, thread, isNew }: IProps): JSX.Element {
  const { discussion, community, course, place, trans, locale } = useScope();
  const id = React.useId();
  const folded = givesAway(place);
  const [problem, setProblem] = React.useState('');
  const [said, setSaid] = React.useState('');
  const { ref, isFound, onBlur } = useFound(post.id);
  const muted = useMuted(post.author);
  if (post.hidden && post.author === null) {
    return <Stub post={post} />;
  }
  if (post.deleted || post.author === null) {
    return (
      <article className="jp-CommunityPost jp-mod-deleted" data-post={post.id}>
        <p className="jp-CommunityPost-gone">{trans.__('This post was deleted.')}</p>
        <Reason post={post} />
      </article>
    );
  }
  const { quiet } = community.settings;
  if (muted.isHidden) {
    return <Silenced name={nameOf(post.author, trans)} show={muted.show} />;
  }
  const mine = isMine(post, community.me?.id);
  const isEdited =
    discussion.isOpen(keys.edit(post.id)) || discussion.draft(keys.edit(post.id)) !== '';
  const role = 'id' in post.author ? roleWord(post.author.role, trans) : '';
  const answered = thread.talk.find(({ id: other }) => other === post.reply_to);
  return (
    <article
      ref={ref}
      tabIndex={isFound ? -1 : undefined}
      onBlur={onBlur}
      className={`jp-CommunityPost${isNew && !mine ? ' jp-mod-new' : ''}${mine ? ' jp-mod-mine' : ''}${isFound ? ' jp-mod-found' : ''}`}
      data-post={post.id}
      data-delivery={post.delivery}
      aria-labelledby={`${id}-head`}
    >
      <Face person={post.author} small={post.n > 1} />
      <div className="jp-CommunityPost-content">
        <header className="jp-CommunityPost-head">
          <span id={`${id}-head`} className="jp-CommunityPost-who">
            <bdi className="jp-CommunityPost-name">{nameOf(post.author, trans)}</bdi>
            {post.mine && <span className="jp-CommunityRole">{trans.__('you')}</span>}
            {role && <span className="jp-CommunityRole">{role}</span>}
            {answered?.author && answered.n > 1 && (
              <span className="jp-CommunityPost-to">
                {trans.__('to')} <bdi>{nameOf(answered.author, trans)}</bdi>
              </span>
            )}
            {post.kind !== 'note' && (
              <span className={`jp-CommunityKind jp-mod-${post.kind}`}>
                {kindWord(post.kind, trans)}
              </span>
            )}
            {post.tone && (
              <span className="jp-CommunityKind jp-mod-tone">
                <span className="jp-CommunityHidden">{trans.__('Tone:')} </span>
                {toneWord(post.tone, trans)}
              </span>
            )}
            {thread.accepted === post.id && (
              <span className="jp-CommunityKind jp-mod-accepted">{trans.__('Answer')}</span>
            )}
            {post.n === 1 && <State thread={thread} />}
            {isNew && !mine && !quiet && <span className="jp-CommunityNew">{trans.__('new')}</span>}
          </span>
          <PostMenu post={post} thread={thread} mine={mine} failed={setProblem} said={setSaid} />
        </header>
        {isEdited ? (
          <Editor post={post} mine={mine} />
        ) : (
          <Said
            source={post.body}
            folded={folded}
            called={calledIn(post, { me: community.me?.id, isStaff: isStaff(course) }, trans)}
          />
        )}
        <ShownCell post={post} />
        {!isEdited && <Reason post={post} />}
        {!isEdited && <History post={post} />}
        <Moderation post={post} mine={mine} />
        <p className="jp-CommunityPost-said" role="status">
          {said}
        </p>
        <Nods post={post} />
        <Reactions post={post} failed={setProblem} />
        {problem && (
          <p className="jp-CommunityProblem" role="alert">
            {problem}
          </p>
        )}
        <Delivery post={post} />
        {/* Beside the name for the eye, and last for the ear. */}
        <Time at={post.at} now={() => community.connection.now()} locale={locale} />
      </div>
    </article>
  );
}

/** That a post was edited, by whom if not by its author, and why it was changed or deleted if we may know. */
function Reason({ post }: { post: IPost }): JSX.Element | null {
  const { trans } = useScope();
  const isEdited = post.edited_at !== null && !post.deleted;
  if (!isEdited && !post.reason) {
    return null;
  }
  const by = post.edited_by;
  const role = roleWord(by?.role, trans);
  return (
    <p className="jp-CommunityPost-edited">
      {isEdited ? (
        <Earlier post={post} words={by === null ? trans.__('edited') : trans.__('edited by')} />
      ) : (
        trans.__('Reason:')
      )}
      {by && (
        <>
          {' '}
          <bdi>{by.name}</bdi>
          {role && ` (${role})`}
        </>
      )}
      {post.reason && (
        <>
          {by && ':'} <q dir="auto">{post.reason}</q>
        </>
      )}
    </p>
  );
}
