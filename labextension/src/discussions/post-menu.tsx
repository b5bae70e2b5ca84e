import * as React from 'react';

import type { IPost, IThread } from '../tokens';
import { MenuButton, type IChoice } from '../ui/menu';
import { isStaff } from '../wire/roles';
import { askReason, confirmRemoval } from './asking';
import { attentionChoices } from './attention';
import { guidanceOf } from './guidance';
import { holdFocus } from './moving';
import { liveAsked } from './live';
import { mutingChoices } from './muting';
import { answerChoice, maySayWhetherAnswered } from './question';
import { movingOf, rearranging } from './rearranging';
import { safetyChoices } from './reporting';
import { reactionChoices } from './reactions';
import { keys, useScope } from './scope';
import { nameOf } from './words';

interface IProps {
  post: IPost;
  thread: IThread;
  mine: boolean;
  failed: (problem: string) => void;
  /** What was done, where the post does not show it by itself. */
  said: (words: string) => void;
}

/** What a reader can do with a post: its author and the staff more than others. */
export function PostMenu({ post, thread, mine, failed, said }: IProps): JSX.Element | null {
  const { discussion, community, course, focus, trans, practice } = useScope();
  if (post.delivery !== 'saved') {
    return null;
  }
  const name = post.author ? nameOf(post.author, trans) : '';
  const reply = (): void => {
    const key = keys.reply(post.thread);
    discussion.setDraft(keys.answers(post.thread), post.n > 1 ? post.id : '');
    focus.want(key);
    discussion.setOpen(key, true);
  };
  const edit = (): void => {
    const key = keys.edit(post.id);
    discussion.beginEdit(post.id);
    focus.want(key);
    discussion.setOpen(key, true);
  };
  const remove = async (): Promise<void> => {
    failed('');
    const keepFocus = holdFocus();
    try {
      if (mine) {
        if (await confirmRemoval(trans)) {
          await discussion.remove(post.id);
          keepFocus();
        }
      } else {
        const reason = await askReason(name, trans);
        if (reason !== null) {
          await discussion.remove(post.id, reason);
          keepFocus();
        }
      }
    } catch (error) {
      failed(error instanceof Error ? error.message : String(error));
    }
  };
  const choices: IChoice[] = [
    { id: 'reply', label: trans.__('Reply'), run: reply },
    {
      id: 'copy',
      label: trans.__('Copy the text'),
      run: () => void navigator.clipboard?.writeText(post.body)
    }
  ];
  if (!mine) {
    choices.push(...reactionChoices(post, { discussion, trans, failed }));
  }
  if (post.n === 1) {
    const { notebook, anchor, id } = thread;
    const live = { course: course.id, notebook, anchor, thread: id };
    if (practice !== true) {
      const label = trans.__('Read it live in the panel');
      choices.push({ id: 'live', label, run: () => liveAsked.emit(live) });
    }
    choices.push(...attentionChoices(thread, { discussion, trans, failed }));
  }
  choices.push(...mutingChoices(post.author, { community, discussion, trans }, failed));
  if (post.n > 1 && maySayWhetherAnswered(thread, community.me?.id, course)) {
    choices.push(answerChoice(post, thread, { discussion, trans, failed }));
  }
  if (isStaff(course)) {
    choices.push(
      ...guidanceOf(post, thread, { discussion, me: community.me?.id, focus, trans, failed })
    );
    if (post.n === 1) {
      choices.push(...rearranging(movingOf(thread, course.id), { community, trans, failed }));
    }
  }
  if (!mine) {
    const safety = community.safety(course.id);
    choices.push(...safetyChoices(post, { safety, course, trans, failed, said }));
  }
  if (mine || isStaff(course)) {
    choices.push(
      { id: 'edit', label: trans.__('Edit'), run: edit },
      { id: 'delete', label: trans.__('Delete…'), run: () => void remove() }
    );
  }
  return <MenuButton label={trans.__('What to do with the post of %1', name)} choices={choices} />;
}
