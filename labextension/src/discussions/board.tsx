import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { IBoard, ICopies, IWish } from '../tokens';
import { Face } from '../ui/face';
import { useSignals } from '../ui/follow';
import { Time } from '../ui/time';
import { translated } from '../wire/marking';
import { isStaff } from '../wire/roles';
import type * as Wire from '../wire/types';
import { arrange, isNew, keepOrder, type IFilter, type IGroup, type Line } from './arrangement';
import { beginDrag } from './dragging';
import { moveFocus } from './moving';
import type { Outlook } from './outlook';
import { movingOf } from './rearranging';
import type { ITools } from './scope';
import { Notice, Skeleton } from './states';
import { count, nameOf, stateWord, titleOf } from './words';

interface IProps {
  board: IBoard;
  outlook: Outlook;
  tools: ITools;
  copies: ICopies;
}

/** All threads of a course. What happens while somebody is in the list changes no place in it. */
export function Board({ board, outlook, tools, copies }: IProps): JSX.Element {
  const { trans } = tools;
  useSignals(board.changed, outlook.changed, copies.changed);
  const [missing, setMissing] = React.useState<Wire.INotebook | null>(null);
  const { choices: filter } = outlook;
  const { groups, waiting, hold, release } = useSteadyOrder(board, filter);
  const { show, notebook: chosen } = filter;
  const wish = React.useMemo(() => ({ show, notebook: chosen, kind: null }), [show, chosen]);
  React.useEffect(() => board.look(wish), [board, wish, board.phase]);
  const open = async (notebook: Wire.INotebook, { anchor }: Line): Promise<void> => {
    setMissing((await copies.reveal(notebook, anchor)) ? null : notebook);
  };
  if (board.phase === 'loading') {
    return <Skeleton trans={trans} />;
  }
  if (board.phase === 'failed') {
    return (
      <Notice alert action={{ label: trans.__('Try again'), run: () => board.reload() }}>
        {translated(board.problem, trans)}
      </Notice>
    );
  }
  return (
    <>
      <Filters board={board} outlook={outlook} trans={trans} />
      <div className="jp-CommunityBoard-status" role="status">
        {missing && <p>{whereToLook(missing, trans)}</p>}
        {waiting > 0 && (
          <button type="button" className="jp-CommunityButton jp-mod-quiet" onClick={release}>
            {tools.community.settings.quiet
              ? trans.__('Show what is new')
              : trans._n('Show %1 more thread', 'Show %1 more threads', waiting)}
          </button>
        )}
      </div>
      {groups.length === 0 ? (
        <p className="jp-CommunityEmpty">{emptiness(board, filter, trans)}</p>
      ) : (
        <div className="jp-CommunityBoard" {...hold} onKeyDown={moveFocus}>
          {groups.map(({ notebook, lines }) => (
            <section key={notebook.id} aria-label={nameOfNotebook(notebook, trans)}>
              <h3 className="jp-CommunityBoard-notebook" dir="auto">
                {nameOfNotebook(notebook, trans)}
              </h3>
              <ul>
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
                      open={() => void open(notebook, line)}
                    />
                  </li>
                ))}
              </ul>
            </section>
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

interface IFiltersProps {
  board: IBoard;
  outlook: Outlook;
  trans: TranslationBundle;
}

function Filters({ board, outlook, trans }: IFiltersProps): JSX.Element {
  const { show, notebook } = outlook.choices;
  const choices = [
    ['all', trans.__('All')],
    ['unread', trans.__('Unread')],
    ['followed', trans.__('Followed')],
    ['unanswered', trans.__('Unanswered')],
    ['mine', trans.__('Mine')]
  ] as const;
  return (
    <div className="jp-CommunityFilters">
      <div className="jp-CommunityFilters-show" role="group" aria-label={trans.__('Which threads')}>
        {choices.map(([choice, label]) => (
          <button
            key={choice}
            type="button"
            className="jp-CommunityButton jp-mod-quiet"
            aria-pressed={show === choice}
            onClick={() => outlook.choose({ show: choice })}
          >
            {label}
          </button>
        ))}
      </div>
      <select
        className="jp-CommunityFilters-notebook"
        aria-label={trans.__('Notebook')}
        value={notebook ?? ''}
        onChange={event => outlook.choose({ notebook: event.target.value || null })}
      >
        <option value="">{trans.__('All notebooks')}</option>
        {board.notebooks.map(({ id, title }) => (
          <option key={id} value={id}>
            {nameOfNotebook({ title }, trans)}
          </option>
        ))}
      </select>
    </div>
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
  const key = JSON.stringify([board.course.id, filter.show, filter.notebook]);
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

/** Copies of one person only give a notebook no name that others may read. */
function nameOfNotebook({ title }: { title: string }, trans: TranslationBundle): string {
  return title || trans.__('A notebook that nobody has shared yet');
}

function whereToLook(notebook: Wire.INotebook, trans: TranslationBundle): string {
  const { path } = notebook;
  const title = nameOfNotebook(notebook, trans);
  const file = path.split('/').pop() ?? '';
  return file === ''
    ? trans.__(
        'Your copy of “%1” was not found. Open it once, then this list knows where it is.',
        title
      )
    : trans.__(
        'Your copy of “%1” was not found. Look for a file called %2 and open it once; then this list knows where it is.',
        title,
        file
      );
}

function emptiness(board: IBoard, { show }: IFilter, trans: TranslationBundle): string {
  if (board.threads.length === 0) {
    return trans.__(
      'Nobody has written yet. Open a notebook with a discussion in it, and be the first.'
    );
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
