/** Raised hands. */
import { count, fields, flag, list, nullable, oneOf, optional, record, text } from './checks';
import type { IPerson } from './types';

export interface INewHand {
  notebook: string;
  anchor: string;
  line: string;
  /** Only the staff know of it. */
  private: boolean;
}

export interface IHand extends INewHand {
  id: string;
  by: IPerson;
  /** When it was raised, which is its place. */
  at: string;
  state: 'up' | 'away' | 'helped';
  /** When its state began. */
  since: string;
  /** Who of the staff is there. */
  helper: IPerson | null;
}

export interface IHands {
  course: string;
  /** Those that the reader may know of, the longest up first. */
  hands: IHand[];
  /** How many wait before the reader's own; null without one, or where somebody is there. */
  ahead: number | null;
  /** Who of the staff takes hands now. */
  duty: IPerson[];
}

const person = record({ id: text, name: text, role: optional(text) });

export const handsShape = record(
  fields<IHands>({
    course: text,
    hands: list(
      record(
        fields<IHand>({
          id: text,
          notebook: text,
          anchor: text,
          by: person,
          at: text,
          line: text,
          private: flag,
          state: oneOf('up', 'away', 'helped'),
          since: text,
          helper: nullable(person)
        })
      )
    ),
    ahead: nullable(count),
    duty: list(person)
  })
);
