// @vitest-environment jsdom
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { JupyterFrontEnd, type JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { INotebookTracker, NotebookTracker } from '@jupyterlab/notebook';
import { IRenderMimeRegistry, RenderMimeRegistry } from '@jupyterlab/rendermime';
import { ServerConnection, type ServiceManager } from '@jupyterlab/services';
import type { Token } from '@lumino/coreutils';
import { DisposableDelegate } from '@lumino/disposable';
import { Panel, type Widget } from '@lumino/widgets';
import { beforeAll, expect, it } from 'vitest';

import plugins from '../src/index';

/** A place for panels, and nothing else of JupyterLab's shell. */
class Shell extends Panel {
  readonly currentWidget = null;

  add(widget: Widget): void {
    this.addWidget(widget);
  }

  activateById(id: string): void {
    this.widgets.find(widget => widget.id === id)?.activate();
  }
}

class App extends JupyterFrontEnd {
  readonly name = 'Tests';
  readonly namespace = this.name;
  readonly version = '0';
  readonly paths = null as unknown as JupyterFrontEnd.IPaths;
}

function provide<T>(token: Token<T>, part: T): JupyterFrontEndPlugin<T> {
  return { id: `tests:${token.name}`, provides: token, autoStart: true, activate: () => part };
}

const listed: string[] = [];
const palette: ICommandPalette = {
  placeholder: '',
  activate: () => undefined,
  addItem: ({ command }) => {
    listed.push(command);
    return new DisposableDelegate(() => undefined);
  }
};
let app: App;

/** JupyterLab's parts that the plugins ask for, and the plugins themselves. */
beforeAll(async () => {
  const serverSettings = ServerConnection.makeSettings();
  app = new App({
    shell: new Shell() as unknown as JupyterFrontEnd.IShell,
    serviceManager: { serverSettings } as ServiceManager
  });
  app.registerPlugins([
    provide(INotebookTracker, new NotebookTracker({ namespace: 'tests' })),
    provide(IRenderMimeRegistry, new RenderMimeRegistry()),
    provide(IDocumentManager, {} as IDocumentManager),
    provide(ICommandPalette, palette),
    ...plugins
  ]);
  await app.start();
});

const ours = (): string[] => app.commands.listCommands().filter(id => id.startsWith('jupyter-'));

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

it('all plugins start, and each says what it is for', () => {
  expect(plugins.filter(({ id }) => !app.isPluginActivated(id))).toEqual([]);
  expect(plugins.filter(({ description }) => !description)).toEqual([]);
});

it('every command says in a few words what it is, in a sentence what it does, and what it takes', async () => {
  expect(ours().length).toBeGreaterThan(0);
  for (const id of ours()) {
    expect(app.commands.label(id), id).toMatch(/^[A-Z]\w+ /);
    expect(app.commands.caption(id).split(' ').length, id).toBeGreaterThan(4);
    expect((await app.commands.describedBy(id)).args, id).toMatchObject({ type: 'object' });
  }
});

it('every command is in the palette', () => {
  expect([...new Set(listed)].sort()).toEqual(ours().sort());
});

it('every command has its row in the admin’s guide, under the name that people see', () => {
  const guide = read('docs/guides/admin.md');
  const rows = [...guide.matchAll(/^\| `(jupyter-community:[\w-]+)` \| \*(.+?)\*: /gm)];
  const documented = rows.map(([, id, label]) => [id, label]);
  expect(documented.sort()).toEqual(
    ours()
      .map(id => [id, app.commands.label(id)])
      .sort()
  );
});

it('menus and toolbars name only commands that are there', () => {
  const schemas = readdirSync(join(ROOT, 'labextension/schema'));
  const named = schemas.flatMap(name =>
    [...read(`labextension/schema/${name}`).matchAll(/"command":\s*"([^"]+)"/g)].map(([, id]) => id)
  );
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter(id => !ours().includes(id))).toEqual([]);
});
