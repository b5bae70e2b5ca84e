import type { NotebookPanel } from '@jupyterlab/notebook';
import { Token } from '@lumino/coreutils';

import type { CellGuests } from './guests';
import type { OpenCopy } from './open-copy';
import type { Strays } from './strays';
import type { CellTalks } from './talks';

/** All that belongs to one view of a notebook. */
export interface IOpened {
  readonly copy: OpenCopy;
  readonly guests: CellGuests;
  readonly talks: CellTalks;
  readonly strays: Strays;
}

/** The notebooks that lie open in this page. */
export type Opened = Map<NotebookPanel, IOpened>;

/** For the plugins of this feature only. */
export const Opened = new Token<Opened>(
  'jupyter-community:Opened',
  'The notebooks that lie open, and what belongs to each.'
);
