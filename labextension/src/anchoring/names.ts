/** What the names of two cells say about their being the same one. */
import type { ICellNames } from './types';

type Kind = keyof ICellNames;
const KINDS: readonly Kind[] = ['own', 'grade', 'cell'];

/** As logarithms of odds. */
const SAME = 6;
const MISSING = -6;

/** For each kind the names there are; and whether the copy has kept them, so that a missing one tells of a change. */
type Known = Record<Kind, { outline: Set<string>; copy: Set<string>; areKept: boolean }>;

export class Names {
  constructor(outline: readonly ICellNames[], copy: readonly ICellNames[]) {
    const known = KINDS.map(kind => {
      const names = { outline: namesOf(outline, kind), copy: namesOf(copy, kind) };
      const kept = [...names.outline].filter(name => names.copy.has(name)).length;
      return [kind, { ...names, areKept: 2 * kept > names.outline.size }];
    });
    this._known = Object.fromEntries(known) as Known;
    this._kinds = KINDS.filter(kind => this._known[kind].outline.size > 0);
  }

  /** Null when one of the two is named as another cell of the other side is. */
  compare(cell: ICellNames, other: ICellNames): number | null {
    let weight = 0;
    for (const kind of this._kinds) {
      const [name, given] = [cell[kind], other[kind]];
      const { outline, copy, areKept } = this._known[kind];
      if (name !== undefined && name === given) {
        return SAME;
      }
      if ((name !== undefined && copy.has(name)) || (given !== undefined && outline.has(given))) {
        return null;
      }
      if (areKept && (name !== undefined || given !== undefined)) {
        weight = MISSING;
      }
    }
    return weight;
  }

  private readonly _known: Known;
  private readonly _kinds: readonly Kind[];
}

function namesOf(cells: readonly ICellNames[], kind: Kind): Set<string> {
  return new Set(cells.map(cell => cell[kind]).filter(name => name !== undefined));
}
