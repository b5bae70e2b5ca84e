import type { IKnownCell } from '../anchoring/types';
import type { ICommunity } from '../tokens';
import { BY_ITSELF, hashesOf } from './hashes';
import type { Memory } from './memory';

interface ILabels {
  title: string;
  path: string;
}

/** What the service was told about a copy of a notebook that the staff have not shared. */
export class Telling {
  constructor(
    private readonly community: ICommunity,
    private readonly memory: Memory,
    private readonly path: () => string
  ) {}

  /** Tells what the cells are, since somebody asks at one; false if it was told already. Throws a `Refusal`. */
  async say(
    course: string,
    notebook: string,
    labels: ILabels,
    cells: readonly IKnownCell[]
  ): Promise<boolean> {
    const hashes = hashesOf(cells);
    if (this._said === hashes.join()) {
      return false;
    }
    await this.community.outlines(course).say(notebook, { ...labels, cells: [...cells] });
    this._said = hashes.join();
    await this.memory.keepSaid(notebook, {
      version: 1,
      release: 1,
      cells: cells.map((cell, at) => ({ ...cell, anchor: BY_ITSELF + hashes[at] }))
    });
    await this.memory.remember(notebook, this.path());
    return true;
  }

  /** Tells, once, that the copy holds what others told of; nothing of what nobody else has. Throws a `Refusal`. */
  async confirm(
    course: string,
    notebook: string,
    labels: ILabels,
    cells: readonly IKnownCell[]
  ): Promise<void> {
    const outlines = this.community.outlines(course);
    const entry = (await outlines.shelf()).find(({ id }) => id === notebook);
    if (this._confirmed === notebook || entry === undefined || entry.hashes.length === 0) {
      return;
    }
    this._confirmed = notebook;
    await outlines.say(notebook, { ...labels, hashes: hashesOf(cells) });
  }

  private _said = '';
  private _confirmed = '';
}
