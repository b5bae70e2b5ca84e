/**
 * What may import what: features meet in `src/tokens.ts` only, the foundation knows no feature, and what holds
 * state draws nothing.
 */
import { readdirSync } from 'node:fs';

import tseslint from 'typescript-eslint';

const FOUNDATION = new Set(['wire', 'connection', 'ui', 'anchoring', 'prompting']);
const features = readdirSync(new URL('src', import.meta.url), { withFileTypes: true })
  .filter(entry => entry.isDirectory() && !FOUNDATION.has(entry.name))
  .map(entry => entry.name);

const deny = (group, message) => ({ group, message });

const fence = (files, patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] }
});

const others = feature =>
  features.filter(other => other !== feature).flatMap(other => [`**/${other}`, `**/${other}/**`]);

export default [
  ...features.map(feature =>
    fence(
      [`src/${feature}/**`],
      [deny(others(feature), 'Features meet through src/tokens.ts only.')]
    )
  ),
  fence(
    ['src/wire/**', 'src/connection/**', 'src/ui/**', 'src/anchoring/**', 'src/prompting/**'],
    [deny(others(null), 'The foundation knows no feature.')]
  ),
  {
    // Another name for the same rule: two blocks that set one rule for one file would replace each other.
    files: ['src/community/**', 'src/connection/**', 'src/anchoring/**', 'src/*/model.ts'],
    ignores: ['src/community/plugin.ts', 'src/connection/lab.ts'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            deny(
              ['react', 'react-dom', '@lumino/widgets', '@jupyterlab/*'],
              'What holds state draws nothing, and runs without JupyterLab.'
            )
          ]
        }
      ]
    }
  }
];
