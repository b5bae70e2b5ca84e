import type { ICellModel } from '@jupyterlab/cells';
import type { INotebookModel, NotebookPanel } from '@jupyterlab/notebook';
import type { IDisposable } from '@lumino/disposable';
import { Signal, type ISignal } from '@lumino/signaling';

import type { Aligner } from '../anchoring/aligner';
import type { IOutline } from '../anchoring/types';
import type { ICommunity, IOpenCopy, IOutlines, ITalk } from '../tokens';
import { isAside } from '../wire/asides';
import type { Memory } from './memory';
import { hashesOf, idFor } from './hashes';
import { recognise, shelvesOf } from './identity';
import { KEY, describe, localPath, readCell, readNotebook } from './metadata';
import { Placing, type IHeldCell, type IPlacement } from './placing';
import { sourceOf } from './sources';
import { Telling } from './telling';
import { Watching } from './watching';

/** Milliseconds without another change before cells are aligned again. */
const PAUSE = 800;

/** Of which notebook a copy is. */
export interface IHome {
  /** Null where the reader is in several courses and nothing says which one is meant. */
  readonly course: string | null;
  readonly notebook: string;
  /** The course has heard of the notebook. */
  readonly isListed: boolean;
}

interface IHouse {
  community: ICommunity;
  aligner: Pick<Aligner, 'ask'>;
  memory: Memory;
}

/** A notebook that lies open: which one it is, and which of its cells is which. It is never written to. */
export class OpenCopy implements IOpenCopy, IDisposable {
  constructor(
    readonly panel: NotebookPanel,
    private readonly house: IHouse
  ) {
    this._telling = new Telling(house.community, house.memory, () => panel.context.path);
    panel.disposed.connect(this.dispose, this);
    panel.context.pathChanged.connect(this._onPath, this);
    house.community.changed.connect(this._onCommunity, this);
    this._watching = new Watching(panel.content, {
      replaced: () => this._onModel(),
      edited: () => this._onEdit(),
      marked: () => this._onMark()
    });
  }

  get home(): IHome | null {
    return this._home;
  }

  /** What is said in it; null until it is known which notebook it is. */
  get talk(): ITalk | null {
    const { course, notebook } = this._home ?? { course: null, notebook: '' };
    return course === null ? null : this.house.community.talk(course, notebook);
  }

  /** The cells have found their places. */
  get isSettled(): boolean {
    return this._placement !== null;
  }

  /** The staff have shared an outline. */
  get isShared(): boolean {
    return this._outline !== null && this._outline.release > 0;
  }

  get changed(): ISignal<IOpenCopy, void> {
    return this._changed;
  }

  anchorOf(cell: ICellModel): string | null {
    return this._placement?.anchors.get(cell.id) ?? null;
  }

  /** All anchors that are at a cell. */
  anchorsAt(cell: ICellModel): string[] {
    const places = this._placement?.places ?? new Map<string, string>();
    return [...places].filter(([, key]) => key === cell.id).map(([anchor]) => anchor);
  }

  cellAt(anchor: string): ICellModel | null {
    const key = this._placement?.places.get(anchor);
    return this._cells.find(({ id }) => id === key) ?? null;
  }

  /** Every copy has an end, and its tests are where they were: the first letter tells the course of the notebook. */
  holds(anchor: string): boolean {
    const anchors = this._placement?.anchors;
    return anchors !== undefined && (isAside(anchor) || [...anchors.values()].includes(anchor));
  }

  /** For a cell that only this copy has: the one above it at which one can ask, else the one below. */
  nearest(cell: ICellModel): ICellModel | null {
    const cells = this._cells;
    const at = cells.indexOf(cell);
    const around = [...cells.slice(0, at + 1).reverse(), ...cells.slice(at + 1)];
    return around.find(other => this.anchorOf(other) !== null) ?? null;
  }

  /** The person says for which course they ask. */
  async choose(course: string): Promise<void> {
    if (this._home !== null) {
      this._chosen = course;
      this._home = null;
      await this.settle();
    }
  }

  /** Looks whether the course has heard of it meanwhile. */
  async lookAgain(): Promise<void> {
    if (!this._home?.isListed) {
      this._home = null;
    }
    await this.settle();
  }

  async say(): Promise<void> {
    const { _home: home, _placement: placement, _model: model } = this;
    if (!home?.course || placement === null || model === null || this.isShared) {
      return;
    }
    const cells = this._cells.map(({ id }) => id);
    if (await this._telling.say(home.course, home.notebook, this._labels(model), placement.said)) {
      placement.said.forEach((_, at) => this._placing?.keep(cells[at]));
      this._home = { ...home, isListed: true };
      this.talk?.load();
    }
  }

  /** Waits until the cells have found their places, as the notebook is now. */
  async settle(): Promise<void> {
    clearTimeout(this._timer);
    this._timer = undefined;
    await this.panel.context.ready;
    this._again = true;
    await (this._running ??= this._run());
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    if (!this._isDisposed) {
      this._isDisposed = true;
      clearTimeout(this._timer);
      this._laid?.dispose();
      this._watching.dispose();
      Signal.clearData(this);
    }
  }

  private get _model(): INotebookModel | null {
    return this.panel.content.model;
  }

  private get _cells(): ICellModel[] {
    return [...(this._model?.cells ?? [])];
  }

