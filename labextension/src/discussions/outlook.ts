import { Signal, type ISignal } from '@lumino/signaling';

import type * as Wire from '../wire/types';
import type { Show } from './arrangement';

/** What the panel shows: all threads, what is for the reader; for the staff also what waits, where it is hard, and prompts by their time. */
export type View = 'threads' | 'notices' | 'inbox' | 'difficulty' | 'calendar';

/** A prompt for later that is being written; `id` is null where it is a new one. */
export interface IBegunPrompt {
  id: string | null;
  /** `notebook/anchor`. */
  place: string;
  body: string;
  /** As a field for day and time has it. */
  at: string;
}

/** A thread that is read as it goes on. */
export interface ILive {
  course: string;
  notebook: string;
  anchor: string;
  thread: string;
}

/** What a person has chosen in the panel. */
export interface IChoices {
  /** Null until chosen: their first course. */
  readonly course: string | null;
  readonly view: View;
  readonly show: Show;
  /** Null: all notebooks. */
  readonly notebook: string | null;
  /** Null: all kinds. */
  readonly kind: Wire.Kind | null;
  /** How far questions have come that are looked for; null: anyhow. */
  readonly state: Wire.State | null;
  /** What somebody looks for; empty: they do not. */
  readonly words: string;
  /** The field for that is to have the focus. */
  readonly wantsField: boolean;
  /** The talk that is read in the panel rather than at its cell. */
  readonly place: { notebook: string; anchor: string } | null;
  /** The thread of the inbox that is being answered. */
  readonly answering: string | null;
  /** The thread that is read live. */
  readonly live: ILive | null;
  readonly prompting: IBegunPrompt | null;
  readonly showsSettings: boolean;
  /** The step of the tour that is shown; null: none is. */
  readonly tour: number | null;
  /** The person is in the practice room. */
  readonly practises: boolean;
  /** The name that is being typed; null: none is. */
  readonly name: string | null;
}

/** Keeps the choices, which outlive the panel's DOM. */
export class Outlook {
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get choices(): IChoices {
    return this._choices;
  }

  choose(change: Partial<IChoices>): void {
    this._choices = { ...this._choices, ...change };
    this._changed.emit();
  }

  private _choices: IChoices = {
    course: null,
    view: 'threads',
    show: 'all',
    notebook: null,
    kind: null,
    state: null,
    words: '',
    wantsField: false,
    place: null,
    answering: null,
    live: null,
    prompting: null,
    showsSettings: false,
    tour: null,
    practises: false,
    name: null
  };
  private readonly _changed = new Signal<this, void>(this);
}
