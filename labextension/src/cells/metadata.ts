/**
 * What a notebook says about itself and its shared cells, in `metadata.jupyter_community`. Written once, when the
 * author inserts a cell; never touched by the talk.
 */
import type { ICellModel } from '@jupyterlab/cells';
import type { INotebookModel } from '@jupyterlab/notebook';
import { UUID } from '@lumino/coreutils';

import type * as Wire from '../wire/types';

export const KEY = 'jupyter_community';

/** Newest version of the notebook's own metadata that we understand. */
const NOTEBOOK_VERSION = 1;

const ID = /^[A-Za-z0-9._-]{1,64}$/;
/** The service takes titles of so many characters. */
const MAX_TITLE = 200;

/** What a cell says it is. It may have been forged: the service holds it against what the course opened. */
export interface ICellMark {
  kind: string;
  version: number;
  id: string;
}

export interface INotebookMark {
  notebook: string;
  course: string | null;
}

/** Whether an id can travel: in addresses, in file names, in logs. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}

/** The mark of a shared cell; null for every other cell, and for marks that make no sense. */
export function readCell(metadata: unknown): ICellMark | null {
  const { kind, version, id } = (metadata ?? {}) as Partial<ICellMark>;
  return typeof kind === 'string' && isWhole(version) && isId(id) ? { kind, version, id } : null;
}

/** When talk is to open at a new cell, by the pattern that it was made from; null where nothing was said. */
export function readOpens(metadata: unknown): 'after_post' | null {
  return (metadata as { opens?: unknown } | null)?.opens === 'after_post' ? 'after_post' : null;
}

/** How much of a word that somebody else put into a notebook is shown. */
const MAX_WORD = 40;

/** What a cell says it is although its mark makes no sense, cut short; null for every other cell. */
export function damagedKind(metadata: unknown): string | null {
  const kind: unknown = ((metadata ?? {}) as Partial<ICellMark>).kind;
  return typeof kind === 'string' && readCell(metadata) === null ? shortened(kind) : null;
}

/** A word in a sentence of ours: on one line, and not for ever. */
export function shortened(word: string): string {
  const line = word
    .slice(0, 4 * MAX_WORD)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length <= MAX_WORD ? line : `${line.slice(0, MAX_WORD - 1).trimEnd()}…`;
}

/** A mark for a new cell of a kind. */
export function markCell({ name, version }: { name: string; version: number }): ICellMark {
  return { version, kind: name, id: UUID.uuid4() };
}

/** Which notebook this is a copy of; null where nobody has said so yet. */
export function readNotebook(metadata: unknown): INotebookMark | null {
  const { version, notebook, course } = (metadata ?? {}) as Record<string, unknown>;
  if (!isWhole(version) || version > NOTEBOOK_VERSION || !isId(notebook)) {
    return null;
  }
  return { notebook, course: isId(course) ? course : null };
}

/** The notebook's mark, made where it is missing. A course that is named already is not changed. */
export function markNotebook(model: INotebookModel, course: string | null): INotebookMark {
  const known = readNotebook(model.getMetadata(KEY));
  const mark: INotebookMark = {
    notebook: known?.notebook ?? UUID.uuid4(),
    course: known?.course ?? course
  };
  if (known?.notebook === undefined || known.course !== mark.course) {
    model.setMetadata(KEY, {
      version: NOTEBOOK_VERSION,
      notebook: mark.notebook,
      ...(mark.course === null ? {} : { course: mark.course })
    });
  }
  return mark;
}

/** A prompt's heading or, without one, its first words; plain, for lists and for reading out. */
export function titleOf(prompt: string): string {
  const lines = withoutFences(prompt)
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !/^(?:[-*_=]\s*){3,}$/.test(line));
  const heading = lines.find(line => /^#{1,6}\s+\S/.test(line));
  const title = plain(heading ?? lines[0] ?? '');
  return title.length <= MAX_TITLE ? title : `${title.slice(0, MAX_TITLE - 1).trimEnd()}…`;
}

/** The notebook as its course is told of it: its shared cells in order, each id once. */
export function describe(model: INotebookModel, id: string, path: string): Wire.INotebook {
  const anchors = new Map<string, Wire.IAnchor>();
  const cells: ICellModel[] = [...model.cells];
  for (const cell of cells) {
    const mark = cell.type === 'markdown' ? readCell(cell.getMetadata(KEY)) : null;
    if (mark !== null && !anchors.has(mark.id)) {
      const { kind, id } = mark;
      anchors.set(id, { id, kind, title: titleOf(cell.sharedModel.getSource()) || kind });
    }
  }
  const prose = cells.find(({ type, sharedModel }) => {
    return type === 'markdown' && /^#\s+\S/m.test(withoutFences(sharedModel.getSource()));
  });
  const file = path.split('/').pop() ?? path;
  const title = prose ? titleOf(prose.sharedModel.getSource()) : file.replace(/\.ipynb$/i, '');
  return { id, title: title.slice(0, MAX_TITLE), path, anchors: [...anchors.values()] };
}

/** Without the drive that a contents manager may put before it. */
export function localPath(path: string): string {
  return path.includes(':') ? path.slice(path.indexOf(':') + 1) : path;
}

const isWhole = (value: unknown): value is number => Number.isInteger(value);

function withoutFences(text: string): string {
  return text.replace(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^\1[`~]*\s*$|$(?![\s\S]))/gm, '');
}

function plain(line: string): string {
  return line
    .replace(/^(?:#{1,6}\s+|>\s?|[-*+]\s+|\d+[.)]\s+)+/, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^>]{0,200}>/g, '')
    .replace(/(?<!\w)([*_`~]{1,3})(?=\S)([^$]*?\S)\1(?!\w)/g, '$2')
    .replace(/\s+#+\s*$/, '')
    .trim();
}
