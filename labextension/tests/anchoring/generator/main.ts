/** Prints the figures as JSON. */
import { readNotebooks } from './files';
import { madeUp, measure, timesFor } from './measure';

/** Other seeds than those of the tests. */
const SEEDS = [1_000_000, 2_000_000, 3_000_000];
const COUNT = 200;
const CELLS = 300;

const named = process.argv.slice(2);
if (named.length > 0) {
  const notebooks = named.flatMap(readNotebooks).filter(cells => cells.length > 7);
  const bare = notebooks.map(cells => cells.map(({ type, source }) => ({ type, source })));
  print({ as_found: measure(notebooks, 1), without_ids: measure(bare, 1) });
} else {
  const times = timesFor(CELLS, 1);
  print({
    seeds: Object.fromEntries(SEEDS.map(seed => [seed, measure(madeUp(COUNT, seed), seed)])),
    cells: CELLS,
    cpu_milliseconds: { median: round(times[20]), slowest: round(times[40]) }
  });
}

function print(figures: unknown): void {
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
}

function round(milliseconds: number): number {
  return Math.round(10 * milliseconds) / 10;
}
