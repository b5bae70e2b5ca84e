/** Which notebook of a course an unmarked copy is of. In doubt it is of none: its threads are other people's. */
import type { ICommunity } from '../tokens';
import type { IShelfNotebook } from '../wire/outlines';

/** Fewer cells in common may be in any notebook: an import, an empty one. */
const FEW = 3;
/** As large a share of the notebook must be in the copy; less where its file has the same name, or was known before. */
const SHARE = { unknown: 0.5, sameName: 0.25, known: 0.1 };
/** So much more than the next best must be in common. */
const AHEAD = 1.25;

export interface ICandidate {
  course: string;
  notebook: IShelfNotebook;
}

/** The notebooks of these courses. Throws a `Refusal`. */
export async function shelvesOf(
  community: ICommunity,
  courses: readonly string[]
): Promise<ICandidate[]> {
  const shelves = courses.map(async course =>
    (await community.outlines(course).shelf()).map(notebook => ({ course, notebook }))
  );
  return (await Promise.all(shelves)).flat();
}

interface IClues {
  hashes: readonly string[];
  path: string;
  /** Of which notebook the file at this path was a copy before. */
  known: string | null;
}

export function recognise(
  { hashes, path, known }: IClues,
  candidates: readonly ICandidate[]
): ICandidate | null {
  const held = new Set(hashes);
  const found = candidates
    .map(candidate => {
      const { notebook } = candidate;
      const common = notebook.hashes.filter(hash => held.has(hash)).length;
      const share = common / Math.max(1, notebook.hashes.length);
      const isKnown = notebook.id === known;
      const hasName = notebook.path !== '' && nameOf(notebook.path) === nameOf(path);
      const needed = isKnown ? SHARE.known : hasName ? SHARE.sameName : SHARE.unknown;
      const few = Math.min(isKnown ? 1 : FEW, notebook.hashes.length);
      const isMeant = common > 0 && common >= few && share >= needed;
      return { candidate, isMeant, isKnown, hasName, weight: common * (1 + share) };
    })
    .filter(({ isMeant }) => isMeant)
    .sort(
      (a, b) =>
        Number(b.isKnown) - Number(a.isKnown) ||
        b.weight - a.weight ||
        Number(b.hasName) - Number(a.hasName) ||
        b.candidate.notebook.release - a.candidate.notebook.release ||
        (a.candidate.notebook.id < b.candidate.notebook.id ? -1 : 1)
    );
  const [best, next] = found;
  if (best === undefined) {
    return null;
  }
  // Two that are nearly the same: one was brought twice, or it is another lesson that begins alike.
  const isSure =
    next === undefined ||
    best.isKnown ||
    best.weight >= next.weight * AHEAD ||
    (best.hasName && !next.hasName) ||
    sameCells(best.candidate.notebook, next.candidate.notebook);
  return isSure ? best.candidate : null;
}

function sameCells(a: IShelfNotebook, b: IShelfNotebook): boolean {
  const held = new Set(a.hashes);
  const common = b.hashes.filter(hash => held.has(hash)).length;
  return 5 * common >= 4 * Math.max(a.hashes.length, b.hashes.length);
}

function nameOf(path: string): string {
  return (path.split('/').pop() ?? '').toLowerCase();
}
