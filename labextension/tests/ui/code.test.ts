// @vitest-environment jsdom
import { nullTranslator } from '@jupyterlab/translation';
import { beforeEach, expect, test, vi } from 'vitest';

import { equipCode, type ICodeTools } from '../../src/ui/code';

let host: HTMLElement;
let inserted: string[];
let tools: ICodeTools;

beforeEach(() => {
  host = document.createElement('div');
  inserted = [];
  tools = {
    trans: nullTranslator.load('x'),
    insert: code => inserted.push(code),
    say: vi.fn()
  };
});

const buttons = (): HTMLButtonElement[] => [...host.querySelectorAll('button')];
const labels = (): string[] => buttons().map(({ textContent }) => textContent ?? '');

test('@M31 a block of code can be copied and inserted, and nothing happens before a press', () => {
  host.innerHTML = '<p>so</p><pre><code>a = 1\nb = 2\n</code></pre><pre>no code</pre>';
  equipCode(host, tools, false);
  expect(labels()).toEqual(['Copy', 'Insert as a cell']);
  expect(inserted).toEqual([]);
  buttons()[1].click();
  expect(inserted).toEqual(['a = 1\nb = 2']);
  expect(tools.say).toHaveBeenCalledWith('Inserted below. Nothing was run.');
});

test('@M31 where there is no notebook it can be copied only', () => {
  host.innerHTML = '<pre><code>a</code></pre>';
  equipCode(host, { ...tools, insert: undefined }, false);
  expect(labels()).toEqual(['Copy']);
});

test.each([
  ['its author calls it a spoiler', 'language-python spoiler', false],
  ['it may give an answer away', 'language-python', true]
])('@S32 code stays folded where %s', (_, classes, folded) => {
  host.innerHTML = `<pre><code class="${classes}">x = 42</code></pre>`;
  equipCode(host, tools, folded);
  expect(host.textContent).not.toContain('42');
  expect(labels()).toEqual(['Show the code']);
  buttons()[0].click();
  expect(host.textContent).toContain('42');
  expect(labels()).toEqual(['Copy', 'Insert as a cell']);
});
