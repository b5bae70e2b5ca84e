// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';

import {
  KEY,
  describe as tell,
  isId,
  markCell,
  markNotebook,
  damagedKind,
  readCell,
  readNotebook,
  titleOf
} from '../../src/cells/metadata';
import { notebook } from '../notebook';

const PLACE = { kind: 'discussion', version: 1, id: 'how-far' };

describe('the mark of a cell', () => {
  it('is read as it was written', () => {
    expect(readCell(PLACE)).toEqual(PLACE);
    expect(readCell(markCell({ name: 'discussion', version: 1 }))?.kind).toBe('discussion');
  });

  it('is another one for each new cell', () => {
    const kind = { name: 'discussion', version: 1 };
    expect(markCell(kind).id).not.toBe(markCell(kind).id);
  });

  it.each([undefined, null, 3, 'discussion', {}, { ...PLACE, id: '' }, { ...PLACE, version: '1' }])(
    'is not there in %j',
    mark => {
      expect(readCell(mark)).toBeNull();
    }
  );

  it.each(['a/b', '../x', 'a b', 'é', 'x'.repeat(65), '<b>'])('has no id like %s', id => {
    expect(isId(id)).toBe(false);
    expect(readCell({ ...PLACE, id })).toBeNull();
  });
});

describe('the mark of a notebook', () => {
  it('names the notebook, and a course if there is one', () => {
    expect(readNotebook({ version: 1, notebook: 'n1', course: 'seminar' })).toEqual({
      notebook: 'n1',
      course: 'seminar'
    });
    expect(readNotebook({ version: 1, notebook: 'n1' })?.course).toBeNull();
  });

  it('is not understood from a newer version', () => {
    expect(readNotebook({ version: 2, notebook: 'n1' })).toBeNull();
  });

  it('is made once, and keeps its id and its course', () => {
    const model = notebook();
    const first = markNotebook(model, null);
    const second = markNotebook(model, 'seminar');
    const third = markNotebook(model, 'another');
    expect(second).toEqual({ notebook: first.notebook, course: 'seminar' });
    expect(third).toEqual(second);
    expect(model.getMetadata(KEY)).toEqual({ version: 1, ...second });
  });
});

describe('the title of a prompt', () => {
  it.each([
    [
      '### Before you run anything: how far?\n\nAfter **100** steps',
      'Before you run anything: how far?'
    ],
    ['What did *you* find `hard`?\nAnd why?', 'What did you find hard?'],
    ['Look first.\n\n## Then a heading ##', 'Then a heading'],
    ['```python\n# not a heading\n```\nAfter the code', 'After the code'],
    ['---\n[A link](https://example.org) and text', 'A link and text'],
    ['Is $a_i * b_i$ zero?', 'Is $a_i * b_i$ zero?'],
    ['', '']
  ])('of %j is %j', (prompt, title) => {
    expect(titleOf(prompt)).toBe(title);
  });

  it('is no longer than the service takes', () => {
    expect(titleOf('word '.repeat(100)).length).toBeLessThanOrEqual(200);
  });
});

describe('what a course is told of a notebook', () => {
  it('is its title, and each of its shared cells once, in order', () => {
    const model = notebook(
      { source: '# A walk that forgets\n\nWelcome.' },
      { source: '### How far?', metadata: { [KEY]: PLACE } },
      { source: '### A copy of it', metadata: { [KEY]: PLACE } },
      { source: 'Anything else', metadata: { [KEY]: { ...PLACE, id: 'end' } } },
      { source: '### A stranger', metadata: { [KEY]: { kind: 'discussion' } } }
    );
    expect(tell(model, 'n1', 'seminar/walk.ipynb')).toEqual({
      id: 'n1',
      title: 'A walk that forgets',
      path: 'seminar/walk.ipynb',
      anchors: [
        { id: 'how-far', kind: 'discussion', title: 'How far?' },
        { id: 'end', kind: 'discussion', title: 'Anything else' }
      ]
    });
  });

  it('is called like its file where it has no heading', () => {
    expect(tell(notebook(), 'n1', 'seminar/Lesson 3.ipynb').title).toBe('Lesson 3');
  });
});

describe('a mark that makes no sense', () => {
  it.each([
    [{ kind: 'discussion', version: 1, id: '../..' }, 'discussion'],
    [{ kind: 'discussion', version: 'one', id: 'a' }, 'discussion'],
    [{ kind: 'k'.repeat(1_000_000), version: null }, `${'k'.repeat(39)}…`],
    [{ kind: 'two\n lines' }, 'two lines'],
    [{ kind: 'discussion', version: 1, id: 'a' }, null],
    [{ kind: ['discussion'] }, null],
    [{ peer_review: {} }, null],
    ['discussion', null],
    [undefined, null]
  ])('%j is of the kind %j', (metadata, kind) => {
    expect(damagedKind(metadata)).toBe(kind);
  });
});
