/** How the staff guide a discussion: what stands on top of a thread and under a post, and the choices behind it. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { IDiscussion, IPost, IThread } from '../tokens';
import type { IChoice } from '../ui/menu';
import type * as Wire from '../wire/types';
import { askDuplicate, askHours, askWhyClosed } from './asking';
import { Said } from './said';
import { keys, useScope, type IFocusWish } from './scope';
import { Summing } from './summing';

/** What stands above the first post: that it is pinned, where else it is talked about, what came out, why it is closed. */
export function Guidance({ thread }: { thread: IThread }): JSX.Element | null {
  const { discussion, trans } = useScope();
  const { pinned, summary, duplicate_of, locked } = thread;
  const same = discussion.threads.find(({ id }) => id === duplicate_of);
  const isSumming = discussion.isOpen(keys.summary(thread.id));
  if (!pinned && !isSumming && summary === null && duplicate_of === null && locked === null) {
    return null;
  }
  const show = (): void =>
    document
      .querySelector(`.jp-CommunityThread[data-thread="${duplicate_of}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  return (
    <div className="jp-CommunityGuidance">
      {pinned && <p className="jp-CommunityGuidance-pinned">{trans.__('Pinned by the staff')}</p>}
      {duplicate_of !== null && (
        <p>
          {trans.__('The same is talked about in')}{' '}
          {same ? (
            <button type="button" className="jp-CommunityButton jp-mod-quiet" onClick={show}>
              {same.title}
            </button>
          ) : (
            trans.__('another thread of this course.')
          )}
        </p>
      )}
      {isSumming && <Summing thread={thread} />}
      {summary !== null && !isSumming && (
        <section aria-label={trans.__('Summary')} className="jp-CommunityGuidance-summary">
          <strong>{trans.__('Summary by the staff')}</strong>
          <Said source={summary} />
        </section>
      )}
      {locked !== null && (
        <p className="jp-CommunityGuidance-locked" dir="auto">
          {trans.__('Closed by the staff: %1', locked)}
        </p>
      )}
    </div>
  );
}

/** Who endorsed a post, and which of the staff said that they have seen it. */
export function Nods({ post }: { post: IPost }): JSX.Element | null {
  const { trans, locale } = useScope();
  const names = (people: Wire.IPerson[]): string =>
    new Intl.ListFormat(locale).format(people.map(({ name }) => name));
  if (post.endorsed_by.length + post.seen_by.length === 0) {
    return null;
  }
  return (
    <p className="jp-CommunityNods">
      {post.endorsed_by.length > 0 && (
        <span className="jp-CommunityNods-endorsed">
          {trans.__('Endorsed by %1', names(post.endorsed_by))}
        </span>
      )}
      {post.seen_by.length > 0 && (
        <span>{trans.__('%1 has seen this, thank you', names(post.seen_by))}</span>
      )}
    </p>
  );
}

/** Reminds the staff, as long as peers go first; empty when they need not wait. */
export function peersFirst(
  thread: IThread | undefined,
  now: number,
  trans: TranslationBundle,
  locale: string
): string {
  const until = thread?.peers_first ? Date.parse(thread.peers_first) : 0;
  if (until <= now) {
    return '';
  }
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  return trans.__('Peers go first here until %1. You can still answer.', time.format(until));
}

interface ITools {
  discussion: IDiscussion;
  /** The reader's id. */
  me: string | undefined;
  focus: IFocusWish;
  trans: TranslationBundle;
  failed: (problem: string) => void;
}

/** What the staff can do to a post, and to its thread where it is the first. */
export function guidanceOf(post: IPost, thread: IThread, tools: ITools): IChoice[] {
  const { discussion, focus, trans, failed } = tools;
  const run = (act: () => Promise<void>) => (): void => {
    failed('');
    act().catch(error => failed(error instanceof Error ? error.message : String(error)));
  };
  const mine = (people: Wire.IPerson[]): boolean => people.some(({ id }) => id === tools.me);
  const endorsed = mine(post.endorsed_by);
  const seen = mine(post.seen_by);
  const choices: IChoice[] = [
    {
      id: 'endorse',
      label: endorsed ? trans.__('No longer endorse') : trans.__('Endorse'),
      run: run(() => discussion.nod(post.id, 'endorsed', !endorsed))
    },
    {
      id: 'seen',
      label: seen ? trans.__('Take back “Seen, thank you”') : trans.__('Seen, thank you'),
      run: run(() => discussion.nod(post.id, 'seen', !seen))
    }
  ];
  if (post.n > 1) {
    return choices;
  }
  const guide = (change: Wire.IGuidance): Promise<void> => discussion.guide(thread.id, change);
  return [
    ...choices,
    {
      id: 'pin',
      label: thread.pinned ? trans.__('Unpin the thread') : trans.__('Pin the thread'),
      run: run(() => guide({ pinned: !thread.pinned }))
    },
    {
      id: 'summarise',
      label: thread.summary ? trans.__('Change the summary') : trans.__('Write a summary'),
      run: () => {
        const key = keys.summary(thread.id);
        discussion.setDraft(key, discussion.draft(key) || (thread.summary ?? ''));
        focus.want(key);
        discussion.setOpen(key, true);
      }
    },
    {
      id: 'peers',
      label: thread.peers_first
        ? trans.__('Stop letting peers go first')
        : trans.__('Let peers go first…'),
      run: run(async () => {
        const hours = thread.peers_first ? null : await askHours(trans);
        await (hours === null && !thread.peers_first ? undefined : guide({ peers_first: hours }));
      })
    },
    {
      id: 'duplicate',
      label: thread.duplicate_of ? trans.__('Not the same after all') : trans.__('The same as…'),
      run: run(async () => {
        const others = discussion.threads.filter(
          ({ id, audience }) => id !== thread.id && audience === thread.audience
        );
        const same = thread.duplicate_of ? null : await askDuplicate(others, trans);
        await (same === null && !thread.duplicate_of ? undefined : guide({ duplicate_of: same }));
      })
    },
    {
      id: 'close',
      label:
        thread.locked === null ? trans.__('Close the thread…') : trans.__('Open the thread again'),
      run: run(async () => {
        const reason = thread.locked === null ? await askWhyClosed(trans) : null;
        await (reason === null && thread.locked === null ? undefined : guide({ locked: reason }));
      })
    }
  ];
}
