/** Where it is hard: the staff see cells, by how many people found them so, and cells without a word. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { IBoard, ICopies, IDifficulty } from '../tokens';
import { useSignals } from '../ui/follow';
import type * as Wire from '../wire/types';
import { moveFocus } from './moving';
import type { ITools } from './scope';
import { Notice, Skeleton } from './states';
import { cellWord, notebookOf, notebookWord } from './where';

interface IProps {
  board: IBoard;
  difficulty: IDifficulty;
  tools: ITools;
  copies: ICopies;
}

export function Difficulty({ board, difficulty, tools, copies }: IProps): JSX.Element {
  const { trans } = tools;
  useSignals(board.changed, difficulty.changed, copies.changed);
  const [missing, setMissing] = React.useState(false);
  React.useEffect(() => difficulty.reload(), [difficulty]); // Counts are told when somebody asks, and only then.
  if (difficulty.phase === 'loading') {
    return <Skeleton trans={trans} />;
  }
  if (difficulty.phase === 'failed') {
    return (
      <Notice alert action={{ label: trans.__('Try again'), run: () => difficulty.reload() }}>
        {difficulty.problem}
      </Notice>
    );
  }
  const open = async ({ notebook: id, anchor }: Wire.ICell): Promise<void> => {
    const notebook = notebookOf(board, id);
    setMissing(notebook === undefined || !(await copies.reveal(notebook, anchor)));
  };
  const shared = { board, copies, trans, open: (cell: Wire.ICell) => void open(cell) };
  const { hard, quiet } = difficulty;
  return (
    <div className="jp-CommunityBoard jp-CommunityDifficulty" onKeyDown={moveFocus}>
      <div role="status">
        {missing && (
          <p className="jp-CommunityEmpty">
            {trans.__('Your copy of this notebook was not found. Open it once, then try again.')}
          </p>
        )}
      </div>
      <section aria-label={trans.__('Found hard')}>
        <h3 className="jp-CommunityBoard-notebook">{trans.__('Found hard')}</h3>
        {hard.length === 0 ? (
          <p className="jp-CommunityEmpty">
            {trans.__(
              'Nobody has said so of any cell yet. Learners can, at every cell, without their names.'
            )}
          </p>
        ) : (
          <ul>
            {hard.map(({ cell, others }) => (
              <Item key={`${cell.notebook}/${cell.anchor}`} cell={cell} {...shared}>
                <span className="jp-CommunityDifficulty-count">{peopleWord(others, trans)}</span>
              </Item>
            ))}
          </ul>
        )}
      </section>
      <section aria-label={trans.__('Without a word')}>
        <h3 className="jp-CommunityBoard-notebook">{trans.__('Without a word')}</h3>
        {quiet.length === 0 && (
          <p className="jp-CommunityEmpty">{trans.__('Somebody has talked at every cell.')}</p>
        )}
        {byNotebook(quiet).map(([notebook, cells]) => (
          <details key={notebook} className="jp-CommunityDifficulty-quiet">
            <summary>
              <span dir="auto">{notebookWord(board, notebook, trans)}</span>{' '}
              <span className="jp-CommunityBoard-facts">
                {trans._n('%1 cell', '%1 cells', cells.length)}
              </span>
            </summary>
            <ul>
              {cells.map(cell => (
                <Item key={cell.anchor} cell={cell} {...shared} />
              ))}
            </ul>
          </details>
        ))}
      </section>
    </div>
  );
}

interface IItemProps {
  cell: Wire.ICell;
  board: IBoard;
  copies: ICopies;
  trans: TranslationBundle;
  open: (cell: Wire.ICell) => void;
  children?: React.ReactNode;
}

function Item({ cell, board, copies, trans, open, children }: IItemProps): JSX.Element {
  return (
    <li>
      <button type="button" className="jp-CommunityBoard-item" onClick={() => open(cell)}>
        <span className="jp-CommunityBoard-what">
          <span className="jp-CommunityBoard-title" dir="auto">
            {copies.titleAt(cell.notebook, cell.anchor) ?? cellWord(cell, trans)}
          </span>
          {children && (
            <span className="jp-CommunityBoard-facts">
              {children}
              <span dir="auto">{notebookWord(board, cell.notebook, trans)}</span>
            </span>
          )}
        </span>
      </button>
    </li>
  );
}

function peopleWord(others: Wire.Roughly, trans: TranslationBundle): string {
  return others === 'few' ? trans.__('a few people') : trans._n('%1 person', '%1 people', others);
}

function byNotebook(cells: readonly Wire.ICell[]): [string, Wire.ICell[]][] {
  const groups = new Map<string, Wire.ICell[]>();
  for (const cell of cells) {
    groups.set(cell.notebook, [...(groups.get(cell.notebook) ?? []), cell]);
  }
  return [...groups];
}
