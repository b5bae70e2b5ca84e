import * as React from 'react';

import type { IBoard, ICopies, INotices } from '../tokens';
import { asRefusal } from '../connection/refusal';
import { Face } from '../ui/face';
import { useSignals } from '../ui/follow';
import { Time } from '../ui/time';
import { translated } from '../wire/marking';
import type * as Wire from '../wire/types';
import { useGoing } from './going';
import { moveFocus } from './moving';
import type { Outlook } from './outlook';
import type { ITools } from './scope';
import { Notice, Skeleton } from './states';
import { Telling } from './telling';
import { nameOf, placeTitle } from './words';

interface IProps {
  board: IBoard;
  notices: INotices;
  outlook: Outlook;
  tools: ITools;
  copies: ICopies;
}

/** What is for the reader: replies where they want to know, and mentions. Each leads to its place. */
export function Notices(props: IProps): JSX.Element {
  const { board, notices, tools } = props;
  const { trans } = tools;
  useSignals(board.changed, notices.changed);
  const { go, missing, stay } = useGoing(props);
  const [problem, setProblem] = React.useState('');
  if (notices.phase === 'loading') {
    return <Skeleton trans={trans} />;
  }
  if (notices.phase === 'failed') {
    return (
      <Notice alert action={{ label: trans.__('Try again'), run: () => notices.reload() }}>
        {translated(notices.problem, trans)}
      </Notice>
    );
  }
  const see = (): void => {
    setProblem('');
    notices.see().catch((error: unknown) => setProblem(asRefusal(error).message));
  };
  const fresh = notices.notices.filter(notice => notice.new);
  const rest = notices.notices.filter(notice => !notice.new);
  const list = (items: readonly Wire.INotice[]): JSX.Element => (
    <ul>
      {items.map(notice => (
        <li key={notice.post}>
          <Item
            notice={notice}
            where={placeTitle(board, notice.thread.notebook, trans)}
            tools={tools}
            open={() => go({ thread: notice.thread, post: { id: notice.post, n: notice.n } })}
          />
        </li>
      ))}
    </ul>
  );
  return (
    <div className="jp-CommunityFinding" onKeyDown={moveFocus}>
      {missing && (
        <div role="status">
          <Notice action={{ label: trans.__('Read it here'), run: () => stay(missing.aim) }}>
            {trans.__('Your copy of “%1” was not found.', missing.notebook.title)}
          </Notice>
        </div>
      )}
      {notices.notices.length === 0 && (
        <p className="jp-CommunityEmpty">
          {notices.telling?.told === 'nothing'
            ? trans.__('You have chosen to be told of nothing. You can change that below.')
            : trans.__(
                'Nothing is for you yet. Replies to what you write, and where somebody mentions you, appear here.'
              )}
        </p>
      )}
      <div className="jp-CommunityBoard">
        {fresh.length > 0 && (
          <section aria-label={trans.__('New for you')}>
            <div className="jp-CommunityNotices-head">
              <h3 className="jp-CommunityBoard-notebook">{trans.__('New for you')}</h3>
              <button type="button" className="jp-CommunityButton jp-mod-quiet" onClick={see}>
                {trans.__('Mark all as seen')}
              </button>
            </div>
            {list(fresh)}
          </section>
        )}
        {rest.length > 0 && (
          <section aria-label={trans.__('Earlier')}>
            <h3 className="jp-CommunityBoard-notebook">{trans.__('Earlier')}</h3>
            {list(rest)}
          </section>
        )}
      </div>
      {problem && (
        <p className="jp-CommunityProblem" role="alert">
          {problem}
        </p>
      )}
      <Telling notices={notices} trans={trans} locale={tools.locale} />
    </div>
  );
}

interface IItemProps {
  notice: Wire.INotice;
  where: string;
  tools: ITools;
  open: () => void;
}

function Item({ notice, where, tools, open }: IItemProps): JSX.Element {
  const { community, trans, locale } = tools;
  const { author } = notice;
  const isNew = notice.new && !community.settings.quiet;
  const who = author === null ? '' : nameOf(author, trans);
  return (
    <button
      type="button"
      className={`jp-CommunityBoard-item${isNew ? ' jp-mod-unread' : ''}`}
      data-post={notice.post}
      onClick={open}
    >
      {author && <Face person={author} small />}
      <span className="jp-CommunityBoard-what">
        <span className="jp-CommunityBoard-title" dir="auto">
          {notice.why === 'mention'
            ? trans.__('%1 mentioned you', who)
            : trans.__('%1 replied', who)}
        </span>
        <span className="jp-CommunityBoard-excerpt" dir="auto">
          {notice.excerpt}
        </span>
        <span className="jp-CommunityBoard-facts">
          {isNew && <span className="jp-CommunityNew">{trans.__('new')}</span>}
          <span dir="auto">{where}</span>
          <Time at={notice.at} now={() => community.connection.now()} locale={locale} />
        </span>
      </span>
    </button>
  );
}
