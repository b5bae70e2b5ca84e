import type { TranslationBundle } from '@jupyterlab/translation';

import type { IBoard, ICopies } from '../tokens';
import type * as Wire from '../wire/types';

interface IPlace {
  notebook: string;
  anchor: string;
}

/** What a cell is called: as in the reader's own copy, or as its discussion, or its notebook. */
export function cellTitle(
  { notebooks }: IBoard,
  copies: ICopies,
  { notebook, anchor }: IPlace,
  trans: TranslationBundle
): string {
  const known = notebooks.find(({ id }) => id === notebook);
  const discussion = known?.anchors.find(({ id }) => id === anchor);
  const titles = [copies.titleAt(notebook, anchor), discussion?.title, known?.title];
  return titles.find(Boolean) ?? trans.__('A cell');
}

/** "Gus and Tia". */
export function namesOf(people: readonly Wire.IPerson[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(
    people.map(({ name }) => name)
  );
}
