import type { Shelf } from './shelf';

interface IDraft {
  text: string;
  /** Which revision an edit began from. */
  revision?: number;
}

/** What a person is writing at one anchor; outlives views and reloads. */
export class Drafts {
  constructor(
    private readonly shelf: Shelf,
    course: string,
    notebook: string,
    anchor: string
  ) {
    this._start = `${Drafts.start(course, notebook)}${anchor}:`;
  }

  /** How the keys begin of all drafts in a notebook. */
  static start(course: string, notebook: string): string {
    return `draft:${course}/${notebook}/`;
  }

  text(key: string): string {
    return this._read(key)?.text ?? '';
  }

  /** The revision from which an edit began, if there is one. */
  revision(key: string): number | undefined {
    return this._read(key)?.revision;
  }

  /** An edit keeps the revision it began from, so that nobody's later text is overwritten unseen. */
  write(key: string, text: string, revision?: number): void {
    if (text === '') {
      this.shelf.remove(this._start + key);
      return;
    }
    const draft: IDraft = { text, revision: this.revision(key) ?? revision };
    this.shelf.set(this._start + key, JSON.stringify(draft));
  }

  /** An edit goes on from another revision, which its author has seen. */
  rebase(key: string, text: string, revision: number): void {
    this.shelf.set(this._start + key, JSON.stringify({ text, revision } satisfies IDraft));
  }

  /** Gives a text back without losing what was begun since. */
  giveBack(key: string, text: string): void {
    const begun = this.text(key);
    this.write(key, begun === '' ? text : `${text}\n\n${begun}`);
  }

  private _read(key: string): IDraft | null {
    try {
      const draft: unknown = JSON.parse(this.shelf.get(this._start + key) ?? 'null');
      return typeof (draft as IDraft | null)?.text === 'string' ? (draft as IDraft) : null;
    } catch {
      return null;
    }
  }

  private readonly _start: string;
}
