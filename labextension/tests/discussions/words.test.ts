import { nullTranslator } from '@jupyterlab/translation';
import { expect, test } from 'vitest';

import { audience, nameOf, type IAudience } from '../../src/discussions/words';
import type { IThread } from '../../src/tokens';

const trans = nullTranslator.load('jupyter_community');
const COURSE = { id: 'seminar', title: 'Chance and Data', role: 'learner' } as const;
const ADA = { id: 'p7', name: 'Ada', role: 'learner' } as const;

function sentence(about: Partial<IAudience>): string {
  return audience({ course: COURSE, me: 'Ada', as: 'named', ...about }, trans);
}

function thread(change: Partial<IThread>): IThread {
  return { audience: 'everyone', started_by: ADA, talk: [], ...change } as unknown as IThread;
}

test('@H04 @S15 before anything is sent a sentence says who will read it and under what name', () => {
  expect(sentence({})).toBe('Everyone in Chance and Data will see this, with your name, Ada.');
  expect(sentence({ as: 'staff' })).toBe(
    'Only you and the staff of Chance and Data will see this, with your name, Ada.'
  );
  expect(sentence({ as: 'nameless' })).toMatch(
    /^Everyone in Chance and Data will see this without your name: you are “Asker”, in this thread only\./
  );
});

test('@H04 a reply says what is so in its thread, whatever is chosen', () => {
  const asked = thread({ audience: 'staff' });
  expect(sentence({ thread: asked, me: 'Tia' })).toBe(
    'Only the staff of Chance and Data and Ada will see this, with your name.'
  );
  expect(sentence({ thread: asked })).toMatch(/^Only you and the staff/);
  expect(sentence({ as: 'nameless', thread: thread({}), alias: { alias: 2 } })).toMatch(
    /you are “Learner B”, in this thread only/
  );
});

test('who writes without their name is called the same by everybody', () => {
  expect([0, 1, 2, 26, 27].map(alias => nameOf({ alias }, trans))).toEqual([
    'Asker',
    'Learner A',
    'Learner B',
    'Learner Z',
    'Learner 27'
  ]);
  expect(nameOf(ADA, trans)).toBe('Ada');
});
