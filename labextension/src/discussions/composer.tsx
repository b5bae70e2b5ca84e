import * as React from 'react';

import { useSignals } from '../ui/follow';
import { isStaff } from '../wire/roles';
import { agreeFirst } from './agreement';
import { AddFiles, Enclosures, hindrance, useHindrance, useTaking } from './enclosures';
import { keys, useScope } from './scope';
import { peersFirst } from './guidance';
import { Preview } from './eyes';
import { Manner } from './manner';
import { ShowMyCell } from './my-cell';
import { Similar } from './similar';
import { audience, nameOf, standing } from './words';
import { Offer } from './tour';
import { TextBox, useExcess } from './writing';

/** Clicking something beside an empty composer must reach it before the composer shrinks and moves it away. */
const CLICK = 300;

interface IProps {
  /** The thread that is answered; without one, a new thread. */
  thread?: string;
  label: string;
  placeholder: string;
}

/** One step to speak: a line that becomes a composer when it has the focus. */
export function Composer({ thread, label, placeholder }: IProps): JSX.Element {
  const scope = useScope();
  const { discussion, community, course, trans, locale, announcer } = scope;
  const id = React.useId();
  const form = React.useRef<HTMLDivElement>(null);
  const key = thread === undefined ? keys.start : keys.reply(thread);
  const text = discussion.draft(key);
  const whole = discussion.written(key);
  const added = discussion.enclosures.of(key);
  const taking = useTaking(key);
  const hindered = useHindrance(key, discussion);
  const [asked, setAsked] = React.useState(false);
  const isOpen = discussion.isOpen(key) || text !== '' || added.length > 0;
  const isPreview = discussion.isOpen(keys.preview(key)) && whole !== '';
  const tooLong = useExcess(whole);
  const note = standing(community.connection.state, trans);
  const answered = discussion.threads.find(({ id: other }) => other === thread);
  const patience = isStaff(course)
    ? peersFirst(answered, community.connection.now(), trans, locale)
    : '';

  const close = (): void => {
    if (form.current?.contains(document.activeElement) || discussion.written(key) !== '') {
      return;
    }
    discussion.setOpen(key, false);
  };
  React.useEffect(() => {
    // It has grown under the hands: who will see it must be seen, too.
    if (isOpen && form.current?.contains(document.activeElement)) {
      form.current.scrollIntoView?.({ block: 'nearest' });
    }
  }, [isOpen]);
  const rules = community.rules(course.id);
  useSignals(rules.changed);
  const agreement = isOpen ? rules.current : null; // Known by the time somebody has written something.
  const send = async (): Promise<void> => {
    if (whole === '' || tooLong !== '' || hindered !== '') {
      return;
    }
    const isDescribed = hindrance(discussion.enclosures.of(key)) === 'none';
    setAsked(!isDescribed);
    if (!isDescribed) {
      discussion.setOpen(keys.preview(key), false);
      window.setTimeout(() =>
        form.current?.querySelector<HTMLElement>('input[aria-invalid="true"]')?.focus()
      );
      return;
    }
    if (agreement?.agreed === false && !(await agreeFirst(course, scope))) {
      form.current?.querySelector('textarea')?.focus();
      return;
    }
    const body = discussion.written(key);
    discussion.setOpen(keys.preview(key), false);
    const answers = thread === undefined ? '' : discussion.draft(keys.answers(thread));
    discussion.post(body, thread, answers || undefined);
    if (thread !== undefined) {
      discussion.setDraft(keys.answers(thread), '');
    }
    announcer.say(
      community.connection.state === 'live'
        ? trans.__('Posted. You can undo this for a moment.')
        : trans.__('Kept. It is sent when you are back.')
    );
    form.current?.querySelector('textarea')?.focus();
  };

  return (
    <div
      ref={form}
      className={`jp-CommunityComposer${isOpen ? ' jp-mod-open' : ''}`}
      role="group"
      aria-label={label}
      onBlur={() => window.setTimeout(close, CLICK)}
      {...taking}
    >
      {thread !== undefined && isOpen && <Answers thread={thread} />}
      <div className="jp-CommunityComposer-field" hidden={isPreview}>
        <TextBox
          draft={key}
          label={label}
          placeholder={placeholder}
          describedBy={isOpen ? `${id}-audience ${id}-note` : undefined}
          send={() => void send()}
          onFocus={() => discussion.isOpen(key) || discussion.setOpen(key, true)}
        />
      </div>
      {isPreview && <Preview text={whole} manner={discussion.manner(key)} thread={answered} />}
      {isOpen && (
        <>
          <Enclosures draft={key} asked={asked} />
          <div className="jp-CommunityComposer-note" id={`${id}-note`}>
            {tooLong || hindered || note || patience}
          </div>
          <Manner draft={key} thread={answered} />
          <ShowMyCell draft={key} thread={answered} />
          {thread === undefined && <Similar draft={key} />}
          <div className="jp-CommunityComposer-bar">
            <span className="jp-CommunityComposer-audience" id={`${id}-audience`}>
              {audience(
                {
                  course,
                  me: community.me?.name ?? '',
                  as: discussion.manner(key).as,
                  thread: answered,
                  alias: answered?.talk.find(({ mine }) => mine)?.author,
                  practice: scope.practice
                },
                trans
              )}
            </span>
            <AddFiles draft={key} />
            <button
              type="button"
              className="jp-CommunityButton jp-mod-quiet"
              aria-pressed={isPreview}
              disabled={whole === ''}
              onClick={() => discussion.setOpen(keys.preview(key), !isPreview)}
            >
              {trans.__('Preview')}
            </button>
            <button
              type="button"
              className="jp-CommunityButton jp-mod-primary"
              disabled={whole === '' || tooLong !== '' || hindered !== ''}
              title={trans.__('Post (Ctrl+Enter)')}
              onClick={() => void send()}
            >
              {trans.__('Post')}
            </button>
          </div>
          <Offer tools={scope} />
        </>
      )}
    </div>
  );
}

/** Says which post of the thread is being answered, where it is not simply the thread. */
function Answers({ thread }: { thread: string }): JSX.Element | null {
  const { discussion, trans } = useScope();
  const key = keys.answers(thread);
  const chosen = discussion.draft(key);
  const post = discussion.threads
    .find(({ id }) => id === thread)
    ?.talk.find(({ id }) => id === chosen);
  if (!post?.author) {
    return null;
  }
  return (
    <div className="jp-CommunityComposer-answers">
      {trans.__('You are answering')} <bdi>{nameOf(post.author, trans)}</bdi>
      <button
        type="button"
        className="jp-CommunityButton jp-mod-quiet"
        onClick={() => discussion.setDraft(key, '')}
      >
        {trans.__('Answer the thread instead')}
      </button>
    </div>
  );
}
