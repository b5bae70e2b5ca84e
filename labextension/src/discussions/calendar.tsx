/** Prompts by their time: those that are still to come, those that have appeared, and how each did. */
import * as React from 'react';

import { asRefusal } from '../connection/refusal';
import type { IBoard, ICalendar, ICopies } from '../tokens';
import { useSignals } from '../ui/follow';
import { Markdown } from '../ui/markdown';
import type * as Wire from '../wire/types';
import type { Outlook } from './outlook';
import { PromptForm } from './prompt-form';
import type { ITools } from './scope';
import { Notice, Skeleton } from './states';
import { notebookOf, promptWord, roughWord } from './where';

interface IProps {
  board: IBoard;
  calendar: ICalendar;
  outlook: Outlook;
  tools: ITools;
  copies: ICopies;
}

export function Calendar({ board, calendar, outlook, tools, copies }: IProps): JSX.Element {
  const { trans } = tools;
  useSignals(board.changed, calendar.changed, outlook.changed);
  const [problem, setProblem] = React.useState('');
  React.useEffect(() => calendar.reload(), [calendar]);
  if (calendar.phase === 'loading') {
    return <Skeleton trans={trans} />;
  }
  if (calendar.phase === 'failed') {
    return (
      <Notice alert action={{ label: trans.__('Try again'), run: () => calendar.reload() }}>
        {calendar.problem}
      </Notice>
    );
  }
  const { prompting } = outlook.choices;
  const cancel = (id: string): void => {
    setProblem('');
    calendar.cancel(id).catch(error => setProblem(asRefusal(error).message));
  };
  const reveal = async ({ notebook: id, anchor }: Wire.INewPrompt): Promise<void> => {
    const notebook = notebookOf(board, id);
    const found = notebook !== undefined && (await copies.reveal(notebook, anchor));
    setProblem(
      found
        ? ''
        : trans.__('Your copy of this notebook was not found. Open it once, then try again.')
    );
  };
  const next = calendar.prompts.filter(({ state }) => state !== 'published');
  const past = calendar.prompts.filter(({ state }) => state === 'published').reverse();
  const cells = calendar.echoes.filter(({ prompt }) => prompt === null);
  const shared = { board, tools, echoes: calendar.echoes };
  return (
    <div className="jp-CommunityCalendar">
      {prompting === null ? (
        <button
          type="button"
          className="jp-CommunityButton jp-mod-primary"
          onClick={() => outlook.choose({ prompting: { id: null, place: '', body: '', at: '' } })}
        >
          {trans.__('Write a prompt for later')}
        </button>
      ) : (
        <PromptForm {...{ board, calendar, outlook, tools }} begun={prompting} />
      )}
      {problem && (
        <p className="jp-CommunityProblem" role="alert">
          {problem}
        </p>
      )}
      <section aria-label={trans.__('To come')}>
        <h3 className="jp-CommunityBoard-notebook">{trans.__('To come')}</h3>
        {next.length === 0 && (
          <p className="jp-CommunityEmpty">
            {trans.__('None. One good prompt a week, from a person, keeps a course talking.')}
          </p>
        )}
        <ul>
          {next.map(prompt => (
            <Line key={prompt.id} prompt={prompt} {...shared}>
              {prompt.by.id === tools.community.me?.id && (
                <button
                  type="button"
                  className="jp-CommunityButton jp-mod-quiet"
                  onClick={() => outlook.choose({ prompting: begunFrom(prompt) })}
                >
                  {trans.__('Edit')}
                </button>
              )}
              <button
                type="button"
                className="jp-CommunityButton jp-mod-quiet"
                onClick={() => cancel(prompt.id)}
              >
                {trans.__('Delete')}
              </button>
            </Line>
          ))}
        </ul>
      </section>
      {past.length > 0 && (
        <section aria-label={trans.__('Past')}>
          <h3 className="jp-CommunityBoard-notebook">{trans.__('Past')}</h3>
          <ul>
            {past.map(prompt => (
              <Line key={prompt.id} prompt={prompt} {...shared}>
                <button
                  type="button"
                  className="jp-CommunityButton jp-mod-quiet"
                  onClick={() => void reveal(prompt)}
                >
                  {trans.__('Go to the cell')}
                </button>
              </Line>
            ))}
          </ul>
        </section>
      )}
      {cells.length > 0 && (
        <section aria-label={trans.__('How the prompts in cells did')}>
          <h3 className="jp-CommunityBoard-notebook">{trans.__('How the prompts in cells did')}</h3>
          <ul>
            {cells.map(echo => (
              <li key={`${echo.notebook}/${echo.anchor}`} className="jp-CommunityCalendar-prompt">
                <span dir="auto">{promptWord(board, echo, trans)}</span>
                <Echo echo={echo} tools={tools} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

interface ILineProps {
  prompt: Wire.IPrompt;
  board: IBoard;
  tools: ITools;
  echoes: readonly Wire.IEcho[];
  children: React.ReactNode;
}

function Line({ prompt, board, tools, echoes, children }: ILineProps): JSX.Element {
  const { trans, locale } = tools;
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const echo = echoes.find(each => each.prompt === prompt.id);
  return (
    <li className="jp-CommunityCalendar-prompt" data-prompt={prompt.id}>
      <time dateTime={prompt.at}>{time.format(Date.parse(prompt.at))}</time>
      <Markdown source={prompt.body} rendermime={tools.rendermime} />
      <span className="jp-CommunityBoard-facts">
        <span dir="auto">{promptWord(board, prompt, trans)}</span>
        <span dir="auto">{trans.__('signed by %1', prompt.by.name)}</span>
      </span>
      {prompt.problem !== null && (
        <span className="jp-CommunityProblem">
          {trans.__('It did not appear. %1', prompt.problem)}
        </span>
      )}
      {prompt.state === 'published' && <Echo echo={echo} tools={tools} />}
      <span className="jp-CommunityCalendar-actions">{children}</span>
    </li>
  );
}

/** Replies, and replies to them: of the whole course, never of a person. */
function Echo({ echo, tools }: { echo: Wire.IEcho | undefined; tools: ITools }): JSX.Element {
  const { trans } = tools;
  const { replies, deeper } = echo ?? { replies: 0, deeper: 0 };
  const said =
    replies === 0
      ? trans.__('no reply yet')
      : deeper === 0
        ? trans.__('replies: %1', roughWord(replies, trans))
        : trans.__(
            'replies: %1; replies to them: %2',
            roughWord(replies, trans),
            roughWord(deeper, trans)
          );
  return <span className="jp-CommunityBoard-facts">{said}</span>;
}

function begunFrom({ id, notebook, anchor, body, at }: Wire.IPrompt): {
  id: string;
  place: string;
  body: string;
  at: string;
} {
  return { id, place: `${notebook}/${anchor}`, body, at: localTime(new Date(at)) };
}

/** As a field for day and time has it: in the reader's zone, to the minute. */
export function localTime(time: Date): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${day}T${two(time.getHours())}:${two(time.getMinutes())}`;
}
