import type { ICommunity, IWhereabouts } from '../tokens';
import { colourOf, initialsOf } from '../ui/likeness';
import type * as Wire from '../wire/types';
import type { Listener } from './listener';

/** So many faces beside a cell; what is more is a plus. */
const FACES = 3;
const MARK = 'jp-CommunityMark';

/**
 * Small faces in the margin of the cells where people are. They take no click and no room, so nothing ever moves under
 * a pointer; who they are is read in the panel, which says the same in words.
 */
export class Gutter {
  constructor(
    private readonly community: ICommunity,
    private readonly listener: Listener,
    private readonly whereabouts: IWhereabouts
  ) {
    community.changed.connect(this._draw, this); // They may want quiet now.
    listener.changed.connect(this._draw, this);
    whereabouts.changed.connect(this._draw, this);
  }

  private _draw(): void {
    const drawn = new Map<HTMLElement, string>();
    const open = this.community.settings.quiet ? [] : this.whereabouts.open;
    for (const { course, notebook, nodeOf } of open) {
      const presence = this.listener.notebook(course, notebook);
      for (const [anchor, spot] of Object.entries(presence?.at ?? {})) {
        const node = nodeOf(anchor);
        const people = this._others(presence?.people ?? [], spot);
        if (node !== null && (people.length > 0 || spot.others > 0)) {
          drawn.set(node, JSON.stringify([people, spot.others]));
          this._mark(node, people, spot.others, drawn.get(node) ?? '');
        }
      }
    }
    for (const [node, mark] of this._marks) {
      if (!drawn.has(node)) {
        mark.remove();
        this._marks.delete(node);
      }
    }
  }

  /** Everybody there but the reader. */
  private _others(people: Wire.IPerson[], spot: Wire.ISpot): Wire.IPerson[] {
    const me = this.community.me?.id;
    return people.filter(({ id }) => id !== me && spot.people.includes(id));
  }

  private _mark(node: HTMLElement, people: Wire.IPerson[], others: number, state: string): void {
    let mark = this._marks.get(node);
    if (mark === undefined) {
      mark = document.createElement('div');
      mark.className = MARK;
      mark.setAttribute('aria-hidden', 'true');
      node.append(mark);
      this._marks.set(node, mark);
    }
    if (mark.dataset.state !== state) {
      mark.dataset.state = state;
      const more = people.length > FACES || others > 0;
      mark.replaceChildren(...people.slice(0, FACES).map(face), ...(more ? [plus()] : []));
    }
  }

  private readonly _marks = new Map<HTMLElement, HTMLElement>();
}

function face({ id, name }: Wire.IPerson): HTMLElement {
  const node = document.createElement('span');
  node.className = 'jp-CommunityFace jp-mod-tiny';
  node.style.backgroundColor = colourOf(id);
  node.textContent = initialsOf(name);
  return node;
}

function plus(): HTMLElement {
  const node = document.createElement('span');
  node.className = `${MARK}-more`;
  node.textContent = '+';
  return node;
}
