import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { IBoard, ICopies, IInbox } from '../tokens';
import { useSignals } from '../ui/follow';
import { lasting, useMinutes } from '../ui/time';
import { translated } from '../wire/marking';
import type * as Wire from '../wire/types';
import { Conversation } from './conversation';
import { moveFocus } from './moving';
import type { Outlook } from './outlook';
import { ReplyPromise } from './promise';
import { keys, type ITools } from './scope';
import { Notice, Skeleton } from './states';

interface IProps {
  board: IBoard;
  inbox: IInbox;
  outlook: Outlook;
  tools: ITools;
  copies: ICopies;
}

/** What waits for the staff, across all notebooks; each can be answered right here, one after the other. */
export function Inbox({ board, inbox, outlook, tools, copies }: IProps): JSX.Element {
  const { trans } = tools;
  useSignals(board.changed, inbox.changed, outlook.changed);
  useMinutes();
  const host = React.useRef<HTMLDivElement>(null);
  if (inbox.phase === 'loading' || board.phase === 'loading') {
    return <Skeleton trans={trans} />;
  }
  if (inbox.phase === 'failed') {
    return (
      <Notice alert action={{ label: trans.__('Try again'), run: () => inbox.reload() }}>
        {translated(inbox.problem, trans)}
      </Notice>
    );
  }
  const items = itemsOf(board, inbox);
  const { answering } = outlook.choices;
  const next = nextOf(items, answering);
  const answer = (thread: string | null): void => {
    outlook.choose({ answering: thread });
    if (thread === null) {
      // The button that was pressed goes with the thread; the focus stays in the list.
      const list = '.jp-CommunityInbox-next, .jp-CommunityBoard-item';
      requestAnimationFrame(() => host.current?.querySelector<HTMLElement>(list)?.focus());
    }
  };
  const current = board.threads.find(({ id }) => id === answering) ?? null;
  return (
    <div className="jp-CommunityInbox" ref={host}>
      <ReplyPromise inbox={inbox} trans={trans} />
      {next === null ? (
        <p className="jp-CommunityEmpty">{trans.__('Nothing waits for you.')}</p>
      ) : (
        <button
          type="button"
          className="jp-CommunityButton jp-mod-primary jp-CommunityInbox-next"
          onClick={() => answer(next.line.id)}
        >
          {current === null ? trans.__('Answer the oldest') : trans.__('Answer the next one')}
        </button>
      )}
      {current !== null && (
        <Answering
          key={current.id}
          {...{ board, tools, copies }}
          line={current}
          item={items.find(({ line }) => line.id === current.id) ?? null}
          done={answer}
        />
      )}
      <div className="jp-CommunityBoard" onKeyDown={moveFocus}>
        {PARTS.map(why => (
          <Part
            key={why}
            title={titleOfPart(why, trans)}
            items={items.filter(item => item.why === why)}
            {...{ board, inbox, tools, answer }}
          />
        ))}
      </div>
      {inbox.more && (
        <p className="jp-CommunityEmpty">
          {trans.__('More wait than are listed. They come as you answer these.')}
        </p>
      )}
    </div>
  );
}

/** In this order. */
const PARTS = ['appeal', 'reported', 'question', 'unseen'] as const;

function titleOfPart(why: Wire.IWaiting['why'], trans: TranslationBundle): string {
  switch (why) {
    case 'appeal':
      return trans.__('Asked for another look');
    case 'reported':
      return trans.__('Reported');
    case 'question':
      return trans.__('Open questions');
    default:
      return trans.__('Not seen by the staff');
  }
}

/** What waits, with what the board knows of it. */
export function itemsOf(board: IBoard, inbox: IInbox): Item[] {
  return inbox.waiting.flatMap(({ thread, ...waiting }) => {
    const line = board.threads.find(({ id }) => id === thread);
    return line ? [{ ...waiting, line }] : [];
  });
}

