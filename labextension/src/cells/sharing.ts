import { Notification } from '@jupyterlab/apputils';
import type { IDocumentManager } from '@jupyterlab/docmanager';
import type { INotebookContent } from '@jupyterlab/nbformat';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';

import type { Aligner } from '../anchoring/aligner';
import { firstOutline, nextOutline } from '../anchoring/outline';
import type { IKnownCell, IOutline } from '../anchoring/types';
import type { ICommunity } from '../tokens';
import type { Memory } from './memory';
import { describe, localPath } from './metadata';
import type { IOpened } from './opened';
import { sourceOf } from './sources';

/** The staff share what the cells of a notebook are, and share it again when they save it changed. */
export class Sharing {
  constructor(
    private readonly community: ICommunity,
    private readonly aligner: Pick<Aligner, 'ask'>,
    private readonly memory: Memory,
    private readonly documents: IDocumentManager,
    private readonly trans: TranslationBundle
  ) {}

  /** Shares the notebook as it is now, and says in words what that does. */
  async begin({ copy }: IOpened): Promise<void> {
    const { trans } = this;
    try {
      await copy.settle();
      const { course: id, notebook } = copy.home ?? { course: null, notebook: '' };
      const course = id === null ? null : this.community.course(id);
      if (course === null) {
        throw new Error(
          trans.__('This notebook does not say to which of your courses it belongs.')
        );
      }
      const cells = await this.share(copy.panel, course.id, notebook);
      Notification.success(
        trans._n(
          '%1 cell is shared with %2, as fingerprints without their text. What you change and save here is shared, too.',
          '%1 cells are shared with %2, as fingerprints without their text. What you change and save here is shared, too.',
          cells,
          course.title
        ),
        { autoClose: 12_000 }
      );
    } catch (error) {
      Notification.error(
        trans.__(
          'The cells were not shared. %1',
          error instanceof Error ? error.message : String(error)
        ),
        { autoClose: false }
      );
    }
  }

  /** Returns how many cells there are. Throws a `Refusal`. */
  async share(panel: NotebookPanel, course: string, notebook: string): Promise<number> {
    const { model } = panel.content;
    if (model === null) {
      return 0;
    }
    const { path } = panel.context;
    const ids = await this._idsIn(path);
    const sources = [...model.cells].map(cell => ({
      ...sourceOf(cell),
      cell: ids.has(cell.id) ? cell.id : undefined
    }));
    const { cells } = await this.aligner.ask({ cells: sources, outline: null });
    const outlines = this.community.outlines(course);
    const { title } = describe(model, notebook, path);
    const { outline: last } = await outlines.of(notebook);
    if (last === null || last.release === 0 || !isSame(last, cells)) {
      const outline = last === null ? firstOutline(cells) : nextOutline(last, cells);
      await outlines.share(notebook, { title, path: localPath(path), outline });
    }
    await this.memory.keepShared(notebook, path);
    await this.memory.remember(notebook, path);
    return cells.length;
  }

  /** Keeps what was shared from this file as the file is. */
  follow({ copy }: IOpened): void {
    copy.panel.context.saveState.connect((_, state) => {
      if (state === 'completed') {
        void this._again(copy.panel, copy.home).catch(() => undefined); // With the next save.
      }
    });
  }

  private async _again(panel: NotebookPanel, home: IOpened['copy']['home']): Promise<void> {
    if (home?.course && (await this.memory.sharedFrom(home.notebook)) === panel.context.path) {
      await this.share(panel, home.course, home.notebook);
    }
  }

  /** Ids that are in the file: those that JupyterLab makes up say nothing about other copies. */
  private async _idsIn(path: string): Promise<Set<unknown>> {
    try {
      const { contents } = this.documents.services;
      const file = await contents.get(path, { type: 'notebook', content: true });
      const { cells } = file.content as INotebookContent;
      return new Set(cells.map(({ id }) => id));
    } catch {
      return new Set();
    }
  }
}

/** Nothing that a reader could notice has changed; ids of nbformat come and go with who saved last. */
function isSame(last: IOutline, cells: readonly IKnownCell[]): boolean {
  const line = ({ type, fingerprint, own, grade }: IKnownCell): string =>
    [type, fingerprint, own, grade].join(' ');
  return last.cells.map(line).join('\n') === cells.map(line).join('\n');
}
