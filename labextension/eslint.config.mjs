import js from '@eslint/js';
import jupyter from '@jupyter/eslint-plugin';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

import fences from './eslint.fences.mjs';

export default tseslint.config(
  { ignores: ['lib/', 'node_modules/'] },
  js.configs.recommended,
  { files: ['**/*.mjs', 'style/*.js'], languageOptions: { globals: { URL: 'readonly' } } },
  {
    files: ['src/**/*.{ts,tsx}', 'tests/**/*.{ts,tsx}', 'vitest.config.ts'],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname }
    },
    plugins: { 'react-hooks': hooks },
    rules: {
      ...hooks.configs.recommended.rules,
      curly: 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: 'What people wrote goes through the renderer.'
        }
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/naming-convention': [
        'error',
        { selector: 'interface', format: ['PascalCase'], prefix: ['I'] }
      ],
      // The wire's names and JupyterLab's own tokens are both a type and a value.
      '@typescript-eslint/no-redeclare': 'off',
      // Lumino's signals bind by `connect(slot, this)`.
      '@typescript-eslint/unbound-method': 'off'
    }
  },
  { plugins: { jupyter } },
  ...jupyter.configs.recommended.map(config => ({ ...config, ignores: ['tests/**'] })),
  // Small, and needed as soon as the plugin is: nothing would be gained by another request.
  { files: ['src/*/plugin.ts'], rules: { 'jupyter/prefer-lazy-imports': 'off' } },
  ...fences
);