/** What comes after the one that is being answered; after the last, the first that is still there. */
export function nextOf(items: readonly Item[], answering: string | null): Item | null {
  const at = items.findIndex(({ line }) => line.id === answering);
  const others = items.filter(({ line }) => line.id !== answering);
  return others.find(item => items.indexOf(item) > at) ?? others[0] ?? null;
}

type Item = Omit<Wire.IWaiting, 'thread'> & { line: IBoard['threads'][number] };

interface IPartProps {
  title: string;
  items: Item[];
  board: IBoard;
  inbox: IInbox;
  tools: ITools;
  answer: (thread: string) => void;
}

function Part({ title, items, board, inbox, tools, answer }: IPartProps): JSX.Element | null {
  const { community, trans, locale } = tools;
  if (items.length === 0) {
    return null;
  }
  const now = community.connection.now();
  const age = ({ why, since }: Item): string => {
    const span = lasting(now - Date.parse(since), locale);
    return why !== 'unseen' ? trans.__('waits %1', span) : trans.__('for %1', span);
  };
  return (
    <section aria-label={title}>
      <h3 className="jp-CommunityBoard-notebook">{title}</h3>
      <ul>
        {items.map(item => (
          <li key={item.post ?? item.line.id}>
            <button
              type="button"
              className="jp-CommunityBoard-item"
              data-thread={item.line.id}
              onClick={() => answer(item.line.id)}
            >
              <span className="jp-CommunityBoard-what">
                <span className="jp-CommunityBoard-title" dir="auto">
                  {item.line.title}
                </span>
                <span className="jp-CommunityBoard-facts">
                  {isOverdue(item, inbox, now) && (
                    <span className="jp-CommunityState jp-mod-overdue">
                      {trans.__('later than promised')}
                    </span>
                  )}
                  <span>{age(item)}</span>
                  {item.line.audience === 'staff' && <span>{trans.__('only staff')}</span>}
                  <span dir="auto">{titleOf(board, item.line.notebook)}</span>
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface IAnsweringProps {
  board: IBoard;
  tools: ITools;
  copies: ICopies;
  line: IBoard['threads'][number];
  /** Why it is answered; null once nothing of it waits any more. */
  item: Item | null;
  done: (next: null) => void;
}

/** The thread that is being answered, with the composer open. */
function Answering({ board, tools, copies, line, item, done }: IAnsweringProps): JSX.Element {
  const { trans } = tools;
  const [missing, setMissing] = React.useState(false);
  const reveal = async (): Promise<void> => {
    const notebook = board.notebooks.find(({ id }) => id === line.notebook);
    setMissing(notebook === undefined || !(await copies.reveal(notebook, line.anchor)));
  };
  return (
    <section className="jp-CommunityInbox-answering" aria-label={trans.__('Answering')}>
      <Conversation
        tools={tools}
        course={board.course}
        line={line}
        composer={item !== null && item.post === undefined ? keys.reply(line.id) : undefined}
        post={item?.post}
      />
      <div className="jp-CommunityInbox-actions">
        <button
          type="button"
          className="jp-CommunityButton jp-mod-quiet"
          onClick={() => void reveal()}
        >
          {trans.__('Go to the cell')}
        </button>
        <button
          type="button"
          className="jp-CommunityButton jp-mod-quiet"
          onClick={() => done(null)}
        >
          {trans.__('Back to the list')}
        </button>
      </div>
      {missing && (
        <p role="status">
          {trans.__('Your copy of this notebook was not found. Open it once, then try again.')}
        </p>
      )}
    </section>
  );
}

/** Only questions have been promised an answer. Decided here, so that it turns while somebody looks. */
function isOverdue({ why, since }: Item, { replyTime }: IInbox, now: number): boolean {
  return (
    why === 'question' &&
    replyTime.minutes !== null &&
    now - Date.parse(since) > replyTime.minutes * 60_000
  );
}

function titleOf({ notebooks }: IBoard, notebook: string): string {
  return notebooks.find(({ id }) => id === notebook)?.title ?? notebook;
}
