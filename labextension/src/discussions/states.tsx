/** What is shown where there is no talk to show: what happened, and what to do. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

interface INoticeProps {
  children: React.ReactNode;
  /** What the person can do about it. */
  action?: { label: string; run: () => Promise<void> | void };
  alert?: boolean;
}

/** A sentence, and at most one thing to do. */
export function Notice({ children, action, alert }: INoticeProps): JSX.Element {
  const [busy, setBusy] = React.useState(false);
  const [problem, setProblem] = React.useState('');
  const act = async (): Promise<void> => {
    setBusy(true);
    setProblem('');
    try {
      await action?.run();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="jp-CommunityNotice" role={alert ? 'alert' : undefined}>
      <p>{children}</p>
      {action && (
        <button
          type="button"
          className="jp-CommunityButton"
          disabled={busy}
          onClick={() => void act()}
        >
          {action.label}
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

/** The shape of what comes. */
export function Skeleton({ trans }: { trans: TranslationBundle }): JSX.Element {
  return (
    <div
      className="jp-CommunitySkeleton"
      aria-busy="true"
      aria-label={trans.__('Loading the discussion')}
    >
      {[0, 1].map(n => (
        <div key={n} aria-hidden="true">
          <span className="jp-CommunitySkeleton-face" />
          <span className="jp-CommunitySkeleton-line" />
          <span className="jp-CommunitySkeleton-line" />
        </div>
      ))}
    </div>
  );
}