  private async _run(): Promise<void> {
    try {
      do {
        this._again = false;
        await this._update();
      } while (this._again && !this._isDisposed);
    } catch {
      // The service is away, or the notebook was closed: it is tried again when there is news.
    } finally {
      this._running = null;
    }
  }

  private async _update(): Promise<void> {
    const model = this._model;
    const { community, memory } = this.house;
    if (this._isDisposed || model === null || community.me === null) {
      return;
    }
    const cells = this._cells.map(holdCell);
    this._home ??= await this._find(cells);
    const { course, notebook, isListed } = this._home;
    if (course !== null) {
      this._follow(community.outlines(course));
    }
    const known =
      course !== null && isListed ? await community.outlines(course).of(notebook) : null;
    this._outline = known?.outline ?? null;
    this._placing ??= new Placing(
      question => this.house.aligner.ask(question),
      await memory.saidOf(notebook)
    );
    const placement = await this._placing.place(cells, this._outline);
    if (placement === null || this._isDisposed || model !== this._model) {
      this._again = true;
      return;
    }
    this._placement = placement;
    if (course !== null && this._laidAt !== `${course}/${notebook}`) {
      this._laid?.dispose();
      this._laidAt = `${course}/${notebook}`;
      this._laid = community.lay(course, notebook, this);
    }
    if (isListed && this._loaded !== this._laidAt) {
      this._loaded = this._laidAt;
      this.talk?.load();
    }
    if (isListed) {
      await memory.remember(notebook, this.panel.context.path);
    }
    this._emitIfOther();
    if (course !== null && isListed && !this.isShared) {
      const { said } = placement;
      await this._telling
        .confirm(course, notebook, this._labels(model), said)
        .catch(() => undefined); // With the next opening.
    }
  }

  private async _find(cells: readonly IHeldCell[]): Promise<IHome> {
    const { community } = this.house;
    const mark = readNotebook(this._model?.getMetadata(KEY));
    if (mark !== null) {
      const only = community.courses.length === 1 ? community.courses[0].id : null;
      return { course: mark.course ?? only, notebook: mark.notebook, isListed: true };
    }
    const chosen = this._chosen;
    const courses = chosen === null ? community.courses.map(({ id }) => id) : [chosen];
    courses.forEach(course => this._follow(community.outlines(course)));
    const { aligner, memory } = this.house;
    const question = { cells: cells.map(({ source }) => source), outline: null };
    const hashes = hashesOf((await aligner.ask(question)).cells);
    this._firstHashes ??= hashes;
    const { path } = this.panel.context;
    const known = await memory.idAt(path);
    const found = recognise({ hashes, path, known }, await shelvesOf(community, courses));
    return found === null
      ? {
          course: courses.length === 1 ? courses[0] : null,
          notebook: idFor(this._firstHashes),
          isListed: false
        }
      : { course: found.course, notebook: found.notebook.id, isListed: true };
  }

  /** Typing in a cell mostly changes nothing here, and there are many who would look again. */
  private _emitIfOther(): void {
    const { _home, _placement, _outline } = this;
    const now = JSON.stringify([
      _home,
      [...(_placement?.anchors ?? [])],
      [...(_placement?.places ?? [])],
      _outline?.release
    ]);
    if (now !== this._told) {
      this._told = now;
      this._changed.emit();
    }
  }

  private _labels(model: INotebookModel): { title: string; path: string } {
    const { title, path } = describe(model, '', localPath(this.panel.context.path));
    return { title, path };
  }

  private _follow(outlines: IOutlines): void {
    outlines.changed.connect(this._onOutlines, this); // Connecting twice is connecting once.
  }

  private _onModel(): void {
    this._home = this._placing = this._placement = this._firstHashes = null;
  }

  private _onEdit(): void {
    clearTimeout(this._timer);
    this._timer = setTimeout(() => void this.settle(), PAUSE);
  }

  private _onMark(): void {
    this._home = null;
    this._onEdit();
  }

  private _onPath(): void {
    const { _home: home } = this;
    if (home?.isListed) {
      void this.house.memory.remember(home.notebook, this.panel.context.path);
    }
  }

  private _onCommunity(): void {
    if (!this._home?.course) {
      this._home = null;
      this._onEdit();
    }
  }

  private _onOutlines(_: IOutlines, notebook: string | null): void {
    if (notebook === this._home?.notebook) {
      this._onEdit();
    } else if (notebook === null && !this._home?.isListed) {
      this._home = null; // It may be on the shelf by now.
      this._onEdit();
    }
  }

  private _home: IHome | null = null;
  private _chosen: string | null = null;
  private _outline: IOutline | null = null;
  private _placing: Placing | null = null;
  private _placement: IPlacement | null = null;
  private _firstHashes: string[] | null = null;
  private _told = '';
  private readonly _telling: Telling;
  private readonly _watching: Watching;
  private _laid: IDisposable | null = null;
  private _laidAt = '';
  private _loaded = '';
  private _running: Promise<void> | null = null;
  private _again = false;
  private _timer: ReturnType<typeof setTimeout> | undefined;
  private _isDisposed = false;
  private readonly _changed = new Signal<this, void>(this);
}

function holdCell(cell: ICellModel): IHeldCell {
  const mark = cell.type === 'markdown' ? readCell(cell.getMetadata(KEY)) : null;
  return { key: cell.id, source: sourceOf(cell), fixed: mark?.id ?? null };
}
