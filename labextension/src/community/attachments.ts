import type { IAttachment, IManner } from '../tokens';
import type { ISnapshot } from '../wire/snapshot';
import type { Drafts } from './drafts';

const CELL = 'cell:';

/** The cells that people mean to show with their drafts; kept with the draft, so that what was seen is what is sent. */
export class Attachments {
  constructor(private readonly drafts: Drafts) {}

  /** Who said yes to showing a cell under their name has not said yes to showing it without. */
  of(key: string, as: IManner['as']): IAttachment | null {
    const kept = read(this.drafts.text(CELL + key));
    return kept !== null && (kept.as === 'nameless' || as !== 'nameless') ? kept : null;
  }

  attach(key: string, attachment: IAttachment | null): void {
    this.drafts.write(CELL + key, attachment === null ? '' : JSON.stringify(attachment));
  }

  /** A draft was posted. What it showed is remembered as long as the page lives, since the post can be undone. */
  send(key: string, post: string, attachment: IAttachment | null): void {
    if (attachment !== null) {
      this._sent.set(post, attachment);
    }
    this.attach(key, null);
  }

  sent(post: string): IAttachment | null {
    return this._sent.get(post) ?? null;
  }

  /** A post comes back to its author's draft, with the cell that it showed. */
  giveBack(key: string, post: string, cell: ISnapshot | null, as: IManner['as']): void {
    const attachment = cell === null ? this.sent(post) : { cell, as };
    if (attachment !== null) {
      this.attach(key, attachment);
    }
  }

  private readonly _sent = new Map<string, IAttachment>();
}

function read(text: string): IAttachment | null {
  try {
    return text === '' ? null : (JSON.parse(text) as IAttachment);
  } catch {
    return null;
  }
}
