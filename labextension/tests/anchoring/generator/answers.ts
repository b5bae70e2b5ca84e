/** What a learner does to the text of a cell: fills in, tries other values, renames, adds, comments out, starts over. */
import type { Chance } from './chance';

const PLACEHOLDER =
  /your (?:code|answer|solution)|NotImplementedError|fail\(\)|___|\.\.\.|\bTODO\b|(?:=|return) None\b|answer here/i;

/** A gap within a line. */
const BLANK = /\w.*(?:\.{3}|_{3,})|(?:\.{3}|_{3,}).*\w|(?:=|return) None\b|= *#.*TODO/;

const NAMES = [
  'x',
  'y',
  'total',
  'result',
  'values',
  'tmp',
  'n',
  'data2',
  'my_list',
  'out',
  'res',
  'avg',
  'count',
  'z'
];
const CALLS = [
  'sum',
  'len',
  'max',
  'min',
  'sorted',
  'list',
  'str',
  'abs',
  'round',
  'np.mean',
  'np.array',
  'range',
  'type'
];
const WORDS =
  'I think the because we can see that model value is larger than mean so this plot shows how it changes when more data not sure why but probably about same for both groups'.split(
    ' '
  );

export const asksForAnswer = (line: string): boolean => PLACEHOLDER.test(line);

/** What a learner sees while writing: the cell, and lines of code above it. */
interface IShown {
  readonly cell: string;
  readonly examples: readonly string[];
}

export function editCode(chance: Chance, source: string, examples: readonly string[]): string {
  const shown = { cell: source, examples };
  const lines = source.split('\n');
  if (source.trim() === '' || lines.every(line => line.trim() === '' || PLACEHOLDER.test(line))) {
    return answer(chance, shown, 1, 8).join('\n');
  }
  if (PLACEHOLDER.test(source)) {
    return fillIn(chance, lines, shown).join('\n');
  }
  let edited = source;
  for (let left = chance.happens(0.25) ? 2 : 1; left > 0 || edited === source; left--) {
    edited = change(chance, edited.split('\n'), shown).join('\n');
  }
  return edited;
}

export function editMarkdown(chance: Chance, source: string): string {
  if (PLACEHOLDER.test(source)) {
    const kept = source.split('\n').filter(line => !PLACEHOLDER.test(line));
    return [...kept, prose(chance, 5, 40)].join('\n');
  }
  return chance.weighted([
    [3, () => `${source}\n\n**Note:** ${prose(chance, 3, 15)}`],
    [1, () => source.replace(/\b\w+\b/, word => `${word}${word.slice(-1)}`)],
    [1, () => `${prose(chance, 2, 6)}\n\n${source}`]
  ])();
}

/** What somebody writes to look at something. */
export function scratch(chance: Chance, near: string, examples: readonly string[]): string {
  const shown = { cell: near, examples };
  const names = near.match(/\b[A-Za-z_]\w{1,}\b/g) ?? NAMES;
  const name = chance.pick(names);
  return chance.weighted([
    [4, () => `print(${name})`],
    [2, () => name],
    [
      2,
      () =>
        `${name}.${chance.pick(['head()', 'shape', 'describe()', 'dtype', 'sum()', 'columns', 'keys()'])}`
    ],
    [
      2,
      () => `${chance.pick(['type', 'len', 'help', 'print'])}(${name})\n${lineOf(chance, shown)}`
    ],
    [3, () => answer(chance, shown, 1, 6).join('\n')]
  ])();
}

export function prose(chance: Chance, least: number, most: number): string {
  return Array.from({ length: chance.whole(least, most) }, () => chance.pick(WORDS)).join(' ');
}

