import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { asRefusal } from '../connection/refusal';
import type { ICommunity, ICopies, ISpot, IWhereabouts } from '../tokens';
import { useSignals } from '../ui/follow';
import { isStaff } from '../wire/roles';
import type * as Wire from '../wire/types';
import { Helping } from './helping';
import type { Queue } from './queue';
import { Raising } from './raising';

export interface ITools {
  community: ICommunity;
  copies: ICopies;
  whereabouts: IWhereabouts;
  trans: TranslationBundle;
  locale: string;
  queue: (course: Wire.ICourse) => Queue;
  /** Begins a question at a cell, with this text in the composer. */
  askInstead: (spot: ISpot, text: string, onlyStaff: boolean) => Promise<void>;
}

interface IProps {
  course: Wire.ICourse;
  tools: ITools;
}

/** Raising a hand, or coming to whoever did. */
export function Hands({ course, tools }: IProps): JSX.Element {
  const { community, copies, whereabouts, trans } = tools;
  const queue = tools.queue(course);
  const id = React.useId();
  const [problem, setProblem] = React.useState('');
  useSignals(queue.changed, whereabouts.changed, community.changed, copies.changed);
  const run = (act: () => Promise<void>): void => {
    setProblem('');
    act().catch((error: unknown) => setProblem(asRefusal(error).message));
  };
  const props = { course, tools, queue, run };
  return (
    <section className="jp-CommunityHands" aria-labelledby={`${id}-head`}>
      <h3 id={`${id}-head`} className="jp-CommunityHere-head">
        {trans.__('Hands')}
      </h3>
      {isStaff(course) ? <Helping {...props} /> : <Raising {...props} />}
      {problem && (
        <p className="jp-CommunityProblem" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}

/** What both sides of a hand are given. */
export interface IHandsProps extends IProps {
  queue: Queue;
  /** Does something, and says so if it failed. */
  run: (act: () => Promise<void>) => void;
}
