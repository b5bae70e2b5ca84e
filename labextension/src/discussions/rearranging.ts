/** Moving threads to other cells, and putting two together. */
import { Dialog, InputDialog, Notification, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';

import type { IBoard, ICommunity } from '../tokens';
import type { IChoice } from '../ui/menu';
import type * as Wire from '../wire/types';
import { notebookWord, promptWord } from './where';

/** For how long a move can be undone with one press. */
const UNDO = 15_000;

/** A thread on its way: what is dragged, and what is chosen from a menu. */
export interface IMoving {
  course: string;
  thread: string;
  notebook: string;
  anchor: string;
  title: string;
}

/** A thread that may be moved from where it is. */
export function movingOf(thread: Wire.IThread, course: string): IMoving {
  const { id, notebook, anchor, title } = thread;
  return { course, thread: id, notebook, anchor, title };
}

interface IPlace {
  notebook: string;
  anchor: string;
}

export interface ITools {
  community: ICommunity;
  trans: TranslationBundle;
}

/** Puts a thread at another cell, and offers for a moment to put it back. */
export async function moveThread(from: IMoving, to: IPlace, tools: ITools): Promise<void> {
  const { community, trans } = tools;
  if (from.notebook === to.notebook && from.anchor === to.anchor) {
    return;
  }
  const place = { notebook: to.notebook, anchor: to.anchor };
  await community.discussion(from.course, from.notebook, from.anchor).guide(from.thread, place);
  const where = promptWord(community.board(from.course), to, trans);
  Notification.info(trans.__('“%1” is now at “%2”.', from.title, where), {
    autoClose: UNDO,
    actions: [
      {
        label: trans.__('Undo'),
        caption: trans.__('Puts the thread back where it was'),
        callback: () => {
          const back = { notebook: from.notebook, anchor: from.anchor };
          community
            .discussion(from.course, to.notebook, to.anchor)
            .guide(from.thread, back)
            .catch(error => Notification.error(String((error as Error).message)));
        }
      }
    ]
  });
}

/** What the staff can do with a whole thread. */
export function rearranging(
  from: IMoving,
  { community, trans, failed }: ITools & { failed: (problem: string) => void }
): IChoice[] {
  const board = community.board(from.course);
  const run = (act: () => Promise<void>) => (): void => {
    failed('');
    act().catch(error => failed(error instanceof Error ? error.message : String(error)));
  };
  return [
    {
      id: 'move',
      label: trans.__('Move to another cell…'),
      run: run(async () => {
        const to = await askPlace(board, from, trans);
        await (to === null ? undefined : moveThread(from, to, { community, trans }));
      })
    },
    {
      id: 'merge',
      label: trans.__('Merge into another thread…'),
      run: run(async () => {
        const into = await askThread(board, from, trans);
        const here = community.discussion(from.course, from.notebook, from.anchor);
        await (into === null ? undefined : here.merge(from.thread, into));
      })
    }
  ];
}

/** A list of the cells of all notebooks; null if they think better of it. */
async function askPlace(
  board: IBoard,
  from: IMoving,
  trans: TranslationBundle
): Promise<IPlace | null> {
  const list = new PlaceList(board, from, trans);
  const { button, value } = await showDialog({
    title: trans.__('Move the thread'),
    body: list,
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.okButton({ label: trans.__('Move it') })
    ]
  });
  return button.accept ? (value ?? null) : null;
}

class PlaceList extends Widget {
  constructor(board: IBoard, from: IMoving, trans: TranslationBundle) {
    super({ node: document.createElement('label') });
    this.addClass('jp-CommunityPlaces');
    const label = document.createElement('span');
    label.textContent = trans.__(
      'To which cell? Followers follow on; you can undo it for a moment.'
    );
    const select = document.createElement('select');
    for (const notebook of board.notebooks) {
      const anchors = notebook.anchors.filter(
        ({ id }) => notebook.id !== from.notebook || id !== from.anchor
      );
      if (anchors.length > 0) {
        select.append(group(notebookWord(board, notebook.id, trans), notebook.id, anchors));
      }
    }
    this.node.append(label, select);
    this._select = select;
  }

  getValue(): IPlace | null {
    const { value } = this._select;
    return value === '' ? null : (JSON.parse(value) as IPlace);
  }

  private readonly _select: HTMLSelectElement;
}

function group(label: string, notebook: string, anchors: Wire.IAnchor[]): HTMLOptGroupElement {
  const node = document.createElement('optgroup');
  node.label = label;
  for (const { id, title } of anchors) {
    node.append(new Option(title || label, JSON.stringify({ notebook, anchor: id })));
  }
  return node;
}

/** Which other thread; null if there is none, or they think better of it. */
async function askThread(
  board: IBoard,
  from: IMoving,
  trans: TranslationBundle
): Promise<string | null> {
  const near = (line: IBoard['threads'][number]): number =>
    Number(line.anchor === from.anchor) + Number(line.notebook === from.notebook);
  const others = board.threads
    .filter(({ id, audience }) => id !== from.thread && audience === 'everyone')
    .sort((a, b) => near(b) - near(a));
  const titles = others.map(line => `${line.title} · ${promptWord(board, line, trans)}`);
  const items = titles.map((title, n) => `${n + 1}. ${title}`);
  const { button, value } = await InputDialog.getItem({
    title: trans.__('Merge into which thread?'),
    label: trans.__(
      'The posts of “%1” go to the end of it, with their authors. This cannot be undone.',
      from.title
    ),
    items,
    okLabel: trans.__('Merge'),
    cancelLabel: trans.__('Cancel')
  });
  const at = value === null ? -1 : items.indexOf(value);
  return button.accept && at >= 0 ? others[at].id : null;
}
