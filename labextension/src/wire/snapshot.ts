/** A cell as somebody shows it with a post; what the service keeps of it, to the letter. */
import { count, fields, list, oneOf, record, text } from './checks';

export interface IPiece {
  /** `text` is what the cell printed or answered, `error` a traceback, `picture` a PNG in base64. */
  kind: 'source' | 'text' | 'error' | 'picture';
  text: string;
  /** So many characters were left out, at the line that says "…" alone. */
  cut: number;
}

/** Why something that the cell showed is not there. */
export type Omitted = 'rich' | 'large' | 'many' | 'removed';

export interface ISnapshot {
  language: string;
  pieces: IPiece[];
  omitted: Omitted[];
}

const piece = record(
  fields<IPiece>({ kind: oneOf('source', 'text', 'error', 'picture'), text, cut: count })
);

/** What one must look like. */
export const snapshot = record(
  fields<ISnapshot>({
    language: text,
    pieces: list(piece),
    omitted: list(oneOf('rich', 'large', 'many', 'removed'))
  })
);
