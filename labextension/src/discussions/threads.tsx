import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { IBoard, ICopies } from '../tokens';
import { useSignals } from '../ui/follow';
import { translated } from '../wire/marking';
import type * as Wire from '../wire/types';
import { Board } from './board';
import { Filters } from './filters';
import { useGoing } from './going';
import { moveFocus } from './moving';
import type { Outlook } from './outlook';
import { Results, SearchField } from './search';
import type { ITools } from './scope';
import { Notice, Skeleton } from './states';
import { placeTitle } from './words';
import { WelcomeBack } from './welcome';

interface IProps {
  board: IBoard;
  outlook: Outlook;
  tools: ITools;
  copies: ICopies;
}

/** All threads of a course, or the posts in which something is written. */
export function Threads(props: IProps): JSX.Element {
  const { board, outlook, tools } = props;
  const { trans } = tools;
  const notices = tools.community.notices(board.course.id);
  useSignals(board.changed, outlook.changed, notices.changed, props.copies.changed);
  const { go, missing, stay } = useGoing(props);
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
    <div className="jp-CommunityFinding" onKeyDown={moveFocus}>
      {!tools.community.settings.quiet && (
        <WelcomeBack
          notices={notices}
          name={tools.community.me?.name ?? ''}
          trans={trans}
          go={go}
        />
      )}
      <SearchField outlook={outlook} tools={tools} />
      <Filters board={board} outlook={outlook} trans={trans} />
      {missing && (
        <div role="status">
          <Notice action={{ label: trans.__('Read it here'), run: () => stay(missing.aim) }}>
            {whereToLook(missing.notebook, placeTitle(board, missing.notebook.id, trans), trans)}
          </Notice>
        </div>
      )}
      {outlook.choices.words.trim() === '' ? (
        <Board board={board} outlook={outlook} tools={tools} copies={props.copies} go={go} />
      ) : (
        <Results board={board} outlook={outlook} tools={tools} go={go} />
      )}
    </div>
  );
}

function whereToLook({ path }: Wire.INotebook, title: string, trans: TranslationBundle): string {
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
