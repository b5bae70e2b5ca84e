/** Who is here, as the service tells it. */
import type { IPerson } from './types';

/** Those at one spot. */
export interface ISpot {
  /** Ids of those who are named. */
  people: string[];
  /** So many more at least, in steps; 0 while they are fewer than three. */
  others: number;
}

/** Who is in a course, by notebook; or in a notebook, by cell. */
export interface IPresence {
  course: string;
  notebook: string | null;
  people: IPerson[];
  others: number;
  at: Record<string, ISpot>;
}
