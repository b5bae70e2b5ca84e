import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { describe, expect, test } from 'vitest';

import { plain, shortened, withoutNames } from '../../src/discussions/cleaning';

interface ICase {
  says: string;
  raw: string;
  clean: string;
  names?: string[];
}

/** The same files that the service's tests read, so that what people see is what is kept. */
function cases(name: string): ICase[] {
  const file = resolve(import.meta.dirname, '../../../tests/cleaning', `${name}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as ICase[];
}

describe('what a cell wrote', () => {
  test.each(cases('texts'))('as the service cleans it: $says', ({ raw, clean }) => {
    expect(plain(raw)).toBe(clean);
    expect(plain(clean)).toBe(clean);
  });

  test.each(cases('names'))('as the service takes names out: $says', ({ raw, clean, names }) => {
    expect(withoutNames(raw, names ?? [])).toBe(clean);
  });

  test('a long text keeps its beginning and its end, and says how much is missing', () => {
    const { text, cut } = shortened('a'.repeat(5000) + 'b'.repeat(5000));
    expect(cut).toBe(2000);
    expect(text).toBe(`${'a'.repeat(3000)}\n…\n${'b'.repeat(5000)}`);
  });

  test('no sign is cut in half', () => {
    const { text } = shortened('🦆'.repeat(8001).slice(1));
    expect(() => encodeURIComponent(text)).not.toThrow();
  });
});
