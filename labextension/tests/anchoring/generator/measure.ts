/**
 * How well anchoring does on notebooks that learners have worked on. Prints JSON: of notebooks made up from seeds, or
 * of notebook files and folders that are named as arguments.
 */
import { align } from '../../../src/anchoring/align';
import { firstOutline, know } from '../../../src/anchoring/outline';
import type { ISourceCell } from '../../../src/anchoring/types';
import { Chance } from './chance';
import { writeNotebook } from './course';
import { workOn } from './learner';
import { score, total } from './score';

export interface IFigures {
  notebooks: number;
  cells: number;
  /** Of the cells that are still there, those with their thread, in percent. */
  kept_percent: number;
  /** Of all threads, those at a wrong cell. */
  wrong_percent: number;
  /** Of the new cells, those that have taken over a thread. */
  taken_over_percent: number;
}

type Notebook = readonly ISourceCell[];

/** Each notebook is given to one learner. */
export function measure(notebooks: readonly Notebook[], seed: number): IFigures {
  const sum = total(
    notebooks.map((notebook, index) => {
      const copy = workOn(new Chance(seed + index), notebook);
      return score(align(firstOutline(notebook.map(know)), copy.map(know)), copy);
    })
  );
  return {
    notebooks: notebooks.length,
    cells: sum.threads,
    kept_percent: percent(sum.kept, sum.surviving),
    wrong_percent: percent(sum.wrong, sum.threads),
    taken_over_percent: percent(sum.takenOver, sum.added)
  };
}

export function madeUp(count: number, seed: number): Notebook[] {
  return Array.from({ length: count }, (_, index) => {
    const chance = new Chance(seed + index);
    return writeNotebook(chance, chance.whole(15, 150));
  });
}

/** Milliseconds of CPU time that opening a notebook of so many cells costs, fingerprints included; in order. */
export function timesFor(length: number, seed: number): number[] {
  return Array.from({ length: 41 }, (_, index) => {
    const notebook = writeNotebook(new Chance(seed + index), length);
    const outline = firstOutline(notebook.map(know));
    const copy = workOn(new Chance(seed + index), notebook);
    const start = process.cpuUsage();
    align(outline, copy.map(know));
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  }).sort((a, b) => a - b);
}

const percent = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((100_000 * part) / whole) / 1000;
