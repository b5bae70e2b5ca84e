import type { ICellModel } from '@jupyterlab/cells';
import type { INotebookModel, Notebook, NotebookPanel } from '@jupyterlab/notebook';
import type { IDisposable } from '@lumino/disposable';
import { Signal, type ISignal } from '@lumino/signaling';

import type { Aligner } from '../anchoring/aligner';
import type { IOutline } from '../anchoring/types';
import type { ICommunity, IOpenCopy, IOutlines, ITalk } from '../tokens';
import type { Memory } from './memory';
import { BY_ITSELF, hashesOf, idFor } from './hashes';
import { recognise } from './identity';
import { KEY, describe, localPath, readCell, readNotebook } from './metadata';
import { Placing, type IHeldCell, type IPlacement } from './placing';
import { sourceOf } from './sources';

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
    panel.content.modelChanged.connect(this._onModel, this);
    panel.disposed.connect(this.dispose, this);
    panel.context.pathChanged.connect(this._onPath, this);
    house.community.changed.connect(this._onCommunity, this);
    this._onModel(panel.content);
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

  holds(anchor: string): boolean {
    return this._placement !== null && [...this._placement.anchors.values()].includes(anchor);
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

  async say(): Promise<void> {
    const { _home: home, _placement: placement, _model: model } = this;
    if (!home?.course || placement === null || model === null || this.isShared) {
      return;
    }
    const hashes = hashesOf(placement.said);
    if (hashes.join() === this._saidHashes) {
      return;
    }
    const outlines = this.house.community.outlines(home.course);
    await outlines.say(home.notebook, { ...this._labels(model), cells: [...placement.said] });
    this._saidHashes = hashes.join();
    placement.said.forEach((_, at) => this._placing?.keep(this._cells[at]?.id ?? ''));
    const cells = placement.said.map((cell, at) => ({ ...cell, anchor: BY_ITSELF + hashes[at] }));
    await this.house.memory.keepSaid(home.notebook, { version: 1, release: 1, cells });
    await this.house.memory.remember(home.notebook, this.panel.context.path);
    this._home = { ...home, isListed: true };
    this.talk?.load();
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
      Signal.clearData(this);
    }
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
    this._home ??= await this._identify(cells);
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
    this._changed.emit();
    void this._confirm().catch(() => undefined); // With the next opening.
  }

  private async _identify(cells: readonly IHeldCell[]): Promise<IHome> {
    const { community, memory, aligner } = this.house;
    const mark = readNotebook(this._model?.getMetadata(KEY));
    const only = community.courses.length === 1 ? community.courses[0].id : null;
    if (mark !== null) {
      return { course: mark.course ?? only, notebook: mark.notebook, isListed: true };
    }
    const { path } = this.panel.context;
    const question = { cells: cells.map(({ source }) => source), outline: null };
    const hashes = hashesOf((await aligner.ask(question)).cells);
    this._firstHashes ??= hashes;
    const courses = this._chosen === null ? community.courses.map(({ id }) => id) : [this._chosen];
    courses.forEach(course => this._follow(community.outlines(course)));
    const shelves = await Promise.all(
      courses.map(async course =>
        (await community.outlines(course).shelf()).map(notebook => ({ course, notebook }))
      )
    );
    const known = await memory.idAt(path);
    const found = recognise({ hashes, path, known }, shelves.flat());
    return found === null
      ? { course: this._chosen ?? only, notebook: idFor(this._firstHashes), isListed: false }
      : { course: found.course, notebook: found.notebook.id, isListed: true };
  }

  /** Until the staff share an outline, copies of the same notebook tell that they hold the same. */
  private async _confirm(): Promise<void> {
    const { _home: home, _placement: placement, _model: model } = this;
    if (!home?.course || !home.isListed || placement === null || model === null || this.isShared) {
      return;
    }
    const outlines = this.house.community.outlines(home.course);
    const entry = (await outlines.shelf()).find(({ id }) => id === home.notebook);
    if (this._isConfirmed || entry === undefined || entry.hashes.length === 0) {
      return;
    }
    this._isConfirmed = true;
    await outlines.say(home.notebook, { ...this._labels(model), hashes: hashesOf(placement.said) });
  }

  private _labels(model: INotebookModel): { title: string; path: string } {
    const { title, path } = describe(model, '', localPath(this.panel.context.path));
    return { title, path };
  }

  private _follow(outlines: IOutlines): void {
    outlines.changed.connect(this._onOutlines, this); // Connecting twice is connecting once.
  }

  private _onModel({ model }: Notebook): void {
    this._model?.cells.changed.disconnect(this._onCells, this);
    this._model?.metadataChanged.disconnect(this._onMetadata, this);
    this._model = model;
    this._home = this._placing = this._placement = this._firstHashes = null;
    model?.cells.changed.connect(this._onCells, this);
    model?.metadataChanged.connect(this._onMetadata, this);
    if (model !== null) {
      this._onCells();
    }
  }

  private _onCells(): void {
    for (const cell of this._cells) {
      if (!this._watched.has(cell)) {
        this._watched.add(cell);
        cell.contentChanged.connect(this._onEdit, this);
        cell.metadataChanged.connect(this._onEdit, this);
      }
    }
    this._onEdit();
  }

  private _onEdit(): void {
    clearTimeout(this._timer);
    this._timer = setTimeout(() => void this.settle(), PAUSE);
  }

  private _onMetadata(_: unknown, { key }: { key: string }): void {
    if (key === KEY) {
      this._home = null;
      this._onEdit();
    }
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

  private _model: INotebookModel | null = null;
  private _home: IHome | null = null;
  private _chosen: string | null = null;
  private _outline: IOutline | null = null;
  private _placing: Placing | null = null;
  private _placement: IPlacement | null = null;
  private _firstHashes: string[] | null = null;
  private _saidHashes = '';
  private _isConfirmed = false;
  private _laid: IDisposable | null = null;
  private _laidAt = '';
  private _loaded = '';
  private _running: Promise<void> | null = null;
  private _again = false;
  private _timer: ReturnType<typeof setTimeout> | undefined;
  private _isDisposed = false;
  private readonly _watched = new WeakSet<ICellModel>();
  private readonly _changed = new Signal<this, void>(this);
}

function holdCell(cell: ICellModel): IHeldCell {
  const mark = cell.type === 'markdown' ? readCell(cell.getMetadata(KEY)) : null;
  return { key: cell.id, source: sourceOf(cell), fixed: mark?.id ?? null };
}
