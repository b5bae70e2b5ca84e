import * as React from 'react';

import { useMentioning } from './mentioning';
import { useScope } from './scope';
import { excess } from './words';

interface IProps {
  /** Key of the draft. */
  draft: string;
  label: string;
  placeholder?: string;
  /** Ids of sentences that belong to it. */
  describedBy?: string;
  send: () => void;
  onFocus?: () => void;
}

/** Where people write: as high as what is in it. Ctrl+Enter sends, Enter is a new line. */
export function TextBox(props: IProps): JSX.Element {
  const { discussion, focus } = useScope();
  const box = React.useRef<HTMLTextAreaElement>(null);
  const text = discussion.draft(props.draft);
  const mentioning = useMentioning(box, props.draft);
  React.useLayoutEffect(() => {
    if (box.current !== null) {
      box.current.style.blockSize = 'auto';
      if (text !== '') {
        box.current.style.blockSize = `${box.current.scrollHeight + 2}px`;
      }
    }
  }, [text]);
  React.useEffect(() => {
    if (box.current !== null && focus.take(props.draft)) {
      box.current.focus({ preventScroll: true });
      box.current.setSelectionRange(box.current.value.length, box.current.value.length);
      box.current.scrollIntoView?.({ block: 'nearest' });
    }
  });
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (mentioning.onKey(event)) {
      return;
    }
    const composing = event.nativeEvent.isComposing; // Enter ends the choice of a character then.
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !composing) {
      event.preventDefault();
      event.stopPropagation();
      props.send();
    }
  };
  return (
    <>
      <textarea
        ref={box}
        className="jp-CommunityComposer-text"
        dir="auto"
        rows={1}
        value={text}
        aria-label={props.label}
        aria-describedby={props.describedBy}
        placeholder={props.placeholder}
        {...mentioning.aria}
        onChange={event => {
          discussion.setDraft(props.draft, event.target.value);
          mentioning.look();
        }}
        onBlur={mentioning.close}
        onKeyDown={onKeyDown}
        onFocus={props.onFocus}
      />
      {mentioning.list}
    </>
  );
}

/** Why a text cannot be sent as it is; empty if it can. */
export function useExcess(text: string): string {
  const { community, trans, locale } = useScope();
  const bytes = excess(text, community.connection.session?.limits.body ?? 65_536);
  if (bytes === 0) {
    return '';
  }
  const kilobytes = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(
    Math.max(0.1, bytes / 1024)
  );
  return trans.__(
    'This is %1 kB longer than a post can be. Shorten it, or put long output into a file. Your text stays here.',
    kilobytes
  );
}
