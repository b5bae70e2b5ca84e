import { describe, expect, it } from 'vitest';

import { fingerprint, readFingerprint } from '../../src/anchoring/fingerprint';
import { Likeness } from '../../src/anchoring/likeness';

const LONG = Array.from({ length: 400 }, (_, i) => `value_${i} = measure(${i})`).join('\n');

function alike(a: string, b: string): number {
  const sketches = [a, b].map(source => readFingerprint(fingerprint(source, true)));
  return new Likeness([sketches[0]], [sketches[1]], 'code').of(sketches[0])[0];
}

describe('a fingerprint', () => {
  it('is as long for a thousand lines as for none', () => {
    const lengths = ['', 'x', LONG].map(source => fingerprint(source, true).length);
    expect(new Set(lengths).size).toBe(1);
  });

  it('is the same everywhere: it is stored and compared with others later', () => {
    expect(fingerprint('print("hello")', true)).toMatchInlineSnapshot(
      `"1Tn9vjttftLADD0fDzDAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"`
    );
  });

  it('does not hold the words of the cell', () => {
    const print = fingerprint('secret = "swordfish"', true);
    expect(print).toMatch(/^1[\w-]+$/);
    expect(print).not.toMatch(/secret|swordfish/);
  });

  it.each([
    ['line ends', 'a = 1\nb = 2', 'a = 1\r\nb = 2'],
    ['indents and blanks', 'if a:\n    b = 2', 'if a:\n  b  =  2  \n\n'],
    ['ways to write an accent', 'é = 1', 'e\u0301 = 1'],
    ['placeholders', 'a = 1\n# YOUR CODE HERE\nraise NotImplementedError()', 'a = 1']
  ])('is the same for other %s', (_, one, other) => {
    expect(fingerprint(other, true)).toBe(fingerprint(one, true));
  });

  it.each([
    ['another number', 'x = 1', 'x = 2'],
    ['another sign', 'x = a + b', 'x = a - b'],
    ['another order', 'a = b', 'b = a'],
    ['capitals in code', 'Count', 'count']
  ])('is another one for %s', (_, one, other) => {
    expect(fingerprint(other, true)).not.toBe(fingerprint(one, true));
  });

  it('does not mind capitals in prose', () => {
    expect(fingerprint('The Mean', false)).toBe(fingerprint('the mean', false));
  });

  it('knows an answer by the frame it was written into', () => {
    const frame = 'def area(radius):\n    """The area of a disc."""\n    # YOUR CODE HERE\n';
    const answered = frame.replace(
      '# YOUR CODE HERE',
      'import math\n    return math.pi * radius ** 2'
    );
    expect(alike(frame, answered)).toBeGreaterThan(3);
    expect(alike(frame, 'df = load()\ndf.plot()')).toBeLessThan(0);
  });

  it('knows prose in scripts that write without spaces', () => {
    const text = '平均値を計算して、結果を図に示してください。';
    expect(alike(text, `${text}例えば棒グラフ。`)).toBeGreaterThan(3);
  });

  it('is not read when it is of another version, or made up', () => {
    const print = fingerprint('x = 1', true);
    for (const other of [`2${print.slice(1)}`, print.slice(1), `${print}A`, '', '1'.repeat(500)]) {
      expect(readFingerprint(other)).toBeNull();
    }
  });
});
