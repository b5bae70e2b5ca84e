/**
 * Notebooks as courses have them: prose, worked examples that resemble each other, exercises with and without a
 * skeleton, empty cells to write in, tests, and lines that come again and again. Made up, word by word.
 */
import type { ISourceCell } from '../../../src/anchoring/types';
import type { Chance } from './chance';

interface ITopic {
  readonly name: string;
  readonly imports: readonly string[];
  /** Names that are at hand in the code. */
  readonly data: readonly string[];
  readonly columns: readonly string[];
  readonly calls: readonly string[];
  readonly words: string;
}

const TOPICS: readonly ITopic[] = [
  {
    name: 'Working with tables',
    imports: ['import numpy as np', 'import pandas as pd', 'import matplotlib.pyplot as plt'],
    data: ['df', 'births', 'weather', 'stations', 'monthly', 'merged', 'tidy'],
    columns: ['year', 'month', 'station', 'rainfall', 'births', 'gender', 'temperature', 'county'],
    calls: [
      'groupby',
      'sort_values',
      'pivot_table',
      'dropna',
      'fillna',
      'merge',
      'describe',
      'value_counts',
      'rolling'
    ],
    words:
      'table column row index group mean missing value select filter sort join key frequency month station record observation aggregate pivot reshape wide long label'
  },
  {
    name: 'First steps in programming',
    imports: ['import math', 'import random'],
    data: ['numbers', 'words', 'text', 'letters', 'scores', 'shopping', 'matrix'],
    columns: ['name', 'price', 'age', 'length', 'first', 'last', 'colour', 'points'],
    calls: [
      'append',
      'split',
      'join',
      'sort',
      'count',
      'upper',
      'replace',
      'index',
      'pop',
      'items'
    ],
    words:
      'list string loop function argument return variable assign integer character condition branch iterate counter dictionary key error indent call scope print input number'
  },
  {
    name: 'Numerical methods',
    imports: [
      'import numpy as np',
      'from scipy import optimize',
      'import matplotlib.pyplot as plt'
    ],
    data: ['u', 'grid', 'velocity', 'pressure', 'residual', 'jacobian', 'solution'],
    columns: ['dx', 'dt', 'tolerance', 'steps', 'order', 'alpha', 'sigma', 'omega'],
    calls: [
      'linspace',
      'zeros_like',
      'dot',
      'solve',
      'norm',
      'gradient',
      'meshgrid',
      'interp',
      'cumsum'
    ],
    words:
      'derivative step grid scheme stable converge error order boundary condition initial velocity diffusion matrix iterate residual tolerance solution exact truncation explicit implicit'
  },
  {
    name: 'Learning from data',
    imports: [
      'import numpy as np',
      'from sklearn.linear_model import LogisticRegression',
      'import seaborn as sns'
    ],
    data: ['X', 'y', 'X_train', 'X_test', 'model', 'scores', 'pipeline'],
    columns: ['penalty', 'depth', 'alpha', 'target', 'feature', 'fold', 'margin', 'kernel'],
    calls: [
      'fit',
      'predict',
      'transform',
      'score',
      'split',
      'cross_val_score',
      'confusion_matrix',
      'plot_tree'
    ],
    words:
      'model feature label train test split overfit regularise fold score accuracy loss gradient decision boundary class probability tree depth margin kernel parameter'
  }
];

const COMMON =
  'the a of to in is that we and this for with as can it on if you will from each how by now then so let next see which use more than one our also same'.split(
    ' '
  );
const SYLLABLES =
  'ba co da el fi gor han im jo ka lun mer nu ol per qui ra sen ti ur vel wi xa yor zen'.split(' ');
const STUBS = [
  '',
  '',
  '# YOUR CODE HERE\nraise NotImplementedError()',
  '# your code here\n',
  '# TODO'
];
const REPEATED = [
  'plt.show()',
  'df.head()',
  '---',
  '%matplotlib inline',
  '*Run the next cell.*',
  'print("done")'
];

/** A notebook of about so many cells. */
export function writeNotebook(chance: Chance, length: number): ISourceCell[] {
  const topic = chance.pick(TOPICS);
  const cells: ISourceCell[] = [
    markdown(`# ${topic.name}\n\n${paragraph(chance, topic, 3)}`),
    code(topic.imports.join('\n'))
  ];
  for (let section = 1; cells.length < length; section++) {
    const subject = narrow(chance, topic);
    cells.push(
      markdown(`## ${section}. ${title(chance, subject)}\n\n${paragraph(chance, subject, 2)}`)
    );
    for (let left = chance.whole(1, 5); left > 0; left--) {
      cells.push(...part(chance, subject, section));
    }
  }
  return cells.slice(0, Math.max(4, length));
}

