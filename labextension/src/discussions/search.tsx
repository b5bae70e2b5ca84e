import * as React from 'react';

import { asRefusal } from '../connection/refusal';
import type { IBoard } from '../tokens';
import { Face } from '../ui/face';
import { Time } from '../ui/time';
import type * as Wire from '../wire/types';
import type { IAim } from './going';
import type { Outlook } from './outlook';
import type { ITools } from './scope';
import { Skeleton } from './states';
import { kindWord, nameOf, placeTitle, stateWord } from './words';

/** Milliseconds after the last letter: whoever types goes on. */
const PAUSE = 300;
/** The service counts no farther. */
const MOST = 1000;

/** Where one writes what one looks for. Esc empties it, the arrow down goes to what was found. */
export function SearchField({ outlook, tools }: { outlook: Outlook; tools: ITools }): JSX.Element {
  const { trans } = tools;
  const field = React.useRef<HTMLInputElement>(null);
  const { wantsField } = outlook.choices;
  React.useEffect(() => {
    if (wantsField) {
      field.current?.focus();
      field.current?.select();
      outlook.choose({ wantsField: false });
    }
  }, [outlook, wantsField]);
  return (
    <div className="jp-CommunitySearch" role="search">
      <input
        ref={field}
        type="search"
        className="jp-CommunitySearch-field"
        dir="auto"
        aria-label={trans.__('Find in all posts')}
        placeholder={trans.__('Find in all posts')}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={outlook.choices.words}
        onChange={event => outlook.choose({ words: event.target.value })}
        onKeyDown={event => {
          if (event.key === 'Escape' && outlook.choices.words !== '') {
            event.stopPropagation();
            outlook.choose({ words: '' });
          }
        }}
      />
    </div>
  );
}

interface IResultsProps {
  board: IBoard;
  outlook: Outlook;
  tools: ITools;
  go: (aim: IAim) => void;
}

/** What was found, and what to try where nothing was. */
export function Results({ board, outlook, tools, go }: IResultsProps): JSX.Element {
  const { trans } = tools;
  const { words, notebook, kind, state } = outlook.choices;
  const wish = React.useMemo(
    () => ({ q: words.trim(), notebook, kind, state }),
    [words, notebook, kind, state]
  );
  const { found, hits, more, problem, isBusy, load } = useHits(board.course.id, wish, tools);
  return (
    <>
      <p className="jp-CommunitySearch-said" role="status">
        {problem ||
          (found === null
            ? ''
            : found === 0
              ? trans.__('Nothing was found.')
              : found >= MOST
                ? trans.__('More than %1 posts found. Another word narrows it down.', MOST - 1)
                : trans._n('%1 post found', '%1 posts found', found))}
      </p>
      {found === 0 && problem === '' && (
        <p className="jp-CommunityEmpty">
          {notebook !== null || kind !== null || state !== null
            ? trans.__('Try it in all notebooks, all kinds and any state, or with fewer words.')
            : trans.__(
                'Try fewer or other words, or the beginning of a word. If nobody has asked yet, you can be the first.'
              )}
        </p>
      )}
      {found === null && isBusy && <Skeleton trans={trans} />}
      <div className="jp-CommunityBoard" aria-busy={isBusy}>
        <ul aria-label={trans.__('Posts that were found')}>
          {hits.map(hit => (
            <li key={hit.post}>
              <Hit hit={hit} board={board} tools={tools} go={go} />
            </li>
          ))}
        </ul>
      </div>
      {more !== null && (
        <button
          type="button"
          className="jp-CommunityButton jp-CommunitySearch-more"
          disabled={isBusy}
          onClick={() => load(more)}
        >
          {trans.__('Show more')}
        </button>
      )}
    </>
  );
}

type IHitProps = Omit<IResultsProps, 'outlook'> & { hit: Wire.IHit };

function Hit({ hit, board, tools, go }: IHitProps): JSX.Element {
  const { community, trans, locale } = tools;
  const { thread, post, n, author } = hit;
  return (
    <button
      type="button"
      className="jp-CommunityBoard-item"
      data-post={post}
      onClick={() => go({ thread, post: { id: post, n } })}
    >
      {author && <Face person={author} small />}
      <span className="jp-CommunityBoard-what">
        <span className="jp-CommunitySearch-where" dir="auto">
          {placeTitle(board, thread.notebook, trans)}
          {n > 1 && ` · ${thread.title}`}
        </span>
        <span className="jp-CommunitySearch-snippet" dir="auto">
          {hit.snippet.map((piece, at) =>
            at % 2 === 1 ? <mark key={at}>{piece}</mark> : <span key={at}>{piece}</span>
          )}
        </span>
        <span className="jp-CommunityBoard-facts">
          {author && <bdi>{nameOf(author, trans)}</bdi>}
          {hit.mine && <span>{trans.__('you')}</span>}
          {hit.kind !== 'note' && <span>{kindWord(hit.kind, trans)}</span>}
          {thread.state && <span>{stateWord(thread.state, hit.mine === true, trans)}</span>}
          {thread.audience === 'staff' && <span>{trans.__('only staff')}</span>}
          <Time at={hit.at} now={() => community.connection.now()} locale={locale} />
        </span>
      </span>
    </button>
  );
}

interface IFinding {
  /** Null until the first answer. */
  found: number | null;
  hits: readonly Wire.IHit[];
  more: string | null;
  problem: string;
  isBusy: boolean;
  load: (before: string) => void;
}

type Answer = Omit<IFinding, 'load' | 'isBusy'>;

interface IKept extends Answer {
  /** What it answers; null before the first one. */
  wish: Wire.IWish | null;
  isGrowing: boolean;
}

const NOTHING: Answer = { found: null, hits: [], more: null, problem: '' };

/** Looks for what is wished, a moment after the wish was last changed. An answer to an older wish is not shown. */
function useHits(course: string, wish: Wire.IWish, { community }: ITools): IFinding {
  const [kept, keep] = React.useState<IKept>({ ...NOTHING, wish: null, isGrowing: false });
  const ask = React.useCallback(
    async (before?: string): Promise<Answer> => {
      try {
        return { ...(await community.search(course, wish, before)), problem: '' };
      } catch (error) {
        return { ...NOTHING, problem: asRefusal(error).message };
      }
    },
    [community, course, wish]
  );
  React.useEffect(() => {
    let isWished = true;
    const timer = window.setTimeout(() => {
      void ask().then(answer => isWished && keep({ ...answer, wish, isGrowing: false }));
    }, PAUSE);
    return () => {
      isWished = false;
      window.clearTimeout(timer);
    };
  }, [ask, wish]);
  const grow = async (before: string): Promise<void> => {
    keep(last => ({ ...last, isGrowing: true }));
    const next = await ask(before);
    keep(last =>
      last.wish !== wish
        ? last
        : next.problem
          ? { ...last, problem: next.problem, isGrowing: false }
          : { ...next, hits: [...last.hits, ...next.hits], wish, isGrowing: false }
    );
  };
  return { ...kept, isBusy: kept.wish !== wish || kept.isGrowing, load: at => void grow(at) };
}
