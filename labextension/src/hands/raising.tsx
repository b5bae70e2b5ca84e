import * as React from 'react';

import type { ISpot } from '../tokens';
import type { IHand } from '../wire/hands';
import { useWish } from './wish';
import type { IHandsProps } from './section';
import { cellTitle, namesOf } from './words';

/** Characters of the line; who has more to say asks a question. */
const LONGEST = 280;

/** A learner's side: raising a hand, and what comes of it. */
export function Raising(props: IHandsProps): JSX.Element {
  const { queue, course, tools } = props;
  const { trans } = tools;
  const isWanted = useWish();
  const [isOpen, setOpen] = React.useState(false);
  const button = React.useRef<HTMLButtonElement>(null);
  const { mine } = queue;
  const spot = tools.whereabouts.here?.course === course.id ? tools.whereabouts.here : null;
  if (mine !== null) {
    return <Mine {...props} hand={mine} />;
  }
  const close = (): void => {
    setOpen(false);
    isWanted.done();
    requestAnimationFrame(() => button.current?.focus());
  };
  if ((isOpen || isWanted.value) && spot !== null && spot.anchor !== null) {
    return <Form {...props} spot={{ ...spot, anchor: spot.anchor }} close={close} />;
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className="jp-CommunityButton"
        disabled={spot?.anchor == null || queue.now === null}
        onClick={() => setOpen(true)}
      >
        {trans.__('Raise my hand')}
      </button>
      <p className="jp-CommunityHands-hint">
        {spot?.anchor == null
          ? trans.__('Choose a cell of a notebook of the course: somebody comes to it.')
          : onDuty(props)}
      </p>
    </>
  );
}

/** Who comes, or that nobody does. */
function onDuty({ queue, tools: { trans, locale } }: IHandsProps): string {
  const duty = queue.now?.duty ?? [];
  return duty.length > 0
    ? trans.__('%1 takes hands now.', namesOf(duty, locale))
    : trans.__('Nobody of the staff takes hands right now. A question finds them later.');
}

interface IFormProps extends IHandsProps {
  spot: ISpot & { anchor: string };
  close: () => void;
}

function Form(props: IFormProps): JSX.Element {
  const { course, queue, run, tools, spot, close } = props;
  const { trans, copies, community } = tools;
  const id = React.useId();
  const [line, setLine] = React.useState('');
  const [isPrivate, setPrivate] = React.useState(false);
  const nobody = (queue.now?.duty ?? []).length === 0;
  const raise = (): void =>
    run(async () => {
      const { notebook, anchor } = spot;
      await community.say(course.id, notebook, anchor);
      await queue.raise({ notebook, anchor, line: line.trim(), private: isPrivate });
      close();
    });
  const ask = (): void =>
    run(async () => {
      await tools.askInstead(spot, line, isPrivate);
      close();
    });
  const where = cellTitle(community.board(course.id), copies, spot, trans);
  return (
    <form
      className="jp-CommunityHands-form"
      onSubmit={event => {
        event.preventDefault();
        raise();
      }}
      onKeyDown={event => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          close();
        }
      }}
    >
      <label htmlFor={`${id}-line`}>{trans.__('At “%1”. What is it about?', where)}</label>
      <input
        id={`${id}-line`}
        type="text"
        dir="auto"
        autoFocus
        maxLength={LONGEST}
        value={line}
        placeholder={trans.__('A line, if you like')}
        onChange={event => setLine(event.target.value)}
      />
      <label className="jp-CommunitySettings-check">
        <input
          type="checkbox"
          checked={isPrivate}
          onChange={event => setPrivate(event.target.checked)}
        />
        {trans.__('Only the staff see it')}
      </label>
      <p className="jp-CommunityHands-hint">
        {isPrivate
          ? trans.__('Only the staff of %1 will see that your hand is up.', course.title)
          : trans.__('Everyone in %1 will see that your hand is up, and this line.', course.title)}
        {nobody && ` ${onDuty(props)}`}
      </p>
      <div className="jp-CommunityHands-buttons">
        <button type="submit" className={`jp-CommunityButton${nobody ? '' : ' jp-mod-primary'}`}>
          {nobody ? trans.__('Raise it all the same') : trans.__('Raise my hand')}
        </button>
        <button
          type="button"
          className={`jp-CommunityButton${nobody ? ' jp-mod-primary' : ' jp-mod-quiet'}`}
          onClick={ask}
        >
          {trans.__('Post as a question')}
        </button>
        <button type="button" className="jp-CommunityButton jp-mod-quiet" onClick={close}>
          {trans.__('Cancel')}
        </button>
      </div>
    </form>
  );
}

/** One's own hand, while it is up: who comes, and when it is one's turn. */
function Mine({ hand, queue, run, course, tools }: IHandsProps & { hand: IHand }): JSX.Element {
  const { trans, community, copies } = tools;
  const ahead = queue.now?.ahead ?? null;
  const where = cellTitle(community.board(course.id), copies, hand, trans);
  const isAway = hand.state === 'away';
  return (
    <div className="jp-CommunityHands-mine">
      <p role="status">
        <strong>
          {hand.state === 'helped'
            ? trans.__('%1 is with you.', hand.helper?.name ?? trans.__('Somebody'))
            : isAway
              ? trans.__('You will be back in five minutes. Your place is kept.')
              : trans.__('Your hand is up.')}
        </strong>{' '}
        {hand.state === 'up' &&
          ahead !== null &&
          (ahead === 0
            ? trans.__('You are next.')
            : trans._n('%1 person is before you.', '%1 people are before you.', ahead))}
      </p>
      <p className="jp-CommunityHands-hint">
        <bdi>{where}</bdi>
        {hand.line && (
          <>
            {': '}
            <bdi>{hand.line}</bdi>
          </>
        )}
      </p>
      <div className="jp-CommunityHands-buttons">
        <button
          type="button"
          className="jp-CommunityButton"
          onClick={() => run(() => queue.lower(hand.id))}
        >
          {hand.state === 'helped' ? trans.__('Thank you, done') : trans.__('Take it down')}
        </button>
        {hand.state !== 'helped' && (
          <button
            type="button"
            className="jp-CommunityButton jp-mod-quiet"
            onClick={() => run(() => queue.away(hand.id, !isAway))}
          >
            {isAway ? trans.__('I am back') : trans.__('Back in five')}
          </button>
        )}
        {hand.state !== 'helped' && (
          <button
            type="button"
            className="jp-CommunityButton jp-mod-quiet"
            onClick={() =>
              run(async () => {
                await tools.askInstead({ course: course.id, ...hand }, hand.line, hand.private);
                await queue.lower(hand.id);
              })
            }
          >
            {trans.__('Post as a question')}
          </button>
        )}
      </div>
    </div>
  );
}
