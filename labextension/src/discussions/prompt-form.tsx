import * as React from 'react';

import { asRefusal } from '../connection/refusal';
import type { IBoard, ICalendar } from '../tokens';
import type { IBegunPrompt, Outlook } from './outlook';
import type { ITools } from './scope';
import { notebookWord } from './where';

interface IProps {
  board: IBoard;
  calendar: ICalendar;
  outlook: Outlook;
  tools: ITools;
  /** What is in the form; kept out of it, since views come and go. */
  begun: IBegunPrompt;
}

/** Where the staff write a prompt that appears at its time. */
export function PromptForm({ board, calendar, outlook, tools, begun }: IProps): JSX.Element {
  const { community, trans } = tools;
  const id = React.useId();
  const [problem, setProblem] = React.useState('');
  const change = (some: Partial<IBegunPrompt>): void =>
    outlook.choose({ prompting: { ...begun, ...some } });
  const save = async (): Promise<void> => {
    const [notebook, anchor] = begun.place.split('/');
    const at = new Date(begun.at).toISOString();
    setProblem('');
    try {
      await calendar.schedule(begun.id, { notebook, anchor, body: begun.body, at });
      outlook.choose({ prompting: null });
    } catch (error) {
      setProblem(asRefusal(error).message);
    }
  };
  const places = board.notebooks.filter(({ anchors }) => anchors.length > 0);
  return (
    <form
      className="jp-CommunityCalendar-form"
      aria-label={trans.__('A prompt for later')}
      onSubmit={event => {
        event.preventDefault();
        void save();
      }}
    >
      <label htmlFor={`${id}-place`}>{trans.__('Where')}</label>
      <select
        id={`${id}-place`}
        required
        value={begun.place}
        onChange={event => change({ place: event.target.value })}
      >
        <option value="">{trans.__('Choose a place')}</option>
        {places.map(notebook => (
          <optgroup key={notebook.id} label={notebookWord(board, notebook.id, trans)}>
            {notebook.anchors.map(anchor => (
              <option key={anchor.id} value={`${notebook.id}/${anchor.id}`}>
                {anchor.title || notebookWord(board, notebook.id, trans)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <label htmlFor={`${id}-body`}>{trans.__('What')}</label>
      <textarea
        id={`${id}-body`}
        required
        rows={4}
        dir="auto"
        value={begun.body}
        placeholder={trans.__('What surprised you this week?')}
        onChange={event => change({ body: event.target.value })}
      />
      <label htmlFor={`${id}-at`}>{trans.__('When, in your time zone')}</label>
      <input
        id={`${id}-at`}
        type="datetime-local"
        step="any"
        required
        value={begun.at}
        onChange={event => change({ at: event.target.value })}
      />
      <p>
        {trans.__(
          'It appears with your name, %1, for everyone in %2. Until then only the staff know of it.',
          community.me?.name ?? '',
          board.course.title
        )}
      </p>
      {problem && (
        <p className="jp-CommunityProblem" role="alert">
          {problem}
        </p>
      )}
      <div className="jp-CommunityCalendar-actions">
        <button type="submit" className="jp-CommunityButton jp-mod-primary">
          {trans.__('Schedule it')}
        </button>
        <button
          type="button"
          className="jp-CommunityButton jp-mod-quiet"
          onClick={() => outlook.choose({ prompting: null })}
        >
          {trans.__('Cancel')}
        </button>
      </div>
    </form>
  );
}
