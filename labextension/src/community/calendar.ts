import type { ICalendar, IConnection } from '../tokens';
import type * as Wire from '../wire/types';
import type { Course } from './course';
import { Desk } from './desk';
import { uuid } from './ids';

/** The prompts of a course by their time, and how past ones did. */
export class Calendar extends Desk implements ICalendar {
  constructor(course: Course, connection: IConnection, random: () => number) {
    super(course, connection, random);
    this.begin();
  }

  get prompts(): readonly Wire.IPrompt[] {
    return this._found.prompts;
  }

  get echoes(): readonly Wire.IEcho[] {
    return this._found.echoes;
  }

  async schedule(prompt: string | null, wanted: Wire.INewPrompt): Promise<void> {
    const path = `${this._path}/${prompt ?? uuid()}`;
    const saved = await this.connection.request<Wire.IPrompt>('PUT', path, wanted);
    this._put(saved.id, [saved]);
  }

  async cancel(prompt: string): Promise<void> {
    await this.connection.request('DELETE', `${this._path}/${prompt}`);
    this._put(prompt, []);
  }

  protected async fetch(): Promise<void> {
    this._found = await this.connection.request<Wire.ICalendar>('GET', this._path);
  }

  private get _path(): string {
    return `${this.course.path}/prompts`;
  }

  private _put(prompt: string, now: Wire.IPrompt[]): void {
    const others = this._found.prompts.filter(({ id }) => id !== prompt);
    const prompts = [...others, ...now].sort((a, b) => a.at.localeCompare(b.at));
    this._found = { ...this._found, prompts };
    this.touch();
  }

  private _found: Wire.ICalendar = { prompts: [], echoes: [] };
}
