import type { IConnection, IDifficulty } from '../tokens';
import type * as Wire from '../wire/types';
import type { Course } from './course';
import { Desk } from './desk';

/** Where it is hard in a course: cells, never people. */
export class Difficulty extends Desk implements IDifficulty {
  constructor(course: Course, connection: IConnection, random: () => number) {
    super(course, connection, random);
    this.begin();
  }

  get hard(): readonly Wire.IHardCell[] {
    return this._found.hard;
  }

  get quiet(): readonly Wire.ICell[] {
    return this._found.quiet;
  }

  protected async fetch(): Promise<void> {
    const path = `${this.course.path}/difficulty`;
    this._found = await this.connection.request<Wire.IDifficulty>('GET', path);
  }

  private _found: Wire.IDifficulty = { hard: [], quiet: [] };
}
