import { Refusal } from '../connection/refusal';
import type { IConnection, IFiles } from '../tokens';
import { trans } from '../wire/marking';
import type * as Wire from '../wire/types';

/** How many are kept in memory: those on a page, and some that were just scrolled away. */
const KEPT = 60;
/** Where the service has not said how large one can be. */
const MOST = 10 * 1024 * 1024;

/** The pictures and files of a course's posts, by their ids. What an id stands for never changes. */
export class Files implements IFiles {
  constructor(
    private readonly connection: IConnection,
    private readonly course: string
  ) {}

  fetch(id: string): Promise<Blob> {
    const known = this._kept.get(id);
    this._kept.delete(id);
    const found = known ?? this.connection.download(`${this.course}/files/${id}`);
    this._kept.set(id, found);
    found.catch(() => this._kept.delete(id));
    const [oldest] = this._kept.keys();
    if (this._kept.size > KEPT) {
      this._kept.delete(oldest);
    }
    return found;
  }

  async add(file: File): Promise<Wire.IAddedFile> {
    const most = this.connection.session?.limits.file ?? MOST;
    if (file.size > most) {
      throw new Refusal(
        trans.__('This picture or file is too large. Make it smaller, or link to it.'),
        'too_large'
      );
    }
    const kind = file.name.includes('.') ? file.name.split('.').pop() : '';
    const path = `${this.course}/files?as=${encodeURIComponent(kind ?? '')}`;
    return this.connection.request<Wire.IAddedFile>('POST', path, file);
  }

  /** The one asked for last is the last. */
  private readonly _kept = new Map<string, Promise<Blob>>();
}
