const BASE = 500;
const CEILING = 30_000;

/** How long to wait before try `n` (from 0): full jitter, so that a whole class does not come back at once. */
export function backOff(n: number, random: () => number): number {
  return random() * Math.min(CEILING, BASE * 2 ** Math.min(n, 16));
}
