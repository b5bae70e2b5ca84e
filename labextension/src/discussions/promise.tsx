import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { IInbox } from '../tokens';
import { asRefusal } from '../connection/refusal';
import { spanInWords } from './words';

/** In minutes. */
const UNITS = [1440, 60, 1] as const;

/** How soon the staff mean to answer, and how soon they do; they change it here. */
export function ReplyPromise({
  inbox,
  trans
}: {
  inbox: IInbox;
  trans: TranslationBundle;
}): JSX.Element {
  const id = React.useId();
  const [isOpen, setOpen] = React.useState(false);
  const { minutes, usual } = inbox.replyTime;
  const promised =
    minutes === null
      ? trans.__('No reply time is promised.')
      : trans.__('You promised an answer within %1.', spanInWords(minutes, trans));
  const lately =
    usual === null ? '' : trans.__('Lately it took %1.', spanInWords(Math.max(1, usual), trans));
  return (
    <section className="jp-CommunityPromise" aria-label={trans.__('Reply time')}>
      <p>
        {promised} {lately}{' '}
        <button
          type="button"
          className="jp-CommunityButton jp-mod-quiet"
          aria-expanded={isOpen}
          aria-controls={`${id}-form`}
          onClick={() => setOpen(!isOpen)}
        >
          {trans.__('Change')}
        </button>
      </p>
      <div id={`${id}-form`} hidden={!isOpen}>
        {isOpen && <Form inbox={inbox} trans={trans} close={() => setOpen(false)} />}
      </div>
    </section>
  );
}

interface IFormProps {
  inbox: IInbox;
  trans: TranslationBundle;
  close: () => void;
}

function Form({ inbox, trans, close }: IFormProps): JSX.Element {
  const { minutes, shown } = inbox.replyTime;
  const known = UNITS.find(each => minutes !== null && minutes % each === 0) ?? 1440;
  const [unit, setUnit] = React.useState<number>(known);
  const [count, setCount] = React.useState(minutes === null ? '' : String(minutes / known));
  const [tells, setTells] = React.useState(shown);
  const [problem, setProblem] = React.useState('');
  const save = async (): Promise<void> => {
    try {
      const given = count.trim() === '' ? null : Math.round(Number(count) * unit);
      await inbox.promise({ minutes: given, shown: tells });
      close();
    } catch (error) {
      setProblem(asRefusal(error).message);
    }
  };
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="jp-CommunitySettings-row">
        <label>
          {trans.__('Answer within')}{' '}
          <input
            type="number"
            min="1"
            max="999"
            value={count}
            placeholder="–"
            onChange={event => setCount(event.target.value)}
          />
        </label>
        <select
          aria-label={trans.__('Unit')}
          value={unit}
          onChange={event => setUnit(Number(event.target.value))}
        >
          <option value={1}>{trans.__('minutes')}</option>
          <option value={60}>{trans.__('hours')}</option>
          <option value={1440}>{trans.__('days')}</option>
        </select>
      </div>
      <p>{trans.__('Empty: nothing is promised. Only the staff see what is late.')}</p>
      <label className="jp-CommunitySettings-check">
        <input type="checkbox" checked={tells} onChange={event => setTells(event.target.checked)} />
        {trans.__('Tell learners how soon answers usually come')}
      </label>
      <button type="submit" className="jp-CommunityButton">
        {trans.__('Save')}
      </button>
      {problem && (
        <p className="jp-CommunityProblem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
