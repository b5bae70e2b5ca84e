import { expect, test } from 'vitest';

import { excerpt, withoutAddresses } from '../../src/wire/excerpt';

test.each([
  ['See ![A full bus \\[at noon\\]](attachment:1#600x800)', 'See A full bus [at noon]'],
  ['[A link](https://example.org) and **more**', 'A link and more'],
  ['[Bus (4)](https://example.org/wiki/Bus_(4)) is late', 'Bus (4) is late'],
  ['\n---\n# At last', 'At last'],
  ['', '…']
])('of %j the line %j is shown in lists', (body, line) => {
  expect(excerpt(body)).toBe(line);
});

test('what is not drawn yet shows what a picture is called and keeps every other letter', () => {
  expect(withoutAddresses('a * b\n![two \\[2\\] stripes](attachment:7#3x2)')).toBe(
    'a * b\ntwo [2] stripes'
  );
});

test.each(['[', '![', '[a](', '[a](b', '[\\', '[a](('])(
  'a long post of nothing but %j is read before anybody would notice',
  piece => {
    const post = piece.repeat(Math.ceil(500_000 / piece.length));
    expect(withoutAddresses(post)).toBe(post);
  }
);