/** A section has names and words of its own, beside those of its topic. */
function narrow(chance: Chance, topic: ITopic): ITopic {
  const coin = (): string =>
    Array.from({ length: chance.whole(2, 3) }, () => chance.pick(SYLLABLES)).join('');
  const coins = Array.from({ length: 12 }, coin);
  return {
    ...topic,
    data: [...topic.data, ...coins.slice(0, 4), ...coins.slice(0, 4)],
    columns: [...topic.columns, ...coins.slice(4, 8)],
    words: `${topic.words} ${coins.slice(6).join(' ')} ${Array.from({ length: 20 }, coin).join(' ')}`
  };
}

function part(chance: Chance, topic: ITopic, section: number): ISourceCell[] {
  return chance.weighted<() => ISourceCell[]>([
    [
      6,
      () => [markdown(paragraph(chance, topic, chance.whole(1, 5))), code(example(chance, topic))]
    ],
    [2, () => [code(example(chance, topic))]],
    [2, () => [markdown(paragraph(chance, topic, chance.whole(1, 4)))]],
    [1.5, () => family(chance, topic)],
    [3, () => exercise(chance, topic, section)],
    [1, () => [repeated(chance)]]
  ])();
}

/** The same again, with another value, and mostly with other lines as well: what a teacher shows side by side. */
function family(chance: Chance, topic: ITopic): ISourceCell[] {
  const lines = Array.from({ length: chance.whole(1, 5) }, () => statement(chance, topic));
  const others = chance.pick([0, 0.4, 0.5, 0.6, 0.7]);
  return Array.from({ length: chance.whole(2, 4) }, () => {
    const again = lines.map(line => (chance.happens(others) ? statement(chance, topic) : line));
    const value = String(chance.whole(2, 99));
    return code(
      again
        .join('\n')
        .replace(/\d+/, value)
        .replace(/'\w+'/, `'${chance.pick(topic.columns)}'`)
    );
  });
}

function exercise(chance: Chance, topic: ITopic, section: number): ISourceCell[] {
  const name = `${chance.pick(topic.calls)}_${chance.pick(topic.columns)}`;
  const question = markdown(
    `**Exercise ${section}.${chance.whole(1, 9)}** ${paragraph(chance, topic, chance.whole(1, 3))}`
  );
  const argument = chance.pick(topic.data);
  const answer = chance.weighted<() => ISourceCell>([
    [
      4,
      () =>
        code(
          `def ${name}(${argument}):\n    """${sentence(chance, topic)}"""\n    # YOUR CODE HERE\n    raise NotImplementedError()`
        )
    ],
    [2, () => code(`${name} = None\n${chance.pick(topic.data)} = ___\n${name}`)],
    [1, () => code(chance.pick(STUBS))],
    [1, () => markdown('*YOUR ANSWER HERE*')]
  ])();
  const test = code(
    Array.from(
      { length: chance.whole(1, 4) },
      () => `assert ${name}(${chance.whole(0, 99)}) == ${chance.whole(0, 999)}`
    ).join('\n')
  );
  return [question, answer, ...(answer.type === 'code' && chance.happens(0.5) ? [test] : [])];
}

function example(chance: Chance, topic: ITopic): string {
  return Array.from({ length: chance.whole(2, 7) }, () => statement(chance, topic)).join('\n');
}

function statement(chance: Chance, topic: ITopic): string {
  const [target, other] = [chance.pick(topic.data), chance.pick(topic.data)];
  const [column, call] = [chance.pick(topic.columns), chance.pick(topic.calls)];
  return chance.weighted([
    [4, () => `${target} = ${other}.${call}('${column}')`],
    [
      2,
      () =>
        `${target}['${column}'] = ${other}['${chance.pick(topic.columns)}'] * ${chance.whole(1, 99)}`
    ],
    [2, () => `print(${target}.${call}(${chance.whole(1, 20)}))`],
    [1, () => `plt.plot(${target}, label='${column}')\nplt.xlabel('${column}')\nplt.legend()`],
    [
      1,
      () => `for ${column} in ${target}:\n    ${other} = ${call}(${column}, ${chance.whole(0, 9)})`
    ],
    [1, () => `# ${sentence(chance, topic)}`],
    [1, () => `${target}.${call}()`]
  ])();
}

const title = (chance: Chance, topic: ITopic): string =>
  `${chance.pick(topic.words.split(' '))} and ${chance.pick(topic.words.split(' '))}`;

function paragraph(chance: Chance, topic: ITopic, sentences: number): string {
  return Array.from({ length: sentences }, () => sentence(chance, topic)).join(' ');
}

function sentence(chance: Chance, topic: ITopic): string {
  const own = topic.words.split(' ');
  const words = Array.from({ length: chance.whole(5, 16) }, () =>
    chance.pick(chance.happens(0.5) ? COMMON : own)
  );
  const text = words.join(' ');
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

function repeated(chance: Chance): ISourceCell {
  const source = chance.pick(REPEATED);
  return /^[-*]/.test(source) ? markdown(source) : code(source);
}

const code = (source: string): ISourceCell => ({ type: 'code', source });
const markdown = (source: string): ISourceCell => ({ type: 'markdown', source });
