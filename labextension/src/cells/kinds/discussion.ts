import type { IDiscussionViews } from '../../tokens';
import type { IKind } from '../registry';

/** A discussion cell: a prompt in Markdown, and threads under it. */
export const DISCUSSION = { name: 'discussion', version: 1 };

export const discussion = (views: IDiscussionViews): IKind => ({
  ...DISCUSSION,
  label: trans => trans.__('Discussion'),
  create: place => views.create(place)
});
