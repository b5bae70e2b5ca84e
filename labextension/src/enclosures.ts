/** Where features meet about pictures and files: `tokens.ts` hands these on. */
import type * as Wire from './wire/types';

/** The pictures and files of a course's posts. */
export interface IFiles {
  /** Asked of the service once; throws a `Refusal` if it is not there, or not for the reader. */
  fetch(id: string): Promise<Blob>;
  /** Sends one to the service, for a post that is being written. */
  add(file: File): Promise<Wire.IAddedFile>;
}

/** A picture or file that is added to a draft; it has an `id` once the service has it. */
export interface IEnclosure {
  /** Tells it from the others of the page. */
  key: string;
  name: string;
  state: 'sending' | 'waiting' | 'ready' | 'failed';
  /** Why it failed, as a sentence. */
  problem: string;
  id?: string;
  /** Only of pictures. */
  size?: { width: number; height: number };
  /** What a picture shows, for who cannot see it. */
  alt: string;
  /** It shows nothing that is not in the text. */
  decorative: boolean;
}

/** What is added to each draft; outlives views, and what the service has outlives the page. */
export interface IEnclosures {
  of(draft: string): readonly IEnclosure[];
  add(draft: string, files: readonly File[]): void;
  describe(draft: string, key: string, change: { alt?: string; decorative?: boolean }): void;
  remove(draft: string, key: string): void;
  clear(draft: string): void;
}

/** Drafts to which pictures and files can be added. */
export interface IEncloses {
  /** The pictures and files of drafts. */
  readonly enclosures: IEnclosures;
  /** A draft with what is added to it, as it will be posted. */
  written(key: string): string;
  /** Makes a draft of a post that is to be changed. */
  beginEdit(post: string): void;
}
