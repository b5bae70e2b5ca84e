import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { Markdown } from '../ui/markdown';
import type { IPiece, ISnapshot, Omitted } from '../wire/snapshot';
import { useScope } from './scope';

interface IProps {
  snapshot: ISnapshot;
  /** Given where its author may still leave something out; by its place among the pieces. */
  remove?: (n: number) => void;
}

/** A cell as somebody shows it: to be read, and nothing in it does anything. */
export function Snapshot({ snapshot, remove }: IProps): JSX.Element {
  const { trans } = useScope();
  return (
    <div className="jp-CommunitySnapshot">
      {snapshot.pieces.map((piece, n) => (
        <div key={n} className={`jp-CommunitySnapshot-piece jp-mod-${piece.kind}`}>
          <div className="jp-CommunitySnapshot-head">
            <span>{pieceWord(piece.kind, trans)}</span>
            {remove && (
              <button
                type="button"
                className="jp-CommunityButton jp-mod-quiet"
                aria-label={trans.__('Leave out: %1', pieceWord(piece.kind, trans))}
                onClick={() => remove(n)}
              >
                {trans.__('Leave out')}
              </button>
            )}
          </div>
          <Piece piece={piece} language={snapshot.language} />
          {piece.cut > 0 && (
            <p className="jp-CommunitySnapshot-cut">
              {trans._n(
                '%1 character was left out of the middle.',
                '%1 characters were left out of the middle.',
                piece.cut
              )}
            </p>
          )}
        </div>
      ))}
      {snapshot.omitted.map(why => (
        <p key={why} className="jp-CommunitySnapshot-cut">
          {omittedWord(why, trans)}
        </p>
      ))}
    </div>
  );
}

function Piece({ piece, language }: { piece: IPiece; language: string }): JSX.Element {
  const { rendermime, trans } = useScope();
  switch (piece.kind) {
    case 'source':
      return <Markdown source={fenced(piece.text, language)} rendermime={rendermime} />;
    case 'picture':
      // The service has looked at it: it is a PNG, and nothing else.
      return (
        <img
          src={`data:image/png;base64,${piece.text}`}
          alt={trans.__('A picture that the cell drew')}
        />
      );
    default:
      return (
        <pre dir="ltr" tabIndex={0} aria-label={pieceWord(piece.kind, trans)}>
          {piece.text}
        </pre>
      );
  }
}

/** A fence that is longer than any in the text. */
function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

function pieceWord(kind: IPiece['kind'], trans: TranslationBundle): string {
  const words: Record<IPiece['kind'], string> = {
    source: trans.__('Code'),
    text: trans.__('Output'),
    error: trans.__('Error'),
    picture: trans.__('Picture')
  };
  return words[kind];
}

function omittedWord(why: Omitted, trans: TranslationBundle): string {
  const words: Record<Omitted, string> = {
    rich: trans.__('Rich output is shown as text.'),
    large: trans.__('A picture was too large and was left out.'),
    many: trans.__('There was more output; it was left out.'),
    removed: trans.__('Its author left something out.')
  };
  return words[why];
}
