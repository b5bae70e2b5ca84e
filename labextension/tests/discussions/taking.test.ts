// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';

import { takeSnapshot } from '../../src/discussions/taking';

type Cell = Parameters<typeof takeSnapshot>[0];

function cell(source: string, outputs: unknown[] = [], type = 'code'): Cell {
  return {
    type,
    mimeType: 'text/x-ipython',
    sharedModel: { getSource: () => source },
    outputs: { toJSON: () => outputs }
  } as unknown as Cell;
}

const data = (bundle: object): object => ({ output_type: 'display_data', data: bundle });
const stream = (text: string | string[]): object => ({ output_type: 'stream', text });

describe('a snapshot of a cell', () => {
  test('has its source, what it printed, what it answered, what it drew and its error', () => {
    const taken = takeSnapshot(
      cell('1 / 0\n', [
        stream(['one\n', 'two']),
        stream('\nthree'),
        data({ 'text/plain': '42' }),
        data({ 'image/png': 'iVBO\nRw==', 'text/plain': '<Figure>' }),
        { output_type: 'error', ename: 'E', evalue: 'v', traceback: ['\u001b[31mE\u001b[0m', 'v'] }
      ]),
      []
    );
    expect(taken).toEqual({
      language: 'python',
      omitted: [],
      pieces: [
        { kind: 'source', text: '1 / 0', cut: 0 },
        { kind: 'text', text: 'one\ntwo\nthree', cut: 0 },
        { kind: 'text', text: '42', cut: 0 },
        { kind: 'picture', text: 'iVBORw==', cut: 0 },
        { kind: 'error', text: 'E\nv', cut: 0 }
      ]
    });
  });

  test('says an error without a traceback by its name', () => {
    const outputs = [{ output_type: 'error', ename: 'KeyError', evalue: "'x'", traceback: [] }];
    expect(takeSnapshot(cell('x', outputs), [])?.pieces[1].text).toBe("KeyError: 'x'");
  });

  test.each([
    ['its plain text', { 'text/html': '<b>1</b>', 'text/plain': 'one' }, 'one'],
    ['its words', { 'text/html': '<p>a</p><script>alert(1)</script><style>b{}</style>' }, 'a'],
    ['nothing at all', { 'image/svg+xml': '<svg onload="alert(1)"/>' }, undefined],
    ['nothing at all', { 'application/javascript': 'alert(1)' }, undefined]
  ])('keeps of rich output %s', (_, bundle, text) => {
    const taken = takeSnapshot(cell('x', [data(bundle)]), []);
    expect(taken?.pieces[1]?.text).toBe(text);
    expect(taken?.omitted).toEqual(['rich']);
  });

  test('leaves out a picture that is too large, and more than fits, and says so', () => {
    const many = Array.from({ length: 30 }, (_, n) => data({ 'text/plain': `${n}` }));
    const large = data({ 'image/png': 'A'.repeat(400_000), 'text/plain': '<Figure>' });
    const taken = takeSnapshot(cell('x', [large, ...many]), []);
    expect(taken?.pieces).toHaveLength(16);
    expect(taken?.pieces[1].text).toBe('<Figure>');
    expect(taken?.omitted).toEqual(['large', 'many']);
  });

  test('has no names in it, if it is to have none', () => {
    const taken = takeSnapshot(cell('ada = 1  # by Ada Moreau'), ['ada', 'Ada Moreau']);
    expect(taken?.pieces[0].text).toBe('‹name› = 1  # by ‹name›');
  });

  test.each([
    ['an empty one', cell(' \n')],
    ['a text', cell('# Title', [], 'markdown')]
  ])('is not taken of %s', (_, empty) => {
    expect(takeSnapshot(empty, [])).toBeNull();
  });
});
