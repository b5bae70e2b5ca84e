import { InputDialog, showErrorMessage } from '@jupyterlab/apputils';
import type { INotebookModel, NotebookPanel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';

import type { ICommunity, IDiscussion } from '../tokens';
import { isStaff } from '../wire/roles';
import type * as Wire from '../wire/types';
import {
  KEY,
  describe,
  localPath,
  markNotebook,
  readCell,
  readNotebook,
  readOpens
} from './metadata';
import type { Sharing } from './sharing';

/**
 * Opens a notebook's shared cells for a course, and keeps the course told while their author works on them: a prompt
 * gets its heading after the cell was inserted.
 */
export class Opening {
  constructor(
    private readonly community: ICommunity,
    private readonly sharing: Pick<Sharing, 'share'>,
    private readonly trans: TranslationBundle
  ) {}

  /** Tells a course of the notebook as it is now. */
  async open(panel: NotebookPanel, course: string): Promise<void> {
    const { model } = panel.content;
    if (model === null) {
      return;
    }
    const { notebook } = markNotebook(model, course);
    const told = describe(model, notebook, localPath(panel.context.path));
    await this.community.openNotebook(course, told);
    await this.sharing.share(panel, course, notebook).catch(() => undefined); // With the next save.
    if (!this._told.has(panel)) {
      panel.context.saveState.connect((_, state) => {
        if (state === 'completed') {
          void this._tellAgain(panel, course);
        }
      });
    }
    this._told.set(panel, JSON.stringify(told));
    await this._setOpenings(model, course, notebook);
  }

  /** A pattern says when talk opens at its cell; what staff have said of the cell since stands. */
  private async _setOpenings(
    model: INotebookModel,
    course: string,
    notebook: string
  ): Promise<void> {
    for (const cell of model.cells) {
      const metadata: unknown = cell.getMetadata(KEY);
      const mark = readCell(metadata);
      const opens = readOpens(metadata);
      if (mark !== null && opens !== null) {
        const discussion = this.community.discussion(course, notebook, mark.id);
        await loaded(discussion);
        if (discussion.phase === 'ready' && discussion.gate === null) {
          await discussion.setOpening({ opens, due: null, nameless: true });
        }
      }
    }
  }

  /** After an insertion: marks the notebook, and opens it where its author is staff. */
  async begin(panel: NotebookPanel): Promise<void> {
    const { model } = panel.content;
    if (model === null) {
      return;
    }
    const known = readNotebook(model.getMetadata(KEY));
    const course = await this._choose(known?.course ?? null);
    const mark = markNotebook(model, course?.id ?? null);
    if (course === null || !isStaff(course) || mark.course === null) {
      return;
    }
    try {
      await this.open(panel, mark.course);
    } catch (error) {
      // The cell is there; the button under its prompt offers the same again.
      await showErrorMessage(
        this.trans.__('The discussion is not open yet'),
        error instanceof Error ? error.message : String(error)
      );
    }
  }

  private async _choose(named: string | null): Promise<Wire.ICourse | null> {
    const { courses } = this.community;
    if (named !== null) {
      return this.community.course(named);
    }
    const taught = courses.filter(isStaff);
    if (taught.length <= 1) {
      return taught[0] ?? (courses.length === 1 ? courses[0] : null);
    }
    const { value, button } = await InputDialog.getItem({
      title: this.trans.__('For which course is this notebook?'),
      items: taught.map(({ title }) => title),
      okLabel: this.trans.__('Open it for this course')
    });
    return button.accept ? (taught.find(({ title }) => title === value) ?? null) : null;
  }

  private async _tellAgain(panel: NotebookPanel, course: string): Promise<void> {
    const { model } = panel.content;
    const mark = model && readNotebook(model.getMetadata(KEY));
    if (!model || !mark) {
      return;
    }
    const now = describe(model, mark.notebook, localPath(panel.context.path));
    if (JSON.stringify(now) !== this._told.get(panel)) {
      await this.open(panel, course).catch(() => undefined); // Told with the next save.
    }
  }

  /** What a course was told last, of notebooks that were opened in this page. */
  private readonly _told = new WeakMap<NotebookPanel, string>();
}

/** When it is known what was said of a cell. */
async function loaded(discussion: IDiscussion): Promise<void> {
  await new Promise<void>(resolve => {
    const look = (): void => {
      if (discussion.phase !== 'loading') {
        discussion.changed.disconnect(look);
        resolve();
      }
    };
    discussion.changed.connect(look);
    look();
  });
}
