import type { IStateDB } from '@jupyterlab/statedb';
import type { ReadonlyPartialJSONValue } from '@lumino/coreutils';

import type { IOutline } from '../anchoring/types';

const PATHS = 'jupyter-community:copies';
const SAID = 'jupyter-community:said:';
const SHARED = 'jupyter-community:shared';

/** What a person's own server remembers of their copies; no notebook file is touched for it. */
export class Memory {
  constructor(private readonly state: IStateDB | null) {}

  async pathOf(notebook: string): Promise<string | undefined> {
    return (await this._all(PATHS))[notebook];
  }

  /** Of which notebook the file at a path was a copy. */
  async idAt(path: string): Promise<string | null> {
    const paths = Object.entries(await this._all(PATHS));
    return paths.find(([, known]) => known === path)?.[0] ?? null;
  }

  /** Remembers where the copy of a notebook lies. */
  async remember(notebook: string, path: string): Promise<void> {
    await this._put(PATHS, notebook, path);
  }

  /** The path from which this person shares a notebook's outline. */
  async sharedFrom(notebook: string): Promise<string | undefined> {
    return (await this._all(SHARED))[notebook];
  }

  async keepShared(notebook: string, path: string): Promise<void> {
    await this._put(SHARED, notebook, path);
  }

  /** What this copy was said to hold, as an outline to which it can be aligned later. */
  async saidOf(notebook: string): Promise<IOutline | null> {
    const said = (await this.state?.fetch(SAID + notebook)) ?? null;
    return said as unknown as IOutline | null;
  }

  async keepSaid(notebook: string, said: IOutline): Promise<void> {
    await this.state?.save(SAID + notebook, said as unknown as ReadonlyPartialJSONValue);
  }

  private async _all(key: string): Promise<Record<string, string>> {
    return ((await this.state?.fetch(key)) ?? {}) as Record<string, string>;
  }

  private async _put(key: string, notebook: string, path: string): Promise<void> {
    const all = await this._all(key);
    if (this.state !== null && all[notebook] !== path) {
      await this.state.save(key, { ...all, [notebook]: path });
    }
  }
}
