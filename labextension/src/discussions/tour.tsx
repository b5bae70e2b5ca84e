/** The tour: five steps that say what others see, and what they do not. It stands in the panel and stops nobody. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { ITools } from './scope';

interface IStep {
  title: string;
  text: string;
}

function stepsOf(trans: TranslationBundle): IStep[] {
  return [
    {
      title: trans.__('One conversation at the cell'),
      text: trans.__(
        'Under a discussion cell the whole course talks, and it is the same talk in everybody’s copy of the notebook. This panel lists all of it. Your notebook itself stays yours: nobody sees your cells or what they print, unless you show them.'
      )
    },
    {
      title: trans.__('Who will read what you write'),
      text: trans.__(
        'A sentence beside the button “Post” says it before you post: everyone in the course, or only the staff; with your name, or without it. “Preview” shows your post as a classmate, the staff and a stranger would see it. Nothing goes farther than the course.'
      )
    },
    {
      title: trans.__('Without your name'),
      text: trans.__(
        'You are then “Asker” or “Learner B”, and somebody else in the next thread. Classmates are not told who you are, in any list, search or notice. What the staff are told, the sentence says as well.'
      )
    },
    {
      title: trans.__('What nobody sees'),
      text: trans.__(
        'That you read, when, and for how long. What you follow, mute or skip. Which cells you run. Whether you want quiet. Nobody has to write, and nobody is listed for only reading.'
      )
    },
    {
      title: trans.__('Your way back, and your quiet'),
      text: trans.__(
        'For ten seconds you can take a post back without a trace. “My settings” below has a quiet mode without counts and news. And in the practice room you can try everything first, where nobody but you sees it.'
      )
    }
  ];
}

interface IProps {
  tools: ITools;
  step: number;
  go: (step: number) => void;
  close: () => void;
  practise: () => void;
}

export function Tour({ tools: { trans }, step, go, close, practise }: IProps): JSX.Element {
  const id = React.useId();
  const heading = React.useRef<HTMLHeadingElement>(null);
  const steps = stepsOf(trans);
  const at = Math.min(step, steps.length - 1);
  const isLast = at === steps.length - 1;
  const { title, text } = steps[at];
  React.useEffect(() => heading.current?.focus(), [at]);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    }
  };
  return (
    <section className="jp-CommunityTour" aria-label={trans.__('Tour')} onKeyDown={onKeyDown}>
      <p className="jp-CommunityTour-at" id={`${id}-at`}>
        {trans.__('Tour, step %1 of %2', at + 1, steps.length)}
      </p>
      <h3 ref={heading} tabIndex={-1} aria-describedby={`${id}-at ${id}-text`}>
        {title}
      </h3>
      <p id={`${id}-text`}>{text}</p>
      <div className="jp-CommunityTour-bar">
        <button type="button" className="jp-CommunityButton jp-mod-quiet" onClick={close}>
          {isLast ? trans.__('Close the tour') : trans.__('Skip the tour')}
        </button>
        {at > 0 && (
          <button type="button" className="jp-CommunityButton" onClick={() => go(at - 1)}>
            {trans.__('Back')}
          </button>
        )}
        <button
          type="button"
          className="jp-CommunityButton jp-mod-primary"
          onClick={isLast ? practise : () => go(at + 1)}
        >
          {isLast ? trans.__('Try it in the practice room') : trans.__('Next')}
        </button>
      </div>
    </section>
  );
}

/** What somebody who is new here is offered, until they have said yes or no; it says what it is about and gets in nobody's way. */
export function Offer({ tools }: { tools: ITools }): JSX.Element | null {
  const { community, trans, welcome } = tools;
  if (community.settings.toured || community.settings.quiet || tools.practice === true) {
    return null;
  }
  const refuse = (): void => {
    void community.saveSettings({ toured: true }).catch(() => undefined); // Offered again another day.
  };
  return (
    <div className="jp-CommunityOffer" role="group" aria-label={trans.__('New here?')}>
      <span>{trans.__('New here? Five short steps show who sees what.')}</span>
      <button type="button" className="jp-CommunityButton" onClick={() => welcome.tour()}>
        {trans.__('Take the tour')}
      </button>
      <button type="button" className="jp-CommunityButton" onClick={() => welcome.practise()}>
        {trans.__('Practise first')}
      </button>
      <button type="button" className="jp-CommunityButton jp-mod-quiet" onClick={refuse}>
        {trans.__('Not now')}
      </button>
    </div>
  );
}
