/** How cells are told apart without an outline: docs/wire.md, "The outline of a notebook". */
import { hashOf, readFingerprint } from '../anchoring/fingerprint';
import type { IKnownCell } from '../anchoring/types';

/** How the anchor begins that a cell has by itself. */
export const BY_ITSELF = 'cell.1.';

export function hashesOf(cells: readonly IKnownCell[]): string[] {
  const seen = new Map<string, number>();
  return cells.map(({ type, fingerprint }) => {
    const said = `${type} ${fingerprint}`;
    const times = (seen.get(said) ?? 0) + 1;
    seen.set(said, times);
    return hashOf(`${said} ${times}`);
  });
}

/** Whether there is anything in a cell by which it could be known again. */
export function saysSomething({ fingerprint }: IKnownCell): boolean {
  return (readFingerprint(fingerprint)?.size ?? 0) > 0;
}

/** The id of a notebook that has none and is not on the shelf. */
export function idFor(hashes: readonly string[]): string {
  return `nb.${hashOf(hashes.join(' '))}`;
}
