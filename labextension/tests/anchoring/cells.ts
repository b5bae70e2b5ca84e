import { align } from '../../src/anchoring/align';
import { firstOutline, know } from '../../src/anchoring/outline';
import type { IOutline, ISourceCell } from '../../src/anchoring/types';

export const code = (source: string, names: Partial<ISourceCell> = {}): ISourceCell => ({
  type: 'code',
  source,
  ...names
});

export const prose = (source: string, names: Partial<ISourceCell> = {}): ISourceCell => ({
  type: 'markdown',
  source,
  ...names
});

export const outlineOf = (cells: readonly ISourceCell[]): IOutline => firstOutline(cells.map(know));

/** For each cell of the release, where it is in the copy. */
export const place = (
  release: readonly ISourceCell[],
  copy: readonly ISourceCell[]
): readonly (number | null)[] => align(outlineOf(release), copy.map(know));

/** A lesson as teachers write them. */
export const LESSON: readonly ISourceCell[] = [
  prose(
    '# Rainfall in three valleys\n\nWe compare the stations of the weather service over ten years.'
  ),
  code('import numpy as np\nimport pandas as pd\nimport matplotlib.pyplot as plt'),
  prose('The file has a row for each station and day. Let us read it and look at the first rows.'),
  code("rain = pd.read_csv('rainfall.csv', parse_dates=['day'])\nrain.head()"),
  prose('Which station is the wettest? Group by station, and take the mean of each group.'),
  code('def wettest(rain):\n    # YOUR CODE HERE\n    raise NotImplementedError()'),
  code("assert wettest(rain) == 'Oberried'\nassert wettest(rain[:50]) == 'Simonswald'"),
  prose('Now plot the monthly sums, with a line for each valley and a legend.'),
  code(''),
  prose('What do you see? Write two sentences.'),
  prose('*YOUR ANSWER HERE*')
];
