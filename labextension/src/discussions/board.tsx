import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { IBoard, ICopies, IWish } from '../tokens';
import { Face } from '../ui/face';
import { Time } from '../ui/time';
import { ANYWHERE, GENERAL } from '../wire/general';
import { isStaff } from '../wire/roles';
import { arrange, isNew, keepOrder, type IFilter, type IGroup, type Line } from './arrangement';
import { beginDrag } from './dragging';
import type { IAim } from './going';
import type { Outlook } from './outlook';
import { movingOf } from './rearranging';
import type { ITools } from './scope';
import { count, kindWord, nameOf, placeTitle, stateWord, titleOf } from './words';

interface IProps {
  board: IBoard;
  outlook: Outlook;
  tools: ITools;
  copies: ICopies;
  go: (aim: IAim) => void;
}

/** All threads of a course. What happens while somebody is in the list changes no place in it. */
export function Board({ board, outlook, tools, copies, go }: IProps): JSX.Element {
  const { trans } = tools;
  const { choices: filter } = outlook;
  const { groups, waiting, hold, release } = useSteadyOrder(board, filter);
  const { show, notebook: chosen, kind } = filter;
  const wish = React.useMemo(() => ({ show, notebook: chosen, kind }), [show, chosen, kind]);
  React.useEffect(() => board.look(wish), [board, wish, board.phase]);
  return (
    <>
      <div className="jp-CommunityBoard-status" role="status">
        {waiting > 0 && (
          <button type="button" className="jp-CommunityButton jp-mod-quiet" onClick={release}>
            {tools.community.settings.quiet
              ? trans.__('Show what is new')
              : trans._n('Show %1 more thread', 'Show %1 more threads', waiting)}
          </button>
        )}
      </div>
      <button
        type="button"
        className="jp-CommunityButton jp-CommunityBoard-start"
        onClick={() => outlook.choose({ place: { notebook: GENERAL, anchor: ANYWHERE } })}
      >
        {trans.__('Write to the whole course')}
      </button>
      {groups.length === 0 ? (
        <p className="jp-CommunityEmpty">{emptiness(board, filter, trans)}</p>
      ) : (
        <div className="jp-CommunityBoard" {...hold}>
          {groups.map(({ notebook, lines }) => (
            <Group key={notebook.id} title={placeTitle(board, notebook.id, trans)}>
              {lines.map(line => (
                <li
                  key={line.id}
                  draggable={isStaff(board.course)}
                  onDragStart={event => beginDrag(event, movingOf(line, board.course.id))}
                >
                  <Item
                    line={line}
                    where={copies.titleAt(line.notebook, line.anchor)}
                    tools={tools}
                    open={() => go({ thread: line, post: null })}
                  />
                </li>
              ))}
            </Group>
          ))}
        </div>
      )}
      {board.hasMore(wish) && <Older board={board} wish={wish} trans={trans} />}
    </>
  );
}

interface IOlderProps {
  board: IBoard;
  wish: IWish;
  trans: TranslationBundle;
}

