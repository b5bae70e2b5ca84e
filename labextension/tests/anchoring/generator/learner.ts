/**
 * A learner at work on a copy: edits every code cell, and inserts, deletes or moves a fifth of the cells; now and then
 * one is split, or merged with the next. Each cell of the copy remembers which cells of the notebook it came from.
 */
import type { ISourceCell } from '../../../src/anchoring/types';
import { asksForAnswer, editCode, editMarkdown, prose, scratch } from './answers';
import type { Chance } from './chance';

export interface ICopyCell extends ISourceCell {
  /** Places in the notebook, the first one first; none for a new cell. */
  readonly from: readonly number[];
}

type Notebook = readonly ISourceCell[];

const CHANGED = 0.2;
const MARKDOWN_EDITED = 0.12;
const SPLIT = 0.01;
const MERGED = 0.01;

export function workOn(chance: Chance, notebook: Notebook): ICopyCell[] {
  const copy: ICopyCell[] = notebook.map((cell, place) => ({
    ...cell,
    source: edit(chance, cell, examplesAbove(notebook, place)),
    from: [place]
  }));
  const times = Math.round((notebook.length * CHANGED) / 3);
  remove(chance, copy, times);
  move(chance, copy, times);
  splitAndMerge(chance, copy);
  insert(chance, copy, times, notebook);
  return copy;
}

/** The code that a learner has just seen, in lines. */
function examplesAbove(cells: Notebook, place: number): string[] {
  return cells
    .slice(Math.max(0, place - 12), place)
    .filter(({ type }) => type === 'code')
    .flatMap(({ source }) => source.split('\n'))
    .filter(
      line => /\w{2}/.test(line) && !asksForAnswer(line) && !/^\s*#|assert|expect_|test_/.test(line)
    );
}

function edit(chance: Chance, { type, source }: ISourceCell, examples: readonly string[]): string {
  if (type === 'code') {
    return editCode(chance, source, examples);
  }
  return chance.happens(MARKDOWN_EDITED) ? editMarkdown(chance, source) : source;
}

function remove(chance: Chance, copy: ICopyCell[], times: number): void {
  for (let left = Math.min(times, copy.length - 1); left > 0; ) {
    const several = Math.min(left, chance.happens(0.2) ? chance.whole(2, 4) : 1);
    copy.splice(chance.whole(0, copy.length - several), several);
    left -= several;
  }
}

/** Mostly by a few places; sometimes a block, sometimes far. */
function move(chance: Chance, copy: ICopyCell[], times: number): void {
  for (let left = times; left > 0; ) {
    const several = Math.min(left, copy.length - 1, chance.happens(0.2) ? chance.whole(2, 4) : 1);
    if (several < 1) {
      return;
    }
    const at = chance.whole(0, copy.length - several);
    const block = copy.splice(at, several);
    const step = chance.whole(1, 3) * (chance.happens(0.5) ? 1 : -1);
    const to = chance.happens(0.6) ? at + step : chance.whole(0, copy.length);
    copy.splice(Math.max(0, Math.min(copy.length, to)), 0, ...block);
    left -= several;
  }
}

function splitAndMerge(chance: Chance, copy: ICopyCell[]): void {
  for (let at = copy.length - 1; at >= 0; at--) {
    const cell = copy[at];
    const lines = cell.source.split('\n');
    const next = copy.at(at + 1);
    if (lines.length > 3 && chance.happens(SPLIT)) {
      const cut = chance.whole(1, lines.length - 1);
      const parts = [lines.slice(0, cut), lines.slice(cut)].map(part => part.join('\n'));
      const [first, second] = parts;
      copy.splice(at, 1, { ...cell, source: first }, { ...cell, source: second, cell: undefined });
    } else if (at + 1 < copy.length && next?.type === cell.type && chance.happens(MERGED)) {
      const merged = { ...cell, source: `${cell.source}\n${next.source}` };
      copy.splice(at, 2, { ...merged, from: [...cell.from, ...next.from] });
    }
  }
}

function insert(chance: Chance, copy: ICopyCell[], times: number, notebook: Notebook): void {
  for (let left = times; left > 0; left--) {
    const near = chance.whole(0, copy.length - 1);
    const examples = examplesAbove(copy, near + 1);
    chance.weighted<() => void>([
      [35, () => insertCopy(chance, copy, near, notebook)],
      [35, () => add(copy, near, code(scratch(chance, copy[near].source, examples)))],
      [12, () => add(copy, near, code(''))],
      [18, () => add(copy, near, { type: 'markdown', source: prose(chance, 2, 25) })]
    ])();
  }
}

/** A cell copied with its names, as it was or as it is, pasted below it or somewhere else, and changed. */
function insertCopy(chance: Chance, copy: ICopyCell[], near: number, notebook: Notebook): void {
  const { type, source, from, own, grade } = copy[near];
  const early = from.length > 0 && chance.happens(0.5) ? notebook[from[0]].source : source;
  const changed =
    type === 'code'
      ? editCode(chance, early, examplesAbove(copy, near))
      : editMarkdown(chance, early);
  const at = chance.happens(0.7) ? near : chance.whole(0, copy.length - 1);
  add(copy, at, { own, grade, type, source: changed });
}

const code = (source: string): ISourceCell => ({ type: 'code', source });

function add(copy: ICopyCell[], after: number, cell: ISourceCell): void {
  copy.splice(after + 1, 0, { ...cell, from: [] });
}
