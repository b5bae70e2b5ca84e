/** Choosing whom to mention while one writes. */
import * as React from 'react';
import { createPortal } from 'react-dom';

import type * as Wire from '../wire/types';
import { useScope } from './scope';
import { nameOf, roleWord } from './words';

/** Milliseconds after the last letter. */
const PAUSE = 150;
/** The `@` and the word after it, before the caret. */
const BEGUN = /(?:^|[\s(])@([^\s@[\]()]{0,30})$/;

export interface ICandidate {
  /** As it is written: `p7`, `a0`, `staff`. */
  target: string;
  name: string;
  role: string;
}

/** The word that is being written after an `@`; null: none is. */
export function begunMention(text: string, caret: number): string | null {
  return BEGUN.exec(text.slice(0, caret))?.[1] ?? null;
}

/** The text with the mention in place of what was begun, and where the caret then stands. */
export function completed(
  text: string,
  caret: number,
  { name, target }: ICandidate
): [string, number] {
  const begun = begunMention(text, caret) ?? '';
  const before = text.slice(0, caret - begun.length - 1);
  const mention = `@[${name.replace(/[[\]\n]/g, ' ').trim()}](${target}) `;
  return [before + mention + text.slice(caret), before.length + mention.length];
}

interface IMentioning {
  list: JSX.Element | null;
  /** For the box in which one writes. */
  aria: React.AriaAttributes;
  /** Whether the key was for the list. */
  onKey: (event: React.KeyboardEvent) => boolean;
  look: () => void;
  close: () => void;
}

/** Offers people once somebody writes an `@`; arrows choose, Enter or Tab takes, Esc leaves. */
export function useMentioning(
  box: React.RefObject<HTMLTextAreaElement>,
  draft: string
): IMentioning {
  const { discussion, community, trans } = useScope();
  const id = React.useId();
  const [begun, setBegun] = React.useState<string | null>(null);
  const [people, setPeople] = React.useState<readonly Wire.IPerson[]>([]);
  const [at, setAt] = React.useState(0);
  const notices = community.notices(discussion.course);
  React.useEffect(() => {
    if (begun === null) {
      return undefined;
    }
    let isWanted = true;
    const timer = window.setTimeout(() => {
      notices.people(begun).then(
        found => isWanted && setPeople(found),
        () => isWanted && setPeople([]) // A name can be written all the same.
      );
    }, PAUSE);
    return () => {
      isWanted = false;
      window.clearTimeout(timer);
    };
  }, [begun, notices]);

  const talk = discussion.threads.find(thread => thread.id === draft)?.talk ?? [];
  const candidates =
    begun === null ? [] : gather(begun, people, talk, trans.__('Staff'), trans).slice(0, 8);
  const current = Math.min(at, candidates.length - 1);
  const close = (): void => setBegun(null);
  const look = (): void => {
    if (box.current !== null) {
      setBegun(begunMention(box.current.value, box.current.selectionStart));
      setAt(0);
    }
  };
  const take = (candidate: ICandidate): void => {
    if (box.current !== null) {
      const { current: area } = box;
      const [text, caret] = completed(area.value, area.selectionStart, candidate);
      // At once, before React does it: who types on must not find the caret elsewhere.
      area.setRangeText(text, 0, area.value.length, 'end');
      area.focus();
      area.setSelectionRange(caret, caret);
      discussion.setDraft(draft, text);
      close();
    }
  };
  const onKey = (event: React.KeyboardEvent): boolean => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const isTaken = event.key === 'Enter' || event.key === 'Tab';
    if (candidates.length === 0 || event.nativeEvent.isComposing || event.ctrlKey) {
      return false;
    }
    if (step === undefined && !isTaken && event.key !== 'Escape') {
      return false;
    }
    event.preventDefault();
    event.stopPropagation();
    if (step !== undefined) {
      setAt((current + step + candidates.length) % candidates.length);
    } else if (isTaken) {
      take(candidates[current]);
    } else {
      close();
    }
    return true;
  };
  const isOpen = candidates.length > 0;
  return {
    list: isOpen ? (
      <List
        {...{ id, box, candidates, current, take }}
        label={trans.__('People to mention')}
        key="people"
      />
    ) : null,
    aria: {
      'aria-autocomplete': 'list',
      'aria-controls': isOpen ? id : undefined,
      'aria-activedescendant': isOpen ? `${id}-${current}` : undefined
    },
    onKey,
    look,
    close
  };
}

interface IListProps {
  id: string;
  box: React.RefObject<HTMLTextAreaElement>;
  candidates: readonly ICandidate[];
  current: number;
  label: string;
  take: (candidate: ICandidate) => void;
}

/** Below the box, and out of the cell, which would clip it. */
function List({ id, box, candidates, current, label, take }: IListProps): JSX.Element {
  const list = React.useRef<HTMLUListElement>(null);
  React.useLayoutEffect(() => {
    const place = box.current?.getBoundingClientRect();
    if (list.current !== null && place) {
      const { style, offsetHeight } = list.current;
      const below = place.bottom + 2;
      const fits = below + offsetHeight <= window.innerHeight;
      style.insetBlockStart = `${fits ? below : Math.max(0, place.top - offsetHeight - 2)}px`;
      style.left = `${place.left}px`;
      style.maxInlineSize = `${Math.max(200, place.width)}px`;
    }
  });
  return createPortal(
    <ul ref={list} id={id} role="listbox" aria-label={label} className="jp-CommunityPeople">
      {candidates.map((candidate, n) => (
        <li
          key={candidate.target}
          id={`${id}-${n}`}
          role="option"
          aria-selected={n === current}
          onMouseDown={event => {
            event.preventDefault(); // The box keeps the focus.
            take(candidate);
          }}
        >
          <bdi>{candidate.name}</bdi>
          {candidate.role && <span className="jp-CommunityRole">{candidate.role}</span>}
        </li>
      ))}
    </ul>,
    document.body
  );
}

/** Who may be meant: whoever has an alias in this thread, people of the course, and the staff together. */
function gather(
  begun: string,
  people: readonly Wire.IPerson[],
  talk: readonly Wire.IPost[],
  staff: string,
  trans: Parameters<typeof nameOf>[1]
): ICandidate[] {
  const start = begun.toLocaleLowerCase();
  const fits = (name: string): boolean =>
    name
      .toLocaleLowerCase()
      .split(/\s+/)
      .some(word => word.startsWith(start));
  const aliases = new Map<string, ICandidate>();
  for (const { author, mine } of talk) {
    if (author !== null && 'alias' in author && !mine && author.alias >= 0) {
      const target = `a${author.alias}`;
      aliases.set(target, { target, name: nameOf(author, trans), role: '' });
    }
  }
  const named = people.map(({ id, name, role }) => ({
    target: id,
    name,
    role: roleWord(role, trans)
  }));
  const all = { target: 'staff', name: staff, role: trans.__('all who teach') };
  return [...[...aliases.values(), ...named].filter(({ name }) => fits(name)), all].filter(
    candidate => candidate !== all || fits(staff)
  );
}
