import { Clipboard } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

/** What can be done with code that somebody wrote in a post. It is never run by itself. */
export interface ICodeTools {
  trans: TranslationBundle;
  /** Puts it into a new cell below the active one; absent where there is no notebook for it. */
  insert?: (code: string) => void;
  say(sentence: string): void;
}

/** In Markdown: ```python spoiler */
const SPOILER = 'spoiler';

/**
 * Gives each block of code its buttons, after it, where the keyboard finds them.
 *
 * @param folded all code is hidden until somebody wants to see it, and not only what its author calls a spoiler.
 */
export function equipCode(host: HTMLElement, tools: ICodeTools, folded: boolean): void {
  for (const code of host.querySelectorAll<HTMLElement>('pre > code')) {
    const block = code.parentElement!;
    const frame = document.createElement('div');
    frame.className = 'jp-CommunityCode';
    block.replaceWith(frame);
    frame.append(block, buttons(code, tools));
    if (folded || code.classList.contains(SPOILER)) {
      fold(frame, tools);
    }
  }
}

function buttons(code: HTMLElement, { trans, insert, say }: ICodeTools): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'jp-CommunityCode-bar';
  const text = (): string => (code.textContent ?? '').replace(/\n$/, '');
  bar.append(
    button(trans.__('Copy'), trans.__('Copy the code'), () => {
      Clipboard.copyToSystem(text());
      say(trans.__('Copied.'));
    })
  );
  if (insert !== undefined) {
    bar.append(
      button(
        trans.__('Insert as a cell'),
        trans.__('Insert the code as a new cell below the active one; it is not run'),
        () => {
          insert(text());
          say(trans.__('Inserted below. Nothing was run.'));
        }
      )
    );
  }
  return bar;
}

function fold(frame: HTMLElement, { trans }: ICodeTools): void {
  const contents = [...frame.children];
  const reveal = button(
    trans.__('Show the code'),
    trans.__('Show the code; it may give the answer away'),
    () => {
      frame.replaceChildren(...contents);
      frame.querySelector('pre')?.focus();
    }
  );
  frame.replaceChildren(reveal);
}

function button(label: string, title: string, press: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'jp-CommunityButton jp-mod-quiet';
  element.textContent = label;
  element.title = title;
  element.addEventListener('click', press);
  return element;
}
