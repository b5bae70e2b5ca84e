import { ReactWidget } from '@jupyterlab/ui-components';
import { MessageLoop } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import * as React from 'react';

import type { IStrays } from '../tokens';
import { useSignals } from '../ui/follow';
import type * as Wire from '../wire/types';
import { Memory } from './memory';
import { ScopeProvider, focusWish, type ITools } from './scope';
import { Skeleton } from './states';
import { Thread } from './thread';
import { nameOf } from './words';

/** Threads without a cell, in a line below the notebook that unfolds into a list; nothing where there are none. */
export class StraysWidget extends ReactWidget {
  constructor(
    private readonly strays: IStrays,
    private readonly tools: ITools
  ) {
    super();
    this.addClass('jp-CommunityStrays');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', tools.trans.__('Threads without a cell'));
    this._observer = new ResizeObserver(() => this._grow());
  }

  render(): JSX.Element {
    return (
      <div ref={this._onContent} className="jp-CommunityStrays-content">
        <Content strays={this.strays} tools={this.tools} />
      </div>
    );
  }

  override dispose(): void {
    this._observer.disconnect();
    super.dispose();
  }

  /** The panel around it asks its parts how high they want to be. */
  private _grow(): void {
    const height = `${this._content?.offsetHeight ?? 0}px`;
    if (height !== this.node.style.minHeight) {
      this.node.style.minHeight = height;
      this.node.style.maxHeight = height;
      if (this.parent) {
        MessageLoop.postMessage(this.parent, Widget.Msg.FitRequest);
      }
    }
  }

  private readonly _onContent = (content: HTMLDivElement | null): void => {
    this._observer.disconnect();
    this._content = content;
    if (content !== null) {
      this._observer.observe(content);
    }
  };

  private _content: HTMLDivElement | null = null;
  private readonly _observer: ResizeObserver;
}

interface IProps {
  strays: IStrays;
  tools: ITools;
}

function Content({ strays, tools }: IProps): JSX.Element | null {
  const { trans } = tools;
  useSignals(strays.changed);
  const id = React.useId();
  const { threads, drafts } = strays;
  if (threads.length + drafts.size === 0) {
    return null;
  }
  const words = [
    threads.length > 0
      ? trans._n('%1 thread without a cell', '%1 threads without a cell', threads.length)
      : '',
    drafts.size > 0
      ? trans._n('%1 draft without a cell', '%1 drafts without a cell', drafts.size)
      : ''
  ];
  return (
    <>
      <button
        type="button"
        className="jp-CommunityButton jp-mod-quiet"
        aria-expanded={strays.isOpen}
        aria-controls={id}
        onClick={() => strays.unfold(!strays.isOpen)}
      >
        {words.filter(Boolean).join(', ')}
      </button>
      {strays.isOpen && (
        <div id={id} className="jp-CommunityStrays-list">
          <p>
            {trans.__(
              'Their cells are not in your copy, or were changed too much to be sure. Choose a cell in the notebook, then attach what belongs there.'
            )}
          </p>
          <ul>
            {[...drafts].map(([anchor, text]) => (
              <Draft key={anchor} {...{ anchor, text, strays, tools }} />
            ))}
            {threads.map(thread => (
              <Stray key={thread.id} {...{ thread, strays, tools }} />
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function Draft({
  anchor,
  text,
  strays,
  tools
}: IProps & { anchor: string; text: string }): JSX.Element {
  const { trans } = tools;
  return (
    <li>
      <span className="jp-CommunityStrays-title">
        {trans.__('You began to write:')} <bdi dir="auto">{text}</bdi>
      </span>
      <Target
        strays={strays}
        tools={tools}
        words={target => trans.__('Go on at %1', target)}
        run={() => strays.continueAt(anchor)}
      />
    </li>
  );
}

function Stray({ thread, strays, tools }: IProps & { thread: Wire.IThreadForMe }): JSX.Element {
  const { trans } = tools;
  const [isRead, setRead] = React.useState(false);
  return (
    <li>
      <span className="jp-CommunityStrays-title">
        <bdi dir="auto">{thread.title}</bdi>
        {thread.started_by && (
          <span className="jp-CommunityStrays-by">{nameOf(thread.started_by, trans)}</span>
        )}
      </span>
      <button
        type="button"
        className="jp-CommunityButton jp-mod-quiet"
        aria-expanded={isRead}
        onClick={() => setRead(!isRead)}
      >
        {trans.__('Read')}
      </button>
      {strays.mayAttach(thread) && (
        <Target
          strays={strays}
          tools={tools}
          words={target => trans.__('Attach to %1', target)}
          run={() => strays.attach(thread.id)}
        />
      )}
      {isRead && <Talk thread={thread} strays={strays} tools={tools} />}
    </li>
  );
}

interface ITargetProps extends IProps {
  words: (target: string) => string;
  run: () => Promise<void>;
}

/** What can be done at the active cell; says so where nobody could find it there. */
function Target({ strays, tools, words, run }: ITargetProps): JSX.Element {
  const { trans } = tools;
  const [problem, setProblem] = React.useState('');
  const { target } = strays;
  const act = (): void => {
    setProblem('');
    run().catch(error => setProblem(error instanceof Error ? error.message : String(error)));
  };
  return (
    <>
      <button type="button" className="jp-CommunityButton" disabled={target === null} onClick={act}>
        <bdi>{words(target ?? trans.__('a cell that everybody has'))}</bdi>
      </button>
      {problem && (
        <p className="jp-CommunityProblem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

/** The thread itself, to be read and answered although it has no cell. */
function Talk({ thread, strays, tools }: IProps & { thread: Wire.IThreadForMe }): JSX.Element {
  const { community, trans } = tools;
  const discussion = community.discussion(strays.course, strays.notebook, thread.anchor);
  const course = community.course(strays.course);
  useSignals(discussion.changed, community.connection.stateChanged);
  const [focus] = React.useState(focusWish);
  const shown = discussion.threads.find(({ id }) => id === thread.id);
  if (course === null || shown === undefined) {
    return <Skeleton trans={trans} />;
  }
  return (
    <ScopeProvider value={{ ...tools, discussion, course, focus, memory: Memory.of(discussion) }}>
      <ul className="jp-CommunityThreads jp-CommunityDiscussion">
        <Thread thread={shown} />
      </ul>
    </ScopeProvider>
  );
}
