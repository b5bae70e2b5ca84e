import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import { firstOutline, know, nextOutline } from '../../src/anchoring/outline';
import type { IKnownCell, ISourceCell } from '../../src/anchoring/types';
import { code, LESSON, outlineOf, prose } from './cells';

const anchors = (outline: { cells: readonly { anchor: string }[] }): string[] =>
  outline.cells.map(({ anchor }) => anchor);
const next = (last: ReturnType<typeof outlineOf>, cells: readonly ISourceCell[]) =>
  nextOutline(last, cells.map(know));

describe('the outline of a first release', () => {
  it('has the same anchors whoever makes it', () => {
    const again = LESSON.map(cell => ({ ...cell, source: cell.source.replaceAll('\n', '\r\n') }));
    expect(anchors(outlineOf(again))).toEqual(anchors(outlineOf(LESSON)));
  });

  it('has another anchor for each cell, for equal ones too', () => {
    const outline = outlineOf([code(''), code(''), prose(''), ...LESSON, ...LESSON]);
    expect(new Set(anchors(outline)).size).toBe(outline.cells.length);
  });

  it('holds no word of the cells', () => {
    expect(JSON.stringify(outlineOf(LESSON))).not.toMatch(/rain|valley|station|wettest/i);
  });

  it('takes the names that cells bear for anchors, each once', () => {
    const outline = outlineOf([
      code('a', { own: 'b7' }),
      code('b', { own: 'b7' }),
      code('c', { grade: 'ex-1' }),
      code('d', { grade: 'spaces and/slashes' })
    ]);
    expect(anchors(outline)[0]).toBe('b7');
    expect(anchors(outline)[1]).not.toBe('b7');
    expect(anchors(outline)[2]).toBe('grade.ex-1');
    anchors(outline).forEach(anchor => expect(anchor).toMatch(/^[A-Za-z0-9._-]{1,64}$/));
  });

  it('calls cells by themselves as the service does', () => {
    const example = (name: string): unknown =>
      JSON.parse(
        readFileSync(resolve(import.meta.dirname, `../../../tests/wire/${name}.json`), 'utf8')
      );
    const { cells } = example('copy') as { cells: IKnownCell[] };
    const { hashes } = example('copy_confirmed') as { hashes: string[] };
    expect(anchors(firstOutline(cells))).toEqual(hashes.map(hash => `cell.1.${hash}`));
  });

  it('survives being stored', () => {
    const outline = firstOutline(LESSON.map(know));
    expect(JSON.parse(JSON.stringify(outline))).toEqual(outline);
  });
});

describe('the outline of a new release', () => {
  const first = outlineOf(LESSON);

  it('keeps the anchors of cells that were edited, moved, or come after new ones', () => {
    const release = [
      LESSON[0],
      prose('Please read the notes on dates before you start.'),
      ...LESSON.slice(1, 3),
      { ...LESSON[3], source: `${LESSON[3].source}\nrain.info()` },
      ...LESSON.slice(4, 6),
      ...LESSON.slice(7),
      LESSON[6]
    ];
    const second = next(first, release);
    const kept = second.cells.filter(({ anchor }) => anchors(first).includes(anchor));
    expect(kept.length).toBe(LESSON.length);
    expect(second.cells[4].anchor).toBe(first.cells[3].anchor);
    expect(second.cells.at(-1)?.anchor).toBe(first.cells[6].anchor);
    expect(second.release).toBe(2);
  });

  it('knows a cell by what it says now: its next edit is measured from there', () => {
    const drift = ['alpha = start(1)', 'beta = middle(2)', 'gamma = finish(3)'];
    let outline = first;
    let source = LESSON[3].source;
    for (const line of drift) {
      source = `${source}\n${line}`;
      outline = next(
        outline,
        LESSON.map((cell, i) => (i === 3 ? { ...cell, source } : cell))
      );
    }
    expect(anchors(outline)).toEqual(anchors(first));
  });

  it('never gives the anchor of a cell that is gone to another one', () => {
    const steps = [prose('Start'), code('step()'), code('step()'), code('step()'), prose('End')];
    const one = outlineOf(steps);
    const two = next(one, [steps[0], steps[1], steps[4]]);
    expect(anchors(one)).not.toContain(two.cells[1].anchor);
    expect(anchors(two)[0]).toBe(anchors(one)[0]);
  });

  it('gives a cell the name it was stamped with, and keeps it with that from then on', () => {
    const stamped = LESSON.map((cell, i) => ({ ...cell, own: `stamp-${i}` }));
    const second = next(first, stamped);
    expect(anchors(second)).toEqual(anchors(first));
    const third = next(second, [...stamped].reverse());
    expect(anchors(third)).toEqual(anchors(first).reverse());
  });
});
