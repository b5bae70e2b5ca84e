// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import { PostSanitizer, hardenRendered } from '../../src/ui/sanitizer';

const clean = (html: string): string => new PostSanitizer().sanitize(html);

function rendered(html: string): HTMLElement {
  const host = document.createElement('div');
  host.innerHTML = clean(html);
  hardenRendered(host);
  return host;
}

const vectors = readFileSync(resolve(__dirname, '../../../tests/browser/xss_vectors.txt'), 'utf8')
  .split('\n')
  .filter(line => line.trim() !== '' && !line.startsWith('#'))
  .map(line => line.replaceAll('\\n', '\n').replaceAll('REMOTE', 'evil.example'));

const ALIVE =
  'script, style, img, svg, math, iframe, object, embed, video, audio, link, meta, base, form, input, button, details, textarea, select, template';

describe('a hostile post', () => {
  it('is one of more than a hundred', () => {
    expect(vectors.length).toBeGreaterThan(100);
  });

  it.each(vectors)('keeps nothing that runs, loads or acts: %s', vector => {
    const host = rendered(vector);
    expect([...host.querySelectorAll(ALIVE)]).toEqual([]);
    for (const element of host.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        expect(name).not.toMatch(
          /^(?:on|id$|style$|data-|src|srcset|action|formaction|xlink|name$|background)/i
        );
        expect(value).not.toMatch(/^\s*(?:javascript|data|vbscript|file|blob):/i);
      }
    }
  });

  it('is the same after being sanitised twice', () => {
    vectors.forEach(vector => expect(clean(clean(vector))).toBe(clean(vector)));
  });
});

describe('a post', () => {
  it('says what a picture showed, without asking its server', () => {
    expect(rendered('<img src="https://evil.example/p.png" alt="my plot">').innerHTML).toBe(
      '<em>[my plot]</em>'
    );
    expect(rendered('<img src="https://evil.example/plot.png?who=ada">').textContent).toBe(
      '[plot.png]'
    );
    expect(rendered('<img src="data:image/png;base64,AAAA">').textContent).toBe('[image]');
  });

  it('keeps pictures and files that were added to it, without an address that anything could load @M33', () => {
    const id = '6f1c7b52-90a1-4c0e-8d3f-2b6a7e5d4c31';
    expect(rendered(`<img src="attachment:${id}#640x480" alt="A bus" onload="x">`).innerHTML).toBe(
      `<img alt="A bus" data-file="${id}" data-width="640" data-height="480">`
    );
    const silent = rendered(`<img src="attachment:${id}" alt=" ">`);
    silent.querySelector('img')!.alt = 'Image'; // as the application's renderer says
    hardenRendered(silent);
    expect(silent.querySelector('img')?.alt).toBe('');
    expect(rendered(`<a href="attachment:${id}" onclick="x">data.csv</a>`).innerHTML).toBe(
      `<a data-file="${id}">data.csv</a>`
    );
  });

  it.each([
    'attachment:image.png',
    'attachment:../../api/me',
    'attachment:6f1c7b52-90a1-4c0e-8d3f-2b6a7e5d4c31?x',
    'attachment:6f1c7b52-90a1-4c0e-8d3f-2b6a7e5d4c31#1x1"onload="x'
  ])('takes nothing else for one: %s', src => {
    expect(rendered(`<img src='${src}' alt="x">`).innerHTML).toBe('<em>[x]</em>');
    expect(rendered(`<a href='${src}'>x</a>`).innerHTML).toBe('<a>x</a>');
  });

  it('cannot name one by hand', () => {
    expect(rendered('<img data-file="6f1c" src="x.png" alt="x">').innerHTML).toBe('<em>[x]</em>');
    expect(rendered('<a data-file="6f1c" href="#">x</a>').innerHTML).toBe('<a>x</a>');
  });

  it('keeps links outward, opened elsewhere, without a trace of where they were clicked', () => {
    const link = rendered(
      '<a href="https://example.org/a" rel="opener" target="_top" class="jp-x">a</a>'
    ).firstElementChild;
    expect(link?.getAttribute('rel')).toBe('noopener noreferrer nofollow');
    expect(link?.getAttribute('target')).toBe('_blank');
    expect(link?.hasAttribute('class')).toBe(false);
  });

  it.each(['//evil.example', '/hub/logout', '#top', 'ftp://example.org', 'lab/tree/x.ipynb'])(
    'makes no link of %s',
    href => {
      expect(rendered(`<a href="${href}">here</a>`).innerHTML).toBe('<a>here</a>');
    }
  );

  it('keeps the colours of code and no other class', () => {
    const code =
      '<pre><code class="language-python jp-Dialog"><span class="ͼ1a">def</span></code></pre>';
    expect(clean(code)).toBe(
      '<pre><code class="language-python"><span class="ͼ1a">def</span></code></pre>'
    );
    expect(clean('<span class="jp-Dialog lm-mod-hidden">x</span>')).toBe('<span>x</span>');
  });

  it('has headings below those of the notebook', () => {
    expect(clean('<h1 id="x">One</h1><h3>Three</h3>')).toBe('<h4>One</h4><h6>Three</h6>');
  });

  it('keeps the marks of a list of tasks', () => {
    expect(
      rendered('<ul><li><input type="checkbox" checked disabled> done</li></ul>').textContent
    ).toBe('☑  done');
  });

  it('loses the anchors that the renderer adds to headings', () => {
    const host = document.createElement('div');
    host.innerHTML = '<h4>Title<a class="jp-InternalAnchorLink" href="#Title">¶</a></h4>';
    hardenRendered(host);
    expect(host.innerHTML).toBe('<h4>Title</h4>');
  });

  it('loses links that a formula brings along', () => {
    const host = document.createElement('div');
    host.innerHTML = '<mjx-container><a href="javascript:alert(1)">x</a></mjx-container>';
    hardenRendered(host);
    expect(host.querySelector('a')?.hasAttribute('href')).toBe(false);
  });
});
