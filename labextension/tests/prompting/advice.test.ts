import { nullTranslator } from '@jupyterlab/translation';
import { describe, expect, test } from 'vitest';

import { weaknesses } from '../../src/prompting/advice';
import { markdownOf, patterns } from '../../src/prompting/patterns';

const ABOVE = 'walk = rng.choice([-1, 1], size=1000).cumsum()\nplt.plot(walk)';

describe('What is weak in a prompt @S42', () => {
  test.each([
    'Any questions?',
    '### Discussion\n\nAny questions or comments?',
    'What do you think?',
    '### Discuss!\n\nThoughts?',
    'Do you have any questions so far?'
  ])('“%s” is vague', prompt => {
    expect(weaknesses(prompt, ABOVE)).toEqual(['vague']);
  });

  test.each(['Did you understand the random walk?', 'Is the mean a good summary of this?'])(
    '“%s” is closed',
    prompt => {
      expect(weaknesses(prompt, ABOVE)).toContain('closed');
    }
  );

  test.each([
    'Does the walk come back? Why?',
    'How far from its start is the walk after 1000 steps? Guess first.',
    'A friend says it is due to come back. Point at the line of the code that settles it.'
  ])('“%s” is fine', prompt => {
    expect(weaknesses(prompt, ABOVE)).toEqual([]);
  });

  test('a prompt that is about nothing above it says so, and one that is too long, too', () => {
    expect(weaknesses('Why do people like football?', ABOVE)).toEqual(['loose']);
    expect(weaknesses(`Why here? ${'word '.repeat(100)}`, ABOVE)).toEqual(['long']);
  });

  test('the line for those without the extension, code and emphasis are no part of the prompt', () => {
    const hint = '*A discussion cell: with jupyter-community, the course talks below this line.*';
    expect(weaknesses(`### Talk\n\n**Any** questions?\n\n${hint}`, ABOVE)).toEqual(['vague']);
    expect(weaknesses('', ABOVE)).toEqual([]);
  });
});

test('every pattern of the library would be let pass @S42 @S37', () => {
  const library = patterns(nullTranslator.load(''));
  expect(library.map(({ name }) => name)).toEqual([
    'question',
    'predict',
    'compare',
    'own-work',
    'hard',
    'muddiest'
  ]);
  for (const pattern of library) {
    expect(weaknesses(markdownOf(pattern), ABOVE), pattern.name).toEqual([]);
  }
  expect(library.filter(({ opens }) => opens).map(({ name }) => name)).toEqual(['predict']);
});
