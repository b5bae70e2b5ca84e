/**
 * What a cell wrote, as plain text. The service does the same to whatever it is sent, by the same examples; it is done
 * here as well so that people see what will be kept before they post it.
 */

/** Characters of a text; of a longer one the beginning and the end stay, since tracebacks say most at their end. */
const LONGEST = 8000;
const HEAD = 3000;

const TERMINAL = new RegExp(
  [
    '(?:\\x1b\\[|\\x9b)[0-?]*[ -/]*[@-~]', // colours and moves
    '(?:\\x1b\\]|\\x9d)[^\\x07\\x1b\\x9c]*(?:\\x07|\\x1b\\\\|\\x9c)?', // links and titles
    '\\x1b[ -/]*[0-~]?'
  ].join('|'),
  'g'
);
/** A progress bar writes over its own line; its last state is what stood there. */
const OVERWRITTEN = /[^\n]*\r(?=[^\n])/g;
/** Nor what turns the direction of text: with it, code reads otherwise than it runs. */
const CONTROL = new RegExp(
  `[${['\\x00-\\x08', '\\x0b-\\x1f', '\\x7f-\\x9f', '\\u202a-\\u202e', '\\u2066-\\u2069'].join('')}]`,
  'g'
);
const HOME = /(?:\/home\/+|\/Users\/+|[A-Za-z]:\\Users\\+)[^/\\\s"'<>:|]+/g;
const HALF_SIGN = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const HIDDEN = '‹name›';

export function plain(text: string): string {
  return text
    .replace(/\r\n/g, '\n')
    .replace(TERMINAL, '')
    .replace(OVERWRITTEN, '')
    .replace(CONTROL, '')
    .replace(HOME, '~');
}

/** Without these names, whole or by their parts. */
export function withoutNames(text: string, names: string[]): string {
  const parts = names.flatMap(name => [name.trim(), ...name.split(/\s+/)]);
  const named = [...new Set(parts)].filter(part => [...part].length > 1);
  if (named.length === 0) {
    return text;
  }
  const anyone = named
    .sort((a, b) => b.length - a.length)
    .map(name => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
  const found = new RegExp(`(?<![\\p{L}\\p{N}])(?:${anyone})(?![\\p{L}\\p{N}])`, 'giu');
  return text.replace(found, HIDDEN);
}

/** As much of a text as can be shown, and how many characters were left out of its middle. */
export function shortened(text: string): { text: string; cut: number } {
  if (text.length <= LONGEST) {
    return { text: text.replace(HALF_SIGN, '\ufffd'), cut: 0 };
  }
  const head = text.slice(0, HEAD);
  const tail = text.slice(HEAD - LONGEST);
  return {
    text: `${head}\n…\n${tail}`.replace(HALF_SIGN, '\ufffd'),
    cut: text.length - LONGEST
  };
}
