/** Initials and colours by which people are recognised before their name is read. */

/** Each dark enough for white letters at 4.5:1, whatever the theme. */
export const COLOURS = [
  '#b3261e',
  '#a63c06',
  '#8a5300',
  '#636300',
  '#33691e',
  '#00695c',
  '#006978',
  '#01579b',
  '#283593',
  '#5e35b1',
  '#8e24aa',
  '#ad1457'
] as const;

/** The same colour for the same person, on every page. */
export function colourOf(id: string): string {
  // People of one course mostly have neighbouring numbers: five steps on is a colour far from the last.
  const number = /\d{1,9}$/.exec(id);
  return COLOURS[(number === null ? hashOf(id) : Number(number[0]) * 5) % COLOURS.length];
}

function hashOf(id: string): number {
  let hash = 2166136261;
  for (const letter of id) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619);
  }
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** One or two letters, by what a reader takes for a letter; a name is not split into first and last. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/[\s_.-]+/u)
    .filter(Boolean);
  const [first, last] = [words.at(0), words.length > 1 ? words.at(-1) : undefined];
  return [first, last].map(word => firstLetter(word ?? '')).join('') || '?';
}

// Made once: it is dear, and every face asks.
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function firstLetter(word: string): string {
  for (const { segment } of graphemes.segment(word)) {
    if (/\p{L}|\p{N}/u.test(segment)) {
      return segment.toLocaleUpperCase();
    }
  }
  return '';
}

/** What tells people without their names apart: A, B, C, …, and numbers where the letters end. */
export function letterOf(alias: number): string {
  return alias <= 26 ? String.fromCharCode(64 + alias) : String(alias);
}

/** How far two colours (`#rrggbb`) stand apart, as WCAG reckons it: from 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5]
    .map(at => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