/** What was there stays, apart from what asks for an answer; blanks are filled where they are. */
function fillIn(chance: Chance, lines: readonly string[], shown: IShown): string[] {
  let answered = false;
  return lines.flatMap(line => {
    if (BLANK.test(line)) {
      return [
        line
          .replace(/^(\s*)#\s*/, '$1')
          .replace(/\bNone\b|\.{3}|_{3,}|#.*TODO.*/g, () => expression(chance))
      ];
    }
    if (!PLACEHOLDER.test(line)) {
      return [line];
    }
    const indent = /^\s*/.exec(line)?.[0] ?? '';
    const kept = /^\s*#/.test(line) && chance.happens(0.6) ? [line] : [];
    const added = answered ? [] : answer(chance, shown, 1, 6);
    answered = true;
    return [...kept, ...added.map(each => indent + each.trim())];
  });
}

function change(chance: Chance, lines: readonly string[], shown: IShown): string[] {
  const at = chance.whole(0, lines.length - 1);
  return chance.weighted<() => string[]>([
    [25, () => otherNumbers(chance, lines)],
    [15, () => rename(chance, lines)],
    [25, () => [...lines.slice(0, at + 1), ...answer(chance, shown, 1, 3), ...lines.slice(at + 1)]],
    [10, () => [...lines.slice(0, at), `# ${lines[at]}`, ...lines.slice(at + 1)]],
    [8, () => [`# ${prose(chance, 2, 8)}`, ...lines]],
    [
      lines.length > 2 ? 8 : 0,
      () => [
        ...lines.slice(0, at),
        ...lines.slice(at + chance.whole(1, Math.ceil(lines.length / 3)))
      ]
    ],
    [2, () => [...lines.slice(0, chance.whole(0, 1)), ...answer(chance, shown, 1, 8)]]
  ])();
}

/** Tries another value or two. */
function otherNumbers(chance: Chance, lines: readonly string[]): string[] {
  const source = lines.join('\n');
  const numbers = [...source.matchAll(/(?<![\w.])\d+\b/g)];
  const [one, two] = [
    chance.pick(numbers)?.index,
    chance.happens(0.3) ? chance.pick(numbers)?.index : -1
  ];
  return source
    .replace(/(?<![\w.])\d+\b/g, (number, at) =>
      at === one || at === two ? String(Number(number) + chance.whole(1, 9)) : number
    )
    .split('\n');
}

function rename(chance: Chance, lines: readonly string[]): string[] {
  const assigned = [...lines.join('\n').matchAll(/^\s*([A-Za-z_]\w*)\s*=/gm)].map(
    ([, name]) => name
  );
  if (assigned.length === 0) {
    return [...lines];
  }
  const old = new RegExp(`\\b${chance.pick(assigned)}\\b`, 'g');
  const name = `${chance.pick(NAMES)}_${chance.whole(1, 9)}`;
  return lines.map(line => line.replace(old, name));
}

/** Learners write what they have just been shown, and what learners write. */
function answer(chance: Chance, shown: IShown, least: number, most: number): string[] {
  return Array.from({ length: chance.whole(least, most) }, () => lineOf(chance, shown));
}

function lineOf(chance: Chance, { cell, examples }: IShown): string {
  if (examples.length > 0 && chance.happens(0.4)) {
    return chance.pick(examples).replace(/\b\d+\b/g, () => String(chance.whole(0, 20)));
  }
  const code = cell.replace(/#.*|(['"]).*?\1/g, ' ');
  const named = code.match(/\b[A-Za-z_]\w+\b/g) ?? NAMES;
  const name = chance.pick(chance.happens(0.5) ? named : NAMES);
  return chance.weighted([
    [4, () => `${name} = ${expression(chance)}`],
    [2, () => `print(${name})`],
    [1, () => `for i in range(${chance.whole(2, 20)}): ${name} += ${chance.pick(NAMES)}`],
    [1, () => `if ${name} > ${chance.whole(0, 9)}: print('${chance.pick(WORDS)}')`],
    [1, () => `# ${prose(chance, 2, 7)}`]
  ])();
}

function expression(chance: Chance): string {
  return chance.weighted([
    [3, () => `${chance.pick(CALLS)}(${chance.pick(NAMES)})`],
    [2, () => `${chance.pick(NAMES)} ${chance.pick(['+', '-', '*', '/'])} ${chance.whole(1, 99)}`],
    [1, () => `[${chance.pick(NAMES)} for ${chance.pick(NAMES)} in ${chance.pick(NAMES)}]`],
    [1, () => String(chance.whole(0, 1000))]
  ])();
}
