import type { Delivery, IManner } from '../tokens';
import type { ISnapshot } from '../wire/snapshot';

/** A post that the service has not acknowledged. */
export interface IOutgoing extends IManner {
  id: string;
  course: string;
  notebook: string;
  anchor: string;
  /** Its own id where it starts a thread. */
  thread: string;
  reply_to: string | null;
  body: string;
  /** When it was written, by the service's clock. */
  at: string;
  /** Kept back until then (service clock, ms); 0 if it is not. */
  heldUntil: number;
  /** Shown with it; an earlier version left none. */
  cell?: ISnapshot | null;
}

export interface ILetter extends IOutgoing {
  delivery: Delivery;
  problem: string;
  /** Its author has to agree to how the course talks first. */
  asksToAgree?: boolean;
  /** It was on its way at least once, so the service may have it although nobody told us. */
  tried: boolean;
}

/** What the page that comes after us needs. It tries afresh, so how far we came with it is left out. */
export function writeLetter(letter: ILetter): string {
  const { id, course, notebook, anchor, thread, reply_to, body, at, heldUntil, tried } = letter;
  const { as, kind, asksBack, tone, cell } = letter;
  const kept = { cell, id, course, notebook, anchor, thread, reply_to, body, at, heldUntil, tried };
  const manner: IManner = { as, kind, asksBack, tone };
  return JSON.stringify({ ...kept, ...manner } satisfies Omit<ILetter, 'delivery' | 'problem'>);
}

/** An earlier version wrote nothing about the manner: there was one only. */
const EARLIER: IManner = { as: 'named', kind: 'note' };

/** What another page left; null if it cannot be read. */
export function readLetter(text: string | null): ILetter | null {
  try {
    const kept = JSON.parse(text ?? 'null') as Partial<ILetter> | null;
    const readable = [kept?.id, kept?.course, kept?.thread, kept?.body, kept?.at].every(
      field => typeof field === 'string'
    );
    return readable
      ? { ...EARLIER, ...(kept as Partial<IManner> & ILetter), delivery: 'sending', problem: '' }
      : null;
  } catch {
    return null;
  }
}
