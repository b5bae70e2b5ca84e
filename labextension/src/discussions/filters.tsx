import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { IBoard } from '../tokens';
import { GENERAL } from '../wire/general';
import type * as Wire from '../wire/types';
import type { Outlook } from './outlook';
import { kindWord, placeTitle, stateWord } from './words';

const KINDS: readonly Wire.Kind[] = ['question', 'note', 'idea', 'different_view', 'announcement'];
const STATES: readonly Wire.State[] = ['open', 'answered', 'waiting', 'resolved'];

interface IProps {
  board: IBoard;
  outlook: Outlook;
  trans: TranslationBundle;
}

/** Which threads are listed, or where posts are looked for. */
export function Filters({ board, outlook, trans }: IProps): JSX.Element {
  const { notebook, kind, state, words } = outlook.choices;
  const isSearch = words !== '';
  return (
    <div className="jp-CommunityFilters">
      {!isSearch && <Show outlook={outlook} trans={trans} />}
      <Choice
        label={trans.__('Notebook')}
        value={notebook}
        choose={value => outlook.choose({ notebook: value })}
        all={trans.__('All notebooks')}
        choices={[
          [GENERAL, trans.__('General')],
          ...board.notebooks.map(({ id }): [string, string] => [id, placeTitle(board, id, trans)])
        ]}
      />
      <Choice
        label={trans.__('Kind')}
        value={kind}
        choose={value => outlook.choose({ kind: value })}
        all={trans.__('All kinds')}
        choices={KINDS.map(each => [each, kindWord(each, trans)])}
      />
      {isSearch && (
        <Choice
          label={trans.__('State of the question')}
          value={state}
          choose={value => outlook.choose({ state: value })}
          all={trans.__('Any state')}
          choices={STATES.map(each => [each, stateWord(each, false, trans)])}
        />
      )}
    </div>
  );
}

function Show({ outlook, trans }: Omit<IProps, 'board'>): JSX.Element {
  const choices = [
    ['all', trans.__('All')],
    ['unread', trans.__('Unread')],
    ['followed', trans.__('Followed')],
    ['unanswered', trans.__('Unanswered')],
    ['mine', trans.__('Mine')]
  ] as const;
  return (
    <div className="jp-CommunityFilters-show" role="group" aria-label={trans.__('Which threads')}>
      {choices.map(([choice, label]) => (
        <button
          key={choice}
          type="button"
          className="jp-CommunityButton jp-mod-quiet"
          aria-pressed={outlook.choices.show === choice}
          onClick={() => outlook.choose({ show: choice })}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

interface IChoiceProps<T extends string> {
  label: string;
  /** Null: all. */
  value: T | null;
  choose: (value: T | null) => void;
  all: string;
  choices: [T, string][];
}

function Choice<T extends string>(props: IChoiceProps<T>): JSX.Element {
  const { label, value, choose, all, choices } = props;
  return (
    <select
      className="jp-CommunityFilters-choice"
      aria-label={label}
      value={value ?? ''}
      onChange={event => choose((event.target.value || null) as T | null)}
    >
      <option value="">{all}</option>
      {choices.map(([id, words]) => (
        <option key={id} value={id}>
          {words}
        </option>
      ))}
    </select>
  );
}
