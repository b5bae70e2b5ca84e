import { describe, expect, it } from 'vitest';

import { COLOURS, colourOf, contrast, initialsOf } from '../../src/ui/likeness';
import { ago, localeOf } from '../../src/ui/time';

describe('a face', () => {
  it.each(COLOURS)('has letters that can be read on %s', colour => {
    expect(contrast(colour, '#ffffff')).toBeGreaterThanOrEqual(4.5);
  });

  it('reckons contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('has the same colour for the same person, and many colours for many people', () => {
    expect(colourOf('p7')).toBe(colourOf('p7'));
    const people = Array.from({ length: 12 }, (_, n) => colourOf(`p${n}`));
    expect(new Set(people).size).toBe(12);
    const logins = Array.from('abcdefghijklmnopqrstuvwxyz', letter => colourOf(letter));
    expect(new Set(logins).size).toBeGreaterThan(8);
  });

  it.each([
    ['Ada Okonkwo', 'AO'],
    ['Ben', 'B'],
    ['  tia  ', 'T'],
    ['王小明', '王'],
    ['ליאור כהן', 'לכ'],
    ['Ана́ Петрова', 'АП'],
    ['🦉 Owl', 'O'],
    ['', '?']
  ])('shows %s as %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

describe('a time', () => {
  const now = Date.parse('2026-11-24T12:00:00Z');
  it.each([
    [0, 'now'],
    [-30_000, 'now'],
    [+90_000, 'now'],
    [-5 * 60_000, '5 minutes ago'],
    [-3_599_000, '59 minutes ago'],
    [-26 * 3_600_000, 'yesterday'],
    [-15 * 86_400_000, '2 weeks ago']
  ])('%d ms from now is %s', (difference, words) => {
    expect(ago(now + difference, now, 'en')).toBe(words);
  });

  it('is said in the language of the reader', () => {
    expect(ago(now - 86_400_000, now, localeOf('de_DE'))).toBe('gestern');
    expect(localeOf('xx_XX')).toBe('en');
  });
});
