import type { IAnswer, IQuestion } from '../anchoring/answer';
import type { IKnownCell, IOutline, ISourceCell } from '../anchoring/types';
import { BY_ITSELF, hashesOf, saysSomething } from './hashes';

/** A cell of an open notebook. */
export interface IHeldCell {
  /** By which it is known as long as the notebook is open. */
  readonly key: string;
  readonly source: ISourceCell;
  /** The anchor that a discussion cell names itself. */
  readonly fixed: string | null;
}

/** Which cell of a copy has which anchor. */
export interface IPlacement {
  /** For each cell, by its key, the anchor at which one asks. Some have none. */
  readonly anchors: ReadonlyMap<string, string>;
  /** For each anchor that is surely here, its cell's key; some cells have several. */
  readonly places: ReadonlyMap<string, string>;
  /** The cells as the service is told of them. */
  readonly said: readonly IKnownCell[];
}

/**
 * Keeps a copy's cells in line with an outline while people work on it. What is aligned once stays with its cell as
 * long as that is there, however it is edited; a cell that was there from the start is known as it was then.
 */
export class Placing {
  constructor(
    private readonly ask: (question: IQuestion) => Promise<IAnswer>,
    /** As this copy was when it was told of, perhaps long ago. */
    private readonly remembered: IOutline | null = null
  ) {}

  /** Null if a later call has overtaken this one. */
  async place(cells: readonly IHeldCell[], outline: IOutline | null): Promise<IPlacement | null> {
    const number = ++this._number;
    const sources = cells.map(({ source }) => source);
    const { cells: known, alignment } = await this.ask({ cells: sources, outline });
    if (this._origins === null && this.remembered !== null) {
      const { alignment: found } = await this.ask({ cells: sources, outline: this.remembered });
      this._recall(cells, found ?? []);
    }
    if (number !== this._number) {
      return null;
    }
    const said = this._trace(cells, known);
    const rows = (outline?.cells ?? []).map(({ anchor }, row) => ({
      anchor,
      at: alignment?.[row] ?? null
    }));
    this._placement = this._settle(cells, known, said, rows, outline);
    return this._placement;
  }

  /** Somebody asks at this cell: it is known from now on as it is now. */
  keep(key: string): void {
    this._kept.add(key);
  }

  private _recall(cells: readonly IHeldCell[], found: readonly (number | null)[]): void {
    this._origins = new Map();
    found.forEach((at, row) => {
      const cell = at === null ? undefined : cells[at];
      const origin = this.remembered?.cells[row];
      if (cell !== undefined && origin !== undefined) {
        const { type, fingerprint } = origin;
        this._origins?.set(cell.key, { type, fingerprint });
        this._kept.add(cell.key);
      }
    });
  }

  /** What the cells were when they were seen first. */
  private _trace(cells: readonly IHeldCell[], known: readonly IKnownCell[]): IKnownCell[] {
    const isFirst = this._origins === null;
    const origins = (this._origins ??= new Map<string, IKnownCell>());
    return cells.map(({ key }, index) => {
      const { type, fingerprint } = known[index];
      const before = origins.get(key);
      if (before?.type === type && this._kept.has(key) && saysSomething(before)) {
        return before;
      }
      if (isFirst) {
        this._kept.add(key);
      }
      const origin = { type, fingerprint };
      origins.set(key, origin);
      return origin;
    });
  }

  private _settle(
    cells: readonly IHeldCell[],
    known: readonly IKnownCell[],
    said: readonly IKnownCell[],
    rows: readonly { anchor: string; at: number | null }[],
    outline: IOutline | null
  ): IPlacement {
    const anchors = new Map<string, string>();
    const places = new Map<string, string>();
    const index = new Map(cells.map(({ key }, at) => [key, at]));
    const take = (anchor: string, key: string): void => {
      if (!places.has(anchor) && !anchors.has(key)) {
        places.set(anchor, key);
        anchors.set(key, anchor);
      }
    };
    for (const { key, fixed } of cells) {
      if (fixed !== null) {
        anchors.set(key, fixed);
        if (!places.has(fixed)) {
          places.set(fixed, key);
        }
      }
    }
    const before = (anchor: string): number | undefined => {
      const key = this._placement?.places.get(anchor);
      return key === undefined ? undefined : index.get(key);
    };
    for (const { anchor, at } of rows) {
      const last = before(anchor);
      // A copy of a cell is as good as the cell itself, and was not there before.
      const isTwin =
        last !== undefined && at !== null && known[last].fingerprint === known[at].fingerprint;
      if (at !== null) {
        take(anchor, cells[isTwin ? last : at].key);
      }
    }
    for (const { anchor, at } of rows) {
      const last = before(anchor);
      const row = outline?.cells.find(cell => cell.anchor === anchor);
      if (at === null && last !== undefined && known[last].type === row?.type) {
        take(anchor, cells[last].key);
      }
    }
    const hashes = hashesOf(said);
    const isShared = outline !== null && outline.release > 0;
    const times = new Map<string, number>();
    said.forEach(({ type, fingerprint }) => {
      const cell = `${type} ${fingerprint}`;
      times.set(cell, (times.get(cell) ?? 0) + 1);
    });
    cells.forEach(({ key }, at) => {
      const anchor = BY_ITSELF + hashes[at];
      if (!saysSomething(said[at])) {
        return;
      }
      if (!isShared) {
        take(anchor, key);
      }
      const { type, fingerprint } = said[at];
      if (!places.has(anchor) && times.get(`${type} ${fingerprint}`) === 1) {
        places.set(anchor, key);
      }
    });
    return { anchors, places, said };
  }

  private _number = 0;
  private _placement: IPlacement | null = null;
  private _origins: Map<string, IKnownCell> | null = null;
  private readonly _kept = new Set<string>();
}
