/** Patterns of prompts that get answers: good words to begin from, and when others' answers are to be seen. */
import type { TranslationBundle } from '@jupyterlab/translation';

import type * as Wire from '../wire/types';

export type PatternName = 'question' | 'predict' | 'compare' | 'own-work' | 'hard' | 'muddiest';

export interface IPattern {
  readonly name: PatternName;
  /** As a command and in menus. */
  readonly label: string;
  readonly heading: string;
  readonly body: string;
  /** When talk opens, where it is not at once. */
  readonly opens?: Wire.IOpening['opens'];
}

export function patterns(trans: TranslationBundle): readonly IPattern[] {
  return [
    {
      name: 'question',
      label: trans.__('Question with a Stance'),
      heading: trans.__('Which would you choose?'),
      body: trans.__(
        'There are two ways to do what the cell above does. Which one would you take, and what would change your mind?'
      )
    },
    {
      name: 'predict',
      label: trans.__('Predict, Then Reveal'),
      heading: trans.__('What will come out?'),
      body: trans.__(
        'Before you run the next cell: what do you expect, and why? Give a number or a sketch in words, and one sentence. You see the others once you have posted.'
      ),
      opens: 'after_post'
    },
    {
      name: 'compare',
      label: trans.__('Compare Two Answers'),
      heading: trans.__('Which answer would you trust?'),
      body: trans.__(
        '**Answer A:** …\n\n**Answer B:** …\n\nWhich of the two would you hand to a friend? Point at the word or the line that decides it.'
      )
    },
    {
      name: 'own-work',
      label: trans.__('From Your Own Work'),
      heading: trans.__('Where have you met this?'),
      body: trans.__(
        'Bring one example from your own work or life where this matters. Then answer somebody else: does theirs really fit?'
      )
    },
    {
      name: 'hard',
      label: trans.__('What Was Hard'),
      heading: trans.__('What was hard here?'),
      body: trans.__(
        'Which step above took you longest, and what helped in the end? If nothing has helped yet, say where you are stuck.'
      )
    },
    {
      name: 'muddiest',
      label: trans.__('Muddiest Point'),
      heading: trans.__('What is still muddy?'),
      body: trans.__(
        'Name the one thing in this notebook that is least clear to you now. One sentence is enough; without your name is fine.'
      )
    }
  ];
}

/** The Markdown of a prompt, without the line that is for those who have no extension. */
export function markdownOf({ heading, body }: Pick<IPattern, 'heading' | 'body'>): string {
  return `### ${heading}\n\n${body}`;
}
