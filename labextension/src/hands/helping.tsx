import * as React from 'react';

import { Face } from '../ui/face';
import { lasting, useMinutes } from '../ui/time';
import type { IHand } from '../wire/hands';
import type { IHandsProps } from './section';
import { cellTitle, namesOf } from './words';

/** The staff's side: who waits at which cell, the longest first, and coming to them. */
export function Helping(props: IHandsProps): JSX.Element {
  const { queue, run, tools, course } = props;
  const { trans, community, copies, locale } = tools;
  useMinutes();
  const hands = queue.now?.hands ?? [];
  const duty = queue.now?.duty ?? [];
  const me = community.me?.id;
  const isOnDuty = duty.some(({ id }) => id === me);
  const [wanted, setWanted] = React.useState<boolean | null>(null);
  const isChecked = wanted ?? isOnDuty;
  const takeHands = (): void => {
    setWanted(!isChecked); // It shows at once, and goes back if it could not be said.
    run(() => queue.takeHands(!isChecked).finally(() => setWanted(null)));
  };
  const others = duty.filter(({ id }) => id !== me);
  const groups = new Map<string, IHand[]>();
  hands.forEach(hand => {
    const key = `${hand.notebook} ${hand.anchor}`;
    groups.set(key, [...(groups.get(key) ?? []), hand]);
  });
  return (
    <>
      <label className="jp-CommunitySettings-check">
        <input
          type="checkbox"
          checked={isChecked}
          disabled={queue.now === null}
          onChange={takeHands}
        />
        {trans.__('I take hands now')}
      </label>
      {others.length > 0 && (
        <p className="jp-CommunityHands-hint">{trans.__('So does %1.', namesOf(others, locale))}</p>
      )}
      {hands.length === 0 ? (
        <p className="jp-CommunityHands-hint">{trans.__('No hand is up.')}</p>
      ) : (
        <ul className="jp-CommunityHands-cells" aria-label={trans.__('Hands that are up')}>
          {[...groups].map(([key, here]) => (
            <li key={key}>
              <p className="jp-CommunityHands-cell">
                <bdi>{cellTitle(community.board(course.id), copies, here[0], trans)}</bdi>{' '}
                <span>{waits(here, props)}</span>
              </p>
              <ul>
                {here.map(hand => (
                  <Someone key={hand.id} {...props} hand={hand} />
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** "2 waiting, 5 minutes": the longest of a cell. */
function waits(hands: readonly IHand[], { tools }: IHandsProps): string {
  const { trans, community, locale } = tools;
  const waiting = hands.filter(({ state }) => state !== 'helped');
  if (waiting.length === 0) {
    return '';
  }
  const span = lasting(community.connection.now() - Date.parse(waiting[0].at), locale);
  return trans._n('%1 waiting, %2', '%1 waiting, %2', waiting.length, span);
}

function Someone({ hand, queue, run, tools, course }: IHandsProps & { hand: IHand }): JSX.Element {
  const { trans, community, copies } = tools;
  const [problem, setProblem] = React.useState('');
  const isMine = hand.helper?.id === community.me?.id;
  const go = async (): Promise<void> => {
    const { notebooks } = community.board(course.id);
    const notebook = notebooks.find(({ id }) => id === hand.notebook);
    const found = notebook !== undefined && (await copies.reveal(notebook, hand.anchor));
    setProblem(found ? '' : trans.__('Your own copy of this notebook was not found.'));
  };
  const come = (): void =>
    run(async () => {
      await queue.help(hand.id, true);
      await go();
    });
  return (
    <li className="jp-CommunityHands-hand" data-hand={hand.id}>
      <Face person={hand.by} small />
      <div>
        <p>
          <bdi>{hand.by.name}</bdi>
          {hand.private && <span className="jp-CommunityRole">{trans.__('only staff')}</span>}
          {hand.state === 'away' && (
            <span className="jp-CommunityRole">{trans.__('back in five')}</span>
          )}
        </p>
        {hand.line && <p dir="auto">{hand.line}</p>}
        {hand.state === 'helped' && !isMine && (
          <p>{trans.__('%1 is there.', hand.helper?.name ?? trans.__('Somebody'))}</p>
        )}
        <div className="jp-CommunityHands-buttons">
          {hand.state !== 'helped' && (
            <button type="button" className="jp-CommunityButton jp-mod-primary" onClick={come}>
              {trans.__('Help')}
            </button>
          )}
          {hand.state === 'helped' && isMine && (
            <>
              <button
                type="button"
                className="jp-CommunityButton jp-mod-primary"
                onClick={() => run(() => queue.lower(hand.id))}
              >
                {trans.__('Done')}
              </button>
              <button
                type="button"
                className="jp-CommunityButton jp-mod-quiet"
                onClick={() => run(() => queue.help(hand.id, false))}
              >
                {trans.__('Put it back')}
              </button>
            </>
          )}
          <button
            type="button"
            className="jp-CommunityButton jp-mod-quiet"
            onClick={() => void go()}
          >
            {trans.__('Go there')}
          </button>
        </div>
        {problem && <p role="status">{problem}</p>}
      </div>
    </li>
  );
}
