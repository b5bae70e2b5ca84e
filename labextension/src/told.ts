/** What a page knows of what its person is told of; a part of `tokens.ts`, by which features find it. */
import type { ISignal } from '@lumino/signaling';

import type * as Wire from './wire/types';

/** What the person is told of in a course, and what they set for it. */
export interface INotices {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly problem: string;
  /** Newest first. */
  readonly notices: readonly Wire.INotice[];
  /** How many of them are new. */
  readonly fresh: number;
  /** Null until it is known. */
  readonly telling: Wire.ITelling | null;
  /** Null: nobody needs to be welcomed back. */
  readonly welcome: Wire.IWelcomeBack | null;
  /** It is a time of the day at which the person wants to hear of nothing. */
  readonly isQuiet: boolean;
  readonly changed: ISignal<INotices, void>;
  /** All that is listed counts as seen. */
  see(): Promise<void>;
  /** The person has looked at what is new. */
  welcomed(): Promise<void>;
  tell(change: Partial<Omit<Wire.ITelling, 'muted'>>): Promise<void>;
  /** Nobody is told. */
  mute(person: string, given: boolean): Promise<void>;
  /** Whom one can mention, by how their names begin. */
  people(begun: string): Promise<readonly Wire.IPerson[]>;
  reload(): void;
}
