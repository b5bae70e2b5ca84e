/** Takes a snapshot of a cell: its source and what it showed last, as text and pictures. Nothing of it can act. */
import type { IOutput } from '@jupyterlab/nbformat';

import type { IPlace } from '../tokens';
import type { IPiece, ISnapshot, Omitted } from '../wire/snapshot';
import { plain, shortened, withoutNames } from './cleaning';

const MOST_PIECES = 16;
const MOST_PICTURES = 3;
/** Characters of base64; the service takes no larger pictures, nor requests of more than a mebibyte. */
const LARGEST = 340_000;
const LARGEST_TOGETHER = 700_000;

type Cell = NonNullable<ReturnType<NonNullable<IPlace['cell']>>>;
interface ICode extends Cell {
  outputs: { toJSON(): IOutput[] };
}
type Bundle = Record<string, unknown>;
type Found = IPiece | Omitted;

/**
 * @param names are taken out; those of somebody who writes without theirs.
 * @returns null where there is nothing to show.
 */
export function takeSnapshot(cell: Cell, names: string[]): ISnapshot | null {
  const source = cell.sharedModel.getSource().trimEnd();
  if (cell.type !== 'code' || source.trim() === '') {
    return null;
  }
  const { outputs, mimeType } = cell as ICode;
  const clean = (kind: IPiece['kind'], text: string): IPiece => ({
    kind,
    ...shortened(withoutNames(plain(text), names))
  });
  const found = [
    clean('source', source),
    ...joined(outputs.toJSON()).flatMap(o => pieces(o, clean))
  ];
  const { kept, omitted } = fitting(found);
  return { language: languageOf(mimeType), pieces: kept, omitted: [...new Set(omitted)] };
}

function languageOf(mimeType: string): string {
  const name = mimeType.replace(/^[^/]*\/(?:x-)?/, '').replace(/[^A-Za-z0-9+#._-].*$/s, '');
  return name === 'ipython' ? 'python' : name.slice(0, 40);
}

/** A cell that prints bit by bit has one output. */
function joined(outputs: IOutput[]): IOutput[] {
  const found: IOutput[] = [];
  for (const output of outputs) {
    const last = found.at(-1);
    if (output.output_type === 'stream' && last?.output_type === 'stream') {
      found[found.length - 1] = { ...last, text: lines(last.text) + lines(output.text) };
    } else {
      found.push(output);
    }
  }
  return found;
}

function pieces(output: IOutput, clean: (kind: IPiece['kind'], text: string) => IPiece): Found[] {
  switch (output.output_type) {
    case 'stream':
      return [clean('text', lines(output.text))];
    case 'error': {
      const said = [lines(output.ename), lines(output.evalue)].join(': ');
      const traceback = Array.isArray(output.traceback) ? output.traceback.join('\n') : '';
      return [clean('error', traceback.trim() === '' ? said : traceback)];
    }
    default:
      return shown((output.data ?? {}) as Bundle, text => clean('text', text));
  }
}

function shown(data: Bundle, clean: (text: string) => IPiece): Found[] {
  const picture = lines(data['image/png']).replace(/\s/g, '');
  if (picture !== '' && picture.length <= LARGEST) {
    return [{ kind: 'picture', text: picture, cut: 0 }];
  }
  const left: Omitted[] = picture !== '' ? ['large'] : isRich(data) ? ['rich'] : [];
  const text = lines(data['text/plain']) || lines(data['text/latex']) || textOf(data['text/html']);
  return text.trim() === '' ? left : [clean(text), ...left];
}

const PLAIN = new Set(['text/plain', 'text/latex']);

function isRich(data: Bundle): boolean {
  return Object.keys(data).some(type => !PLAIN.has(type));
}

/** The words of a page that is never shown: nothing in it runs or is loaded. */
function textOf(html: unknown): string {
  const { body } = new DOMParser().parseFromString(lines(html), 'text/html');
  body.querySelectorAll('script, style, template').forEach(element => element.remove());
  return (body.textContent ?? '').replace(/\n\s*\n+/g, '\n').trim();
}

function fitting(found: Found[]): { kept: IPiece[]; omitted: Omitted[] } {
  const kept: IPiece[] = [];
  const omitted: Omitted[] = [];
  for (const piece of found) {
    if (typeof piece === 'string') {
      omitted.push(piece);
      continue;
    }
    const pictures = kept.filter(({ kind }) => kind === 'picture');
    const drawn = pictures.reduce((sum, { text }) => sum + text.length, piece.text.length);
    const isFull =
      kept.length === MOST_PIECES ||
      (piece.kind === 'picture' && (pictures.length === MOST_PICTURES || drawn > LARGEST_TOGETHER));
    if (isFull) {
      omitted.push('many');
    } else if (piece.text.trim() !== '') {
      kept.push(piece);
    }
  }
  return { kept, omitted };
}

/** Notebooks keep texts whole or by line. */
function lines(text: unknown): string {
  return Array.isArray(text) ? text.join('') : typeof text === 'string' ? text : '';
}
