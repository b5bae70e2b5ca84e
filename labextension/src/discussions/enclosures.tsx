/** Adding pictures and files to what one writes: by a button, by pasting or by dropping them. */
import * as React from 'react';

import type { IDiscussion, IEnclosure } from '../tokens';
import { show } from '../ui/attachments';
import { translated } from '../wire/marking';
import { useScope } from './scope';

const TAKEN = 'image/png,image/jpeg,image/gif,image/webp,.pdf,.txt,.csv,.ipynb,.py';

/** Why a draft cannot be posted yet. */
export type Hindrance = 'none' | 'on its way' | 'failed' | 'not described';

export function hindrance(added: readonly IEnclosure[]): Hindrance {
  if (added.some(({ state }) => state === 'failed')) {
    return 'failed';
  }
  if (added.some(({ state }) => state !== 'ready')) {
    return 'on its way';
  }
  return added.some(isUndescribed) ? 'not described' : 'none';
}

function isUndescribed({ size, alt, decorative }: IEnclosure): boolean {
  return size !== undefined && !decorative && alt.trim() === '';
}

/** Takes what is pasted or dropped; text that comes with a picture is what was meant. */
export function useTaking(draft: string): {
  onPaste: React.ClipboardEventHandler;
  onDragOver: React.DragEventHandler;
  onDrop: React.DragEventHandler;
} {
  const { discussion } = useScope();
  const take = (event: React.SyntheticEvent, data: DataTransfer): void => {
    const files = [...data.files];
    if (files.length > 0 && data.getData('text/plain') === '') {
      event.preventDefault();
      event.stopPropagation(); // JupyterLab would take it into the cell.
      discussion.enclosures.add(draft, files);
      discussion.setOpen(draft, true);
    }
  };
  return {
    onPaste: event => take(event, event.clipboardData),
    onDragOver: event => {
      if (event.dataTransfer.types.includes('Files')) {
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      }
    },
    onDrop: event => take(event, event.dataTransfer)
  };
}

export function AddFiles({ draft }: { draft: string }): JSX.Element {
  const { discussion, trans } = useScope();
  const input = React.useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={TAKEN}
        onChange={event => {
          discussion.enclosures.add(draft, [...(event.target.files ?? [])]);
          event.target.value = ''; // So that the same one can be chosen again.
        }}
      />
      <button
        type="button"
        className="jp-CommunityButton jp-mod-quiet"
        title={trans.__('Add pictures or files; you can also paste or drop them')}
        onClick={() => input.current?.click()}
      >
        {trans.__('Add a picture or file')}
      </button>
    </>
  );
}

interface IProps {
  draft: string;
  /** Somebody wanted to post, so what is missing is said. */
  asked: boolean;
}

/** What is added to a draft; each picture asks what it shows. */
export function Enclosures({ draft, asked }: IProps): JSX.Element | null {
  const { discussion, trans } = useScope();
  const added = discussion.enclosures.of(draft);
  if (added.length === 0) {
    return null;
  }
  const isNameless = discussion.manner(draft).as === 'nameless';
  return (
    <>
      <ul className="jp-CommunityEnclosures" aria-label={trans.__('Pictures and files')}>
        {added.map(each => (
          <Enclosure key={each.key} draft={draft} enclosure={each} asked={asked} />
        ))}
      </ul>
      {isNameless && added.some(({ size }) => size === undefined) && (
        <p className="jp-CommunityComposer-note">
          {trans.__(
            'A document may say inside who wrote it. Pictures do not: all but what they show is removed.'
          )}
        </p>
      )}
    </>
  );
}

interface IEnclosureProps extends IProps {
  enclosure: IEnclosure;
}

function Enclosure({ draft, enclosure, asked }: IEnclosureProps): JSX.Element {
  const { discussion, trans } = useScope();
  const { enclosures } = discussion;
  const { key, id, name, size, state, alt, decorative, problem } = enclosure;
  const called = name || trans.__('picture');
  const isMissing = asked && isUndescribed(enclosure);
  const field = React.useId();
  return (
    <li className="jp-CommunityEnclosure" data-state={state}>
      {size !== undefined && id !== undefined ? (
        <Thumbnail id={id} />
      ) : (
        <span className="jp-CommunityEnclosure-kind" aria-hidden="true">
          {name.includes('.') ? name.split('.').pop()?.slice(0, 5) : '…'}
        </span>
      )}
      <div className="jp-CommunityEnclosure-about">
        {size === undefined || state !== 'ready' ? (
          <bdi className="jp-CommunityEnclosure-name">{called}</bdi>
        ) : (
          <>
            <label htmlFor={field}>{trans.__('What does this picture show?')}</label>
            <input
              id={field}
              dir="auto"
              maxLength={400}
              value={alt}
              disabled={decorative}
              aria-invalid={isMissing}
              aria-describedby={isMissing ? `${field}-missing` : undefined}
              placeholder={trans.__('For who cannot see it')}
              onChange={event => enclosures.describe(draft, key, { alt: event.target.value })}
            />
            {isMissing && (
              <p id={`${field}-missing`} className="jp-CommunityProblem" role="alert">
                {trans.__('Describe the picture, or mark it as decorative. Then post again.')}
              </p>
            )}
            <label className="jp-CommunityEnclosure-check">
              <input
                type="checkbox"
                checked={decorative}
                onChange={event =>
                  enclosures.describe(draft, key, { decorative: event.target.checked })
                }
              />
              {trans.__('It is decorative: it says no more than the text')}
            </label>
          </>
        )}
        {state === 'failed' && (
          <p className="jp-CommunityProblem" role="alert">
            {translated(problem, trans)}
          </p>
        )}
        {(state === 'sending' || state === 'waiting') && (
          <p role="status">
            {state === 'sending'
              ? trans.__('On its way…')
              : trans.__('Waiting. It goes on when you are back; keep this page open.')}
          </p>
        )}
      </div>
      <button
        type="button"
        className="jp-CommunityButton jp-mod-quiet"
        aria-label={trans.__('Remove %1', called)}
        onClick={() => enclosures.remove(draft, key)}
      >
        {trans.__('Remove')}
      </button>
    </li>
  );
}

function Thumbnail({ id }: { id: string }): JSX.Element {
  const { community, course, trans } = useScope();
  const picture = React.useRef<HTMLImageElement>(null);
  const [isGone, setGone] = React.useState(false);
  const files = community.files(course.id);
  React.useEffect(() => {
    if (picture.current !== null) {
      show(picture.current, files, id).catch(() => setGone(true));
    }
  }, [files, id]);
  return isGone ? (
    <em className="jp-CommunityEnclosure-kind">{trans.__('not there any more; add it again')}</em>
  ) : (
    <img ref={picture} className="jp-CommunityEnclosure-thumbnail" alt="" />
  );
}

/** Why nothing can be posted yet, as a sentence; empty if it can, or if what is missing is said where it is missing. */
export function useHindrance(draft: string, discussion: IDiscussion): string {
  const { trans } = useScope();
  switch (hindrance(discussion.enclosures.of(draft))) {
    case 'on its way':
      return trans.__('A picture or file is still on its way. You can post when it is there.');
    case 'failed':
      return trans.__('A picture or file could not be added. Remove it, or choose another one.');
    default:
      return '';
  }
}
