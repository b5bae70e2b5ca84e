import { describe, expect, it } from 'vitest';

import { recognise, type ICandidate } from '../../src/cells/identity';

const hashes = (start: number, count: number): string[] =>
  Array.from({ length: count }, (_, n) => `hash-${start + n}`);

const shelved = (id: string, cells: string[], path = `${id}.ipynb`, release = 1): ICandidate => ({
  course: 'seminar',
  notebook: { id, title: id, path, release, hashes: cells }
});

const ONE = shelved('one', hashes(0, 10));
const TWO = shelved('two', hashes(100, 10));

const found = (cells: string[], candidates = [ONE, TWO], path = 'mine.ipynb', known?: string) =>
  recognise({ hashes: cells, path, known: known ?? null }, candidates)?.notebook.id;

describe('an unmarked copy', () => {
  it('is known by its cells, also after many of them were edited', () => {
    expect(found(hashes(0, 10))).toBe('one');
    expect(found([...hashes(0, 6), ...hashes(500, 20)])).toBe('one');
  });

  it('is known by fewer of them where its file has the same name', () => {
    expect(found(hashes(0, 3))).toBeUndefined();
    expect(found(hashes(0, 3), [ONE, TWO], 'week-1/One.ipynb')).toBe('one');
  });

  it('is known by one where it was known before, and not where nothing is left', () => {
    expect(found(hashes(0, 1), [ONE, TWO], 'mine.ipynb', 'one')).toBe('one');
    expect(found(hashes(900, 5), [ONE, TWO], 'mine.ipynb', 'one')).toBeUndefined();
  });

  it('is not taken for a notebook with which it shares an import', () => {
    expect(found([...hashes(0, 1), ...hashes(900, 5)])).toBeUndefined();
    expect(found(hashes(0, 1), [shelved('tiny', hashes(0, 2))])).toBeUndefined();
  });

  it('is none of two lessons of which it has as much', () => {
    const alike = [shelved('a', hashes(0, 10)), shelved('b', [...hashes(5, 5), ...hashes(50, 5)])];
    expect(found([...hashes(0, 5), ...hashes(50, 5)], alike)).toBeUndefined();
  });

  it('goes to the one that the staff shared, where copies brought the same notebook, too', () => {
    const twice = [shelved('nb.x', hashes(0, 10), '', 0), shelved('one', hashes(0, 10), '', 2)];
    expect(found(hashes(0, 10), twice)).toBe('one');
  });

  it('is of no notebook that nobody described', () => {
    expect(found(hashes(0, 10), [shelved('empty', [])])).toBeUndefined();
  });
});