/** The board comes a page at a time. */
function Older({ board, wish, trans }: IOlderProps): JSX.Element {
  const [problem, setProblem] = React.useState('');
  const load = (): void => {
    setProblem('');
    board.loadMore(wish).catch((error: unknown) => {
      setProblem(error instanceof Error ? error.message : String(error));
    });
  };
  return (
    <>
      <button
        type="button"
        className="jp-CommunityButton jp-mod-quiet jp-CommunityBoard-older"
        onClick={load}
      >
        {trans.__('Show older threads')}
      </button>
      {problem && (
        <p className="jp-CommunityProblem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

function Group({ title, children }: { title: string; children: React.ReactNode }): JSX.Element {
  return (
    <section aria-label={title}>
      <h3 className="jp-CommunityBoard-notebook" dir="auto">
        {title}
      </h3>
      <ul>{children}</ul>
    </section>
  );
}

interface IItemProps {
  line: Line;
  /** The cell's title in an open copy; null if it is in none for sure. */
  where?: string | null;
  tools: ITools;
  open: () => void;
}

function Item({ line, where, tools, open }: IItemProps): JSX.Element {
  const { community, trans, locale } = tools;
  const { quiet } = community.settings;
  const isUnread = isNew(line) && !quiet;
  const speaker = line.last_by;
  return (
    <button
      type="button"
      className={`jp-CommunityBoard-item${isUnread ? ' jp-mod-unread' : ''}`}
      data-thread={line.id}
      onClick={open}
    >
      {speaker && <Face person={speaker} small />}
      <span className="jp-CommunityBoard-what">
        <span className="jp-CommunityBoard-title" dir="auto">
          {titleOf(line, trans)}
        </span>
        {line.posts > 1 && (
          <span className="jp-CommunityBoard-excerpt" dir="auto">
            {speaker && <bdi>{nameOf(speaker, trans)}:</bdi>} {line.excerpt}
          </span>
        )}
        {where !== undefined && (
          <span className="jp-CommunityBoard-excerpt" dir="auto">
            {where ?? trans.__('Without a cell in your copy')}
          </span>
        )}
        <span className="jp-CommunityBoard-facts">
          {isUnread && (
            <span className="jp-CommunityNew">{trans.__('%1 new', count(line.unread))}</span>
          )}
          {line.state === null && line.kind !== 'note' && <span>{kindWord(line.kind, trans)}</span>}
          {line.state && (
            <span className={`jp-CommunityState jp-mod-${line.state}`}>
              {stateWord(line.state, line.mine, trans)}
            </span>
          )}
          {line.audience === 'staff' && <span>{trans.__('only staff')}</span>}
          {line.attention === 'muted' && <span>{trans.__('muted')}</span>}
          {!quiet && <span>{trans._n('%1 post', '%1 posts', line.posts)}</span>}
          <Time at={line.last_at} now={() => community.connection.now()} locale={locale} />
        </span>
      </span>
    </button>
  );
}

interface ISteady {
  groups: IGroup[];
  waiting: number;
  hold: React.HTMLAttributes<HTMLElement>;
  release: () => void;
}

/** Keeps the order as long as the pointer or the focus is in the list. */
function useSteadyOrder(board: IBoard, filter: IFilter): ISteady {
  const [held, setHeld] = React.useState<{ groups: IGroup[]; key: string } | null>(null);
  const within = React.useRef({ pointer: false, focus: false });
  const key = JSON.stringify([board.course.id, filter.show, filter.notebook, filter.kind]);
  const current = held?.key === key ? held : null;
  const begin = (where: 'pointer' | 'focus'): void => {
    within.current[where] = true;
    setHeld(before => (before?.key === key ? before : { groups: arrange(board, filter), key }));
  };
  const end = (where: 'pointer' | 'focus'): void => {
    within.current[where] = false;
    if (!within.current.pointer && !within.current.focus) {
      setHeld(null);
    }
  };
  const [groups, waiting] =
    current === null ? [arrange(board, filter), 0] : keepOrder(current.groups, board, filter);
  return {
    groups,
    waiting,
    hold: {
      onPointerEnter: () => begin('pointer'),
      onPointerLeave: () => end('pointer'),
      onFocus: () => begin('focus'),
      onBlur: event => event.currentTarget.contains(event.relatedTarget) || end('focus')
    },
    release: () => setHeld({ groups: arrange(board, filter), key })
  };
}

function emptiness(board: IBoard, { show, kind }: IFilter, trans: TranslationBundle): string {
  if (board.threads.length === 0) {
    return trans.__(
      'Nobody has written yet. Open a notebook with a discussion in it, and be the first.'
    );
  }
  if (kind !== null) {
    return trans.__('Nothing of this kind is here yet. Choose all kinds to see the rest.');
  }
  switch (show) {
    case 'unread':
      return trans.__('You have read everything.');
    case 'followed':
      return trans.__(
        'You follow no thread yet. Those in which you write or wonder, too, appear in this list.'
      );
    case 'unanswered':
      return trans.__('No question waits for an answer.');
    case 'mine':
      return trans.__('You have not written here yet. What you write appears in this list.');
    default:
      return trans.__('Nobody has written in this notebook yet. Open it, and be the first.');
  }
}
