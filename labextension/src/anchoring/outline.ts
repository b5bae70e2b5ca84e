/**
 * The reference outline of a notebook, and the anchors in it. A cell's anchor is our own id where it has one, else
 * nbgrader's `grade_id`, else a name made from what the cell says and how often that was said before: whoever makes
 * the first outline of a release gives the same names. Later releases hand the anchors on.
 */
import { align } from './align';
import { fingerprint, hashOf } from './fingerprint';
import type { IKnownCell, IOutline, IOutlineCell, ISourceCell } from './types';

/** What anchors may look like: they travel in addresses and in file names. */
const ANCHOR = /^[A-Za-z0-9._-]{1,64}$/;

/** A cell without its text. */
export function know({ source, type, own, grade, cell }: ISourceCell): IKnownCell {
  const names = Object.entries({ own, grade, cell }).filter(([, name]) => name !== undefined);
  return { type, fingerprint: fingerprint(source, type === 'code'), ...Object.fromEntries(names) };
}

export function firstOutline(cells: readonly IKnownCell[]): IOutline {
  return { version: 1, release: 1, cells: withAnchors(cells, 1, new Map()) };
}

/** The outline of the next release: cells that are surely in both keep their anchors, others get new ones. */
export function nextOutline(last: IOutline, cells: readonly IKnownCell[]): IOutline {
  const kept = new Map<number, string>();
  align(last, cells).forEach((place, row) => {
    if (place !== null) {
      kept.set(place, last.cells[row].anchor);
    }
  });
  const release = last.release + 1;
  return { version: 1, release, cells: withAnchors(cells, release, kept) };
}

function withAnchors(
  cells: readonly IKnownCell[],
  release: number,
  kept: ReadonlyMap<number, string>
): IOutlineCell[] {
  const used = new Set(kept.values());
  return cells.map((cell, place) => {
    const anchor = kept.get(place) ?? newAnchor(cell, release, used);
    used.add(anchor);
    return { ...cell, anchor };
  });
}

/** A name that was never used for another cell: the release is in it, so that what is gone stays gone. */
function newAnchor(cell: IKnownCell, release: number, used: ReadonlySet<string>): string {
  const named = [cell.own, cell.grade === undefined ? undefined : `grade.${cell.grade}`];
  const given = named.find(name => name !== undefined && ANCHOR.test(name) && !used.has(name));
  if (given !== undefined) {
    return given;
  }
  for (let times = 1; ; times++) {
    const anchor = `cell.${release}.${hashOf(`${cell.type} ${cell.fingerprint} ${times}`)}`;
    if (!used.has(anchor)) {
      return anchor;
    }
  }
}
