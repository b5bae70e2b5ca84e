import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';

import { discussionIcon } from '../ui/icons';
import type * as Wire from '../wire/types';

interface IState {
  /** How many more threads are only at the service. */
  earlier: number;
  isOpen: boolean;
  /** The reader wants no counts and no news. */
  quiet: boolean;
  title: string;
}

/** One line at a cell: how much is said there and whether it is new. It opens the talk. Without React: there are many. */
export class Line extends Widget {
  constructor(
    private readonly trans: TranslationBundle,
    toggle: () => void
  ) {
    super({ node: document.createElement('div') });
    this.addClass('jp-CommunityLine');
    this._button.type = 'button';
    this._button.className = 'jp-CommunityButton jp-mod-quiet';
    this._button.addEventListener('click', toggle);
    discussionIcon.element({ container: this._icon });
    this._icon.setAttribute('aria-hidden', 'true');
    this._icon.className = 'jp-CommunityLine-icon';
    this._news.className = 'jp-CommunityNew';
    this._button.append(this._icon, this._words);
    this.node.append(this._button);
  }

  tell(threads: readonly Wire.IThreadForMe[], { earlier, isOpen, quiet, title }: IState): void {
    const { trans } = this;
    const heard = quiet ? [] : threads;
    const unread = heard
      .filter(({ attention }) => attention !== 'muted')
      .reduce((sum, thread) => sum + thread.unread, 0);
    const words =
      quiet && threads.length + earlier > 0
        ? trans.__('Talk at this cell')
        : inWords(threads, earlier, trans);
    const news = unread > 0 ? trans.__('%1 new', unread > 9 ? '9+' : String(unread)) : '';
    setText(this._words, words);
    setText(this._news, news);
    if (news === '') {
      this._news.remove();
    } else if (!this._news.isConnected) {
      this._button.append(this._news);
    }
    this._button.setAttribute('aria-expanded', String(isOpen));
    const what = [words, news].filter(Boolean).join(', ');
    this._button.setAttribute('aria-label', `${what} (${title})`);
    this._button.title = isOpen ? trans.__('Hide the talk') : trans.__('Show the talk');
  }

  focus(): void {
    this._button.focus({ preventScroll: true });
  }

  private readonly _button = document.createElement('button');
  private readonly _icon = document.createElement('span');
  private readonly _words = document.createElement('span');
  private readonly _news = document.createElement('span');
}

function inWords(
  threads: readonly Wire.IThreadForMe[],
  earlier: number,
  trans: TranslationBundle
): string {
  const n = threads.length + earlier;
  if (n === 0) {
    return trans.__('Ask at this cell');
  }
  return earlier === 0 && threads.every(({ kind }) => kind === 'question')
    ? trans._n('%1 question', '%1 questions', n)
    : trans._n('%1 thread', '%1 threads', n);
}

/** Only what is another than before, so that nothing is drawn or read out again. */
function setText(node: HTMLElement, text: string): void {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}
