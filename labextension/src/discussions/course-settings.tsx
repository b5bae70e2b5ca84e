/** What the staff decide for a course: what people agree to, names, and when reports hide a post. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { useSignals } from '../ui/follow';
import { Markdown } from '../ui/markdown';
import type * as Wire from '../wire/types';
import { Record } from './record';
import type { ITools } from './scope';

/** At the foot of the staff's panel; the record is for instructors. */
export function CourseSettings({
  course,
  tools
}: {
  course: Wire.ICourse;
  tools: ITools;
}): JSX.Element {
  const { trans } = tools;
  return (
    <>
      <Fold label={trans.__('Course settings')}>
        <Rules course={course} tools={tools} />
      </Fold>
      {course.role === 'instructor' && (
        <Fold label={trans.__('Record of what the staff did')}>
          <Record course={course} tools={tools} />
        </Fold>
      )}
    </>
  );
}

function Fold({ label, children }: { label: string; children: React.ReactNode }): JSX.Element {
  const id = React.useId();
  const [isOpen, setOpen] = React.useState(false);
  return (
    <section className="jp-CommunitySettings">
      <button
        type="button"
        className="jp-CommunityButton jp-mod-quiet"
        aria-expanded={isOpen}
        aria-controls={`${id}-fold`}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </button>
      <div id={`${id}-fold`} hidden={!isOpen}>
        {isOpen && children}
      </div>
    </section>
  );
}

function Rules({ course, tools }: { course: Wire.ICourse; tools: ITools }): JSX.Element | null {
  const { community, trans } = tools;
  const rules = community.rules(course.id);
  useSignals(rules.changed);
  const [said, setSaid] = React.useState('');
  const { current } = rules;
  const set = (change: Wire.RulesChange): void => {
    setSaid('');
    rules
      .set(change)
      .then(() => setSaid(trans.__('Saved.')))
      .catch(error => setSaid(error instanceof Error ? error.message : String(error)));
  };
  if (current === null) {
    return null;
  }
  return (
    <>
      <AgreementForm key={current.version} rules={current} set={set} tools={tools} />
      <label className="jp-CommunitySettings-check">
        <input
          type="checkbox"
          checked={!current.nameless}
          onChange={event => set({ nameless: !event.target.checked })}
        />
        {trans.__('From now on learners write with their names, in the whole course')}
      </label>
      <HideAfter rules={current} set={set} trans={trans} />
      <p role="status">{said}</p>
    </>
  );
}

interface IFormProps {
  rules: Wire.IRules;
  set: (change: Wire.RulesChange) => void;
}

function AgreementForm({ rules, set, tools }: IFormProps & { tools: ITools }): JSX.Element {
  const { rendermime, trans } = tools;
  const id = React.useId();
  const [text, setText] = React.useState(rules.agreement ?? proposal(trans));
  const isAsked = rules.agreement !== null;
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        set({ agreement: text });
      }}
    >
      <label htmlFor={`${id}-agreement`}>
        {isAsked
          ? trans.__('Everybody agrees to this before their first post:')
          : trans.__('You can ask everybody to agree to this before their first post:')}
      </label>
      <textarea
        id={`${id}-agreement`}
        dir="auto"
        rows={8}
        value={text}
        onChange={event => setText(event.target.value)}
      />
      <details>
        <summary>{trans.__('Preview')}</summary>
        <Markdown source={text} rendermime={rendermime} />
      </details>
      <div className="jp-CommunitySettings-row">
        <button
          type="submit"
          className="jp-CommunityButton"
          disabled={text.trim() === '' || text.trim() === rules.agreement}
        >
          {isAsked ? trans.__('Ask everybody again') : trans.__('Ask everybody')}
        </button>
        {isAsked && (
          <button
            type="button"
            className="jp-CommunityButton jp-mod-quiet"
            onClick={() => set({ agreement: null })}
          >
            {trans.__('No longer ask')}
          </button>
        )}
      </div>
    </form>
  );
}

function HideAfter({ rules, set, trans }: IFormProps & { trans: TranslationBundle }): JSX.Element {
  const id = React.useId();
  const [typed, setTyped] = React.useState(String(rules.hide_after));
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        set({ hide_after: Math.round(Number(typed)) });
      }}
    >
      <label htmlFor={`${id}-reports`}>
        {trans.__('Reports of learners after which a post is hidden until you have looked')}
      </label>
      <div className="jp-CommunitySettings-row">
        <input
          id={`${id}-reports`}
          type="number"
          min="1"
          max="20"
          value={typed}
          onChange={event => setTyped(event.target.value)}
        />
        <button
          type="submit"
          className="jp-CommunityButton"
          disabled={typed === String(rules.hide_after)}
        >
          {trans.__('Save')}
        </button>
      </div>
    </form>
  );
}

/** A beginning for a course that has agreed on nothing yet. */
function proposal(trans: TranslationBundle): string {
  return trans.__(
    'In this course we learn by asking, and by trying to answer.\n\n- Every honest question is welcome. Somebody else has it, too.\n- Be kind. Talk about what was said, not about who said it.\n- Help others to find it themselves; do not post whole solutions to graded work.\n- What is said here stays in the course.\n\nIf something is not right, report it. The staff look at it, and say why when they hide a post.'
  );
}
