import { readFileSync } from 'node:fs';

import { defineConfig } from 'vitest/config';

/** Icons are imported as text, as JupyterLab's own builder does it. */
const svgAsText = {
  name: 'svg-as-text',
  enforce: 'pre' as const,
  load(id: string): string | undefined {
    const path = id.split('?')[0];
    return path.endsWith('.svg')
      ? `export default ${JSON.stringify(readFileSync(path, 'utf8'))}`
      : undefined;
  }
};

export default defineConfig({
  plugins: [svgAsText],
  test: {
    environment: 'node', // what needs a page says so in its first line
    pool: 'threads',
    include: ['tests/**/*.test.{ts,tsx}', 'src/**/*.test.{ts,tsx}'],
    setupFiles: ['tests/quiet.ts', 'tests/browser.ts'],
    restoreMocks: true,
    server: { deps: { inline: [/@jupyterlab\//, /@jupyter\//, /@lumino\//] } }
  }
});
