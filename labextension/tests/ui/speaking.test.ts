import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

/** A sentence for people: a capital, several words, a full stop. */
const SENTENCE = /(?<!\w|description:\s*)(?:'[A-Z][^'\n]* [^'\n]*\.'|"[A-Z][^"\n]* [^"\n]*\.")/g;
const FOLDERS = ['cells', 'community', 'connection', 'discussions', 'ui'];

test('each sentence for people is handed to the translator, wherever it is made', () => {
  const unmarked = FOLDERS.flatMap(folder =>
    readdirSync(join('src', folder), { recursive: true, encoding: 'utf8' })
      .filter(name => /\.tsx?$/.test(name))
      .flatMap(name => {
        const source = readFileSync(join('src', folder, name), 'utf8');
        const marked = /\btrans\.(?:__|_n)\(\s*(?:'[^']*'|"[^"]*")(?:,\s*(?:'[^']*'|"[^"]*"))*/g;
        const rest = source
          .replace(/\/\*[^]*?\*\/|\/\/.*$/gm, '')
          .replace(marked, '')
          .replace(/(?:console\.\w+|new Error|new Token(?:<\w+>)?)\([^]*?\);/g, '');
        return (rest.match(SENTENCE) ?? []).map(found => `${folder}/${name}: ${found}`);
      })
  );
  expect(unmarked).toEqual([]);
});
