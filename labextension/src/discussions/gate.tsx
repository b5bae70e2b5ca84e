/** When talk opens at a cell: what its readers are told, and how the staff say it. */
import { InputDialog, showErrorMessage } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { MenuButton, type IChoice } from '../ui/menu';
import type * as Wire from '../wire/types';
import { useScope } from './scope';

const FREE: Wire.IOpening = { opens: 'at_once', due: null, assignment: null, nameless: true };

/** What somebody reads who cannot read on yet, and the way through where there is one. */
export function Gate({ gate }: { gate: Wire.IGate }): JSX.Element {
  const { discussion, trans, locale } = useScope();
  const [problem, setProblem] = React.useState('');
  const skip = (): void => {
    setProblem('');
    discussion
      .justRead()
      .catch(error => setProblem(error instanceof Error ? error.message : String(error)));
  };
  const look = (): void => {
    setProblem('');
    discussion
      .lookForSubmission()
      .then(isOpen => {
        if (!isOpen) {
          setProblem(
            trans.__(
              'No submission of “%1” from you was found yet. Submit it with nbgrader, then look again.',
              gate.opening.assignment
            )
          );
        }
      })
      .catch(error => setProblem(error instanceof Error ? error.message : String(error)));
  };
  return (
    <div className="jp-CommunityGate">
      <p>{whyClosed(gate, trans, locale)}</p>
      {gate.opening.opens === 'after_post' && (
        <button type="button" className="jp-CommunityButton" onClick={skip}>
          {trans.__('Skip, just read')}
        </button>
      )}
      {gate.opening.opens === 'after_submit' && (
        <button type="button" className="jp-CommunityButton" onClick={look}>
          {trans.__('I have submitted')}
        </button>
      )}
      {problem && (
        <p className="jp-CommunityProblem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

function whyClosed(
  { opening, posts }: Wire.IGate,
  trans: TranslationBundle,
  locale: string
): string {
  const counted = trans._n('%1 post is here.', '%1 posts are here.', posts);
  switch (opening.opens) {
    case 'after_post':
      return posts === 0
        ? trans.__('Write what you think. You see what others write once you have posted.')
        : trans.__('%1 You see them once you have posted yours.', counted);
    case 'after_submit':
      return trans._n(
        '%1 post, open after you submit “%2”.',
        '%1 posts, open after you submit “%2”.',
        posts,
        opening.assignment
      );
    case 'after_due':
      return trans.__('%1 The discussion opens %2.', counted, moment(opening.due, locale));
    case 'staff':
      return trans.__('Here you talk with the staff only.');
    default:
      return trans.__('This discussion is closed for now. You can still ask the staff.');
  }
}

/** What the staff have said about when talk opens, and the menu by which they say it. */
export function OpeningMenu(): JSX.Element {
  const { discussion, trans, locale } = useScope();
  const opening = discussion.gate?.opening ?? FREE;
  const set = (change: Partial<Wire.IOpening>): void => {
    discussion
      .setOpening({ ...opening, due: null, assignment: null, ...change })
      .catch(error => void showErrorMessage(trans.__('Nothing was changed'), error as Error));
  };
  const words = wordsFor(opening, trans, locale);
  const choices: IChoice[] = [
    { id: 'at_once', label: trans.__('Open at once'), run: () => set({ opens: 'at_once' }) },
    {
      id: 'after_post',
      label: trans.__('Open to each who has posted'),
      run: () => set({ opens: 'after_post' })
    },
    {
      id: 'after_submit',
      label: trans.__('Open to each who has submitted…'),
      run: () =>
        void askAssignment(trans).then(
          assignment => assignment && set({ opens: 'after_submit', assignment })
        )
    },
    {
      id: 'after_due',
      label: trans.__('Open at a time…'),
      run: () => void askTime(trans).then(due => due && set({ opens: 'after_due', due }))
    },
    { id: 'staff', label: trans.__('Only with the staff'), run: () => set({ opens: 'staff' }) },
    { id: 'closed', label: trans.__('Close it, for an exam'), run: () => set({ opens: 'closed' }) },
    {
      id: 'nameless',
      label: opening.nameless
        ? trans.__('From now on only with names')
        : trans.__('Let learners write without their names'),
      run: () => set({ ...opening, nameless: !opening.nameless })
    }
  ];
  return (
    <span className="jp-CommunitySummary-opening">
      {words}
      <MenuButton label={trans.__('When this discussion opens')} choices={choices} />
    </span>
  );
}

function wordsFor(opening: Wire.IOpening, trans: TranslationBundle, locale: string): string {
  const words: Record<Wire.IOpening['opens'], string> = {
    at_once: '',
    after_post: trans.__('open to each who has posted'),
    after_submit: trans.__('open to each who has submitted “%1”', opening.assignment),
    after_due: trans.__('opens %1', moment(opening.due, locale)),
    staff: trans.__('only with the staff'),
    closed: trans.__('closed')
  };
  return [words[opening.opens], opening.nameless ? '' : trans.__('only with names')]
    .filter(Boolean)
    .join(', ');
}

function moment(at: string | null, locale: string): string {
  if (at === null) {
    return ''; // Without the calendar, which is dear to make: most cells are open at once.
  }
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' });
  return format.format(Date.parse(at));
}

/** The name of an assignment; null if they think better of it. */
async function askAssignment(trans: TranslationBundle): Promise<string | null> {
  const { button, value } = await InputDialog.getText({
    title: trans.__('Which assignment has to be submitted first?'),
    label: trans.__('Its name in nbgrader, like ps1'),
    pattern: '[^+\\\\\\/]{1,120}',
    required: true
  });
  return button.accept ? (value ?? '').trim() || null : null;
}

/** A time in the reader's zone, as ISO 8601; null if they think better of it. */
async function askTime(trans: TranslationBundle): Promise<string | null> {
  const asked = InputDialog.getText({
    title: trans.__('When does the discussion open?'),
    label: trans.__('Day and time, in your time zone: 2026-11-30 09:00'),
    pattern: '\\d{4}-\\d{2}-\\d{2}[ T]\\d{1,2}:\\d{2}',
    required: true
  });
  const { button, value } = await asked;
  const time = Date.parse((value ?? '').trim().replace(' ', 'T'));
  return button.accept && !Number.isNaN(time) ? new Date(time).toISOString() : null;
}
