import { InputDialog, Notification } from '@jupyterlab/apputils';
import type { Cell } from '@jupyterlab/cells';
import type { TranslationBundle } from '@jupyterlab/translation';

import type { ICommunity } from '../tokens';
import { isStaff } from '../wire/roles';
import type { IOpened } from './opened';
import type { Sharing } from './sharing';

/** Asking at any cell: opens its discussion, or says why there is none. */
export class Asking {
  constructor(
    private readonly community: ICommunity,
    private readonly sharing: Sharing,
    private readonly trans: TranslationBundle
  ) {}

  async ask(opened: IOpened, cell: Cell): Promise<void> {
    const { guests, copy, talks } = opened;
    if (guests.write(cell)) {
      return; // A discussion cell has its place to write in.
    }
    if (!(await this.prepare(opened))) {
      return;
    }
    const { widgets } = copy.panel.content;
    const model = copy.nearest(cell.model);
    const target = widgets.find(widget => widget.model === model);
    if (target === undefined) {
      Notification.info(
        this.trans.__(
          'There is nothing in this notebook yet that others could find. Write something first.'
        ),
        { autoClose: 8000 }
      );
      return;
    }
    if (guests.write(target)) {
      return;
    }
    await talks.open(target, true, cell.model);
    if (target !== cell) {
      Notification.info(
        this.trans.__(
          'This cell is only in your copy. What you ask stands at the nearest cell that everybody has: %1.',
          talks.titleOf(target.model)
        ),
        { autoClose: 8000 }
      );
    }
    this._offer(opened);
  }

  /** Whether it is known of which notebook of which course this is a copy; if not, the person is told why. */
  async prepare(opened: IOpened): Promise<boolean> {
    const problem = await this._prepare(opened);
    if (problem !== '') {
      Notification.warning(problem, { autoClose: 8000 });
    }
    return problem === '';
  }

  /** Finds out which notebook of which course this is; returns why that is not possible. */
  private async _prepare({ copy }: IOpened): Promise<string> {
    const { community, trans } = this;
    if (community.me === null) {
      return community.connection.reason || trans.__('Connecting. Try again in a moment.');
    }
    await copy.settle();
    if (copy.home === null || !copy.isSettled) {
      return trans.__('The community service cannot be reached at the moment. Try again soon.');
    }
    if (copy.home.course === null && community.courses.length > 1) {
      const course = await this._chooseCourse();
      if (course === null) {
        return trans.__('Choose a course, so that somebody can read your question.');
      }
      await copy.choose(course);
    }
    if (copy.home.course === null) {
      return trans.__('You are not in a course yet. When you are, you can ask at every cell.');
    }
    return community.course(copy.home.course) === null
      ? trans.__(
          'This notebook belongs to the course “%1”, and you are not in it. If you should be, ask its teacher.',
          copy.home.course
        )
      : '';
  }

  private async _chooseCourse(): Promise<string | null> {
    const { courses } = this.community;
    const { value, button } = await InputDialog.getItem({
      title: this.trans.__('In which course do you want to ask?'),
      items: courses.map(({ title }) => title),
      okLabel: this.trans.__('Ask there')
    });
    const chosen = courses.find(({ title }) => title === value);
    return button.accept ? (chosen?.id ?? null) : null;
  }

  /** Once for each notebook that the staff ask in and have not shared. */
  private _offer(opened: IOpened): void {
    const { copy } = opened;
    const course = copy.home?.course ? this.community.course(copy.home.course) : null;
    if (course === null || !isStaff(course) || copy.isShared || this._offered.has(copy)) {
      return;
    }
    this._offered.add(copy);
    const { trans } = this;
    Notification.info(
      trans.__(
        'Is this the notebook that you hand out? Share its cells, and every copy is lined up with yours, also after edits.'
      ),
      {
        autoClose: false,
        actions: [
          { label: trans.__('Share its cells'), callback: () => void this.sharing.begin(opened) }
        ]
      }
    );
  }

  private readonly _offered = new WeakSet<object>();
}
