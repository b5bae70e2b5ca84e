// @vitest-environment jsdom
import { RenderMimeRegistry, standardRendererFactories } from '@jupyterlab/rendermime';
import { nullTranslator } from '@jupyterlab/translation';
import { act } from 'react';
import * as React from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';

import { Outlook } from '../../src/discussions/outlook';
import { PracticeRoom } from '../../src/discussions/practice';
import type { ITools } from '../../src/discussions/scope';
import { Settings } from '../../src/discussions/settings';
import { Offer, Tour } from '../../src/discussions/tour';
import { Announcer } from '../../src/ui/announcer';
import { Page, settle } from '../pages';
import { FakeService } from '../service';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

let root: Root | null = null;
afterEach(() => {
  act(() => root?.unmount());
  document.body.replaceChildren();
});

async function toolsOf(page: Page): Promise<ITools> {
  await page.connect();
  return {
    community: page.community,
    announcer: new Announcer(),
    rendermime: new RenderMimeRegistry({ initialFactories: standardRendererFactories }),
    trans: nullTranslator.load('jupyter_community'),
    locale: 'en',
    code: { trans: nullTranslator.load('x'), say: () => undefined },
    login: '',
    welcome: { tour: vi.fn(), practise: vi.fn() }
  };
}

function show(what: React.ReactElement): HTMLElement {
  const host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
  act(() => root?.render(what));
  return host;
}

function button(host: HTMLElement, label: string): HTMLButtonElement {
  const found = [...host.querySelectorAll('button')].find(
    ({ textContent }) => textContent === label
  );
  if (found === undefined) {
    throw new Error(`There is no button “${label}” in: ${host.textContent}`);
  }
  return found;
}

test('@S58 the tour says where it is, puts the focus on each step, and ends in the practice room', async () => {
  const tools = await toolsOf(new Page(new FakeService()));
  const practise = vi.fn();
  const Walk = (): JSX.Element => {
    const [step, go] = React.useState(0);
    return <Tour tools={tools} step={step} go={go} close={vi.fn()} practise={practise} />;
  };
  const host = show(<Walk />);
  for (let step = 1; step <= 5; step++) {
    expect(host.textContent).toContain(`step ${step} of 5`);
    expect(document.activeElement?.tagName).toBe('H3');
    act(() => button(host, step < 5 ? 'Next' : 'Try it in the practice room').click());
  }
  expect(practise).toHaveBeenCalledOnce();
});

test('@S58 @S45 the tour is offered until somebody says yes or no, and never to who wants quiet', async () => {
  const page = new Page(new FakeService());
  const tools = await toolsOf(page);
  const host = show(<Offer tools={tools} />);
  act(() => button(host, 'Take the tour').click());
  expect(tools.welcome.tour).toHaveBeenCalledOnce();
  act(() => button(host, 'Not now').click());
  await settle();
  act(() => root?.render(<Offer tools={tools} />));
  expect(page.community.settings.toured).toBe(true);
  expect(host.textContent).toBe('');
  await page.community.saveSettings({ toured: false, quiet: true });
  act(() => root?.render(<Offer tools={tools} />));
  expect(host.textContent).toBe('');
});

test('@S58 the practice room says that nobody else is there, and that no machine reads either', async () => {
  const tools = await toolsOf(new Page(new FakeService()));
  const host = show(<PracticeRoom tools={tools} leave={vi.fn()} />);
  await act(settle);
  expect(host.textContent).toContain('Only you are here.');
  expect(host.textContent).toContain('was written beforehand');
});

test('@S45 @M45 quiet and what is said aloud are set in the panel', async () => {
  const page = new Page(new FakeService());
  const tools = await toolsOf(page);
  const outlook = new Outlook();
  outlook.choose({ showsSettings: true });
  const host = show(<Settings tools={tools} outlook={outlook} />);
  const boxes = [...host.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
  const quiet = boxes.find(({ parentElement }) =>
    parentElement?.textContent?.includes('Quiet mode')
  )!;
  await act(async () => {
    quiet.click();
    await settle();
  });
  expect(page.community.settings.quiet).toBe(true);
});
