import * as React from 'react';

import { asRefusal } from '../connection/refusal';
import type { IPost } from '../tokens';
import { AddFiles, Enclosures, hindrance, useHindrance, useTaking } from './enclosures';
import { Said } from './said';
import { keys, useScope } from './scope';
import { TextBox, useExcess } from './writing';

/** Changes a post in its place. Staff say why when it is not theirs. */
export function Editor({ post, mine }: { post: IPost; mine: boolean }): JSX.Element {
  const { discussion, trans } = useScope();
  const id = React.useId();
  const [problem, setProblem] = React.useState('');
  const isTorn = discussion.isOpen(keys.conflict(post.id));
  const [isBusy, setBusy] = React.useState(false);
  const key = keys.edit(post.id);
  const whole = discussion.written(key);
  const taking = useTaking(key);
  const hindered = useHindrance(key, discussion);
  const [asked, setAsked] = React.useState(false);
  const reason = discussion.draft(keys.reason(post.id));
  const isPreview = discussion.isOpen(keys.preview(key)) && whole !== '';
  const tooLong = useExcess(whole);
  const isReady =
    whole !== '' && hindered === '' && tooLong === '' && (mine || reason.trim() !== '') && !isBusy;

  const close = (): void => {
    discussion.setOpen(key, false);
    discussion.setOpen(keys.conflict(post.id), false);
    discussion.setDraft(key, '');
    discussion.enclosures.clear(key);
    discussion.setDraft(keys.reason(post.id), '');
  };
  const save = async (): Promise<void> => {
    if (!isReady) {
      return;
    }
    if (hindrance(discussion.enclosures.of(key)) === 'not described') {
      setAsked(true);
      return;
    }
    if (whole === post.body) {
      close();
      return;
    }
    setBusy(true);
    setProblem('');
    try {
      await discussion.edit(post.id, whole, mine ? undefined : reason.trim());
      close();
    } catch (error) {
      const refusal = asRefusal(error);
      discussion.setOpen(keys.conflict(post.id), refusal.code === 'conflict');
      setProblem(refusal.code === 'conflict' ? '' : refusal.message);
      setBusy(false);
    }
  };

  return (
    <div
      className="jp-CommunityComposer jp-mod-open"
      role="group"
      aria-label={trans.__('Edit the post')}
      {...taking}
    >
      {problem && (
        <div className="jp-CommunityProblem" role="alert">
          {problem} {trans.__('Your text is still here.')}
        </div>
      )}
      {isTorn && (
        <div className="jp-CommunityConflict" role="alert">
          <p>{trans.__('This post was changed elsewhere meanwhile. It now reads:')}</p>
          <Said source={post.body} />
          <p>{trans.__('Your text is in the box. Save it in place of the other, or:')}</p>
          <button type="button" className="jp-CommunityButton" onClick={close}>
            {trans.__('Keep the other text')}
          </button>
          <button
            type="button"
            className="jp-CommunityButton"
            onClick={() => {
              discussion.setDraft(key, `${post.body}\n\n${discussion.draft(key)}`);
              discussion.setOpen(keys.conflict(post.id), false);
            }}
          >
            {trans.__('Put both into the box')}
          </button>
        </div>
      )}
      <div className="jp-CommunityComposer-field" hidden={isPreview}>
        <TextBox draft={key} label={trans.__('Text of the post')} send={() => void save()} />
      </div>
      {isPreview && (
        <div
          className="jp-CommunityComposer-preview"
          role="region"
          aria-label={trans.__('Preview')}
        >
          <Said source={discussion.written(key)} />
        </div>
      )}
      <Enclosures draft={key} asked={asked} />
      {!mine && (
        <label className="jp-CommunityComposer-reason" htmlFor={`${id}-reason`}>
          {trans.__('Why do you change it? The author will read this.')}
          <input
            id={`${id}-reason`}
            dir="auto"
            value={reason}
            onChange={event => discussion.setDraft(keys.reason(post.id), event.target.value)}
          />
        </label>
      )}
      <div className="jp-CommunityComposer-note">{tooLong || hindered}</div>
      <div className="jp-CommunityComposer-bar">
        <span className="jp-CommunityComposer-audience">
          {trans.__('Everyone who can see the post will see that it was edited.')}
        </span>
        <AddFiles draft={key} />
        <button
          type="button"
          className="jp-CommunityButton jp-mod-quiet"
          aria-pressed={isPreview}
          disabled={whole === ''}
          onClick={() => discussion.setOpen(keys.preview(key), !isPreview)}
        >
          {trans.__('Preview')}
        </button>
        <button type="button" className="jp-CommunityButton jp-mod-quiet" onClick={close}>
          {trans.__('Cancel')}
        </button>
        <button
          type="button"
          className="jp-CommunityButton jp-mod-primary"
          disabled={!isReady}
          onClick={() => void save()}
        >
          {trans.__('Save')}
        </button>
      </div>
    </div>
  );
}
