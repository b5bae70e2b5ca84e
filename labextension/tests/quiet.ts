/**
 * A warning or an error in the console fails the test in which it was printed, and one that came before any test fails
 * the file. A test that expects one says so and listens itself: `vi.spyOn(console, 'warn').mockReturnValue()`.
 */
import { format } from 'node:util';

import { afterAll, afterEach, beforeAll } from 'vitest';

const printed: string[] = [];

console.warn = (...what: unknown[]) => void printed.push(`console.warn: ${format(...what)}`);
console.error = (...what: unknown[]) => void printed.push(`console.error: ${format(...what)}`);

function beQuiet(): void {
  const [first, ...more] = printed.splice(0);
  if (first !== undefined) {
    throw new Error(more.length === 0 ? first : `${first}\n… and ${more.length} more`);
  }
}

beforeAll(beQuiet);
afterEach(beQuiet);
afterAll(beQuiet);
