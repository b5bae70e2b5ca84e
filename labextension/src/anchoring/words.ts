/** What of a cell's source counts when two cells are compared: its words, without layout and without placeholders. */

/** A word, a number, one character of a script that writes without spaces, or one sign. */
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}_][\p{L}\p{M}\p{N}_]*|\p{N}+|[^\s]/gu;
const WORD = /^[\p{L}\p{M}\p{N}_]/u;
const NUMBER = /^\p{N}/u;

/** Lines that ask for an answer and go when it is given: a cell is not known by them. */
const PLACEHOLDERS = [
  /^[#/*\s-]*(?:your|write|type|put|insert|enter|add|start|end)\b.{0,24}\b(?:code|answer|solution)s?\b.{0,16}\bhere\b.{0,24}$/i,
  /^[#\s]*(?:begin|end)\s+(?:your\s+)?(?:solution|code|answer)\b.{0,20}$/i,
  /^\s*(?:raise\s+NotImplementedError\b.*|fail\(\).*|pass|\.\.\.)$/,
  /^[#\s]*todo\W*$/i
];
/** Words that stand for something to be filled in. */
const BLANK = /^(?:_+|None|TODO)$/;

/** The more often a word has come before, the less it says; from here on nothing. */
const MOST_REPEATS = 3;

/** A source in lines of tokens. Laid out differently, or with its placeholder lines gone, it gives the same ones. */
export function tokensOf(source: string, isCode: boolean): string[][] {
  return source
    .normalize('NFC')
    .split(/\r\n?|\n/)
    .filter(line => !PLACEHOLDERS.some(placeholder => placeholder.test(line.trim())))
    .map(line => (isCode ? line : line.toLowerCase()).match(TOKEN) ?? [])
    .filter(line => line.length > 0);
}

/**
 * The shingles of a cell: each word with how often it came before, and each pair of neighbours in a line, whatever
 * their numbers: other values are what learners try first.
 */
export function shinglesOf(lines: readonly (readonly string[])[]): Set<string> {
  const shingles = new Set<string>();
  const seen = new Map<string, number>();
  for (const line of lines) {
    let last: string | null = null;
    for (const word of line.filter(token => WORD.test(token))) {
      if (BLANK.test(word)) {
        last = null;
        continue;
      }
      const times = Math.min(seen.get(word) ?? 0, MOST_REPEATS);
      seen.set(word, times + 1);
      shingles.add(`${word} ${times}`);
      const blind: string = NUMBER.test(word) ? '0' : word;
      if (last !== null) {
        shingles.add(`${last}\n${blind}`);
      }
      last = blind;
    }
  }
  return shingles;
}
