import { describe, expect, it } from 'vitest';

import { enclose, takeOut } from '../../src/community/enclosing';
import type { IEnclosure } from '../../src/tokens';

const ID = '6f1c7b52-90a1-4c0e-8d3f-2b6a7e5d4c31';
const OTHER = '00000000-0000-4000-8000-000000000002';

function enclosure(more: Partial<IEnclosure>): IEnclosure {
  return {
    key: 'k',
    id: ID,
    name: '',
    state: 'ready',
    problem: '',
    alt: '',
    decorative: false,
    ...more
  };
}

const picture = (alt: string): IEnclosure => enclosure({ alt, size: { width: 640, height: 480 } });

describe('what is added to a post @M33', () => {
  it('stands as Markdown at its end', () => {
    const file = enclosure({ id: OTHER, name: 'data.csv' });
    expect(enclose('Why?', [picture('A full bus'), file])).toBe(
      `Why?\n\n![A full bus](attachment:${ID}#640x480)\n\n[data.csv](attachment:${OTHER})`
    );
  });

  it('may be all that is said', () => {
    expect(enclose('', [picture('A full bus')])).toBe(`![A full bus](attachment:${ID}#640x480)`);
  });

  it('is left out until the service has it', () => {
    expect(enclose('Why?', [enclosure({ id: undefined, state: 'sending' })])).toBe('Why?');
  });

  it('has no description where it is decorative, whatever was typed before', () => {
    expect(enclose('', [{ ...picture('x'), decorative: true }])).toBe(
      `![](attachment:${ID}#640x480)`
    );
  });

  it.each(['a [b] (c)', 'a\\b', '![x](http://evil)', '$x$ *y* _z_ `w` <b>', '](attachment:1)'])(
    'comes back as it was described: %s',
    alt => {
      const { text, found } = takeOut(enclose('Two\n\nparagraphs', [picture(alt), picture('b')]));
      expect(text).toBe('Two\n\nparagraphs');
      expect(found.map(each => each.alt)).toEqual([alt, 'b']);
      expect(found[0]).toMatchObject({ id: ID, size: { width: 640, height: 480 } });
    }
  );

  it('is described in one line', () => {
    expect(enclose('', [picture(' a\nb ')])).toContain('![a b](');
  });

  it('is not taken out of the middle of a text', () => {
    const body = `Look ![here](attachment:${ID}) please`;
    expect(takeOut(body)).toEqual({ text: body, found: [] });
  });

  it('takes no time to find in a long text of brackets', () => {
    const body = '['.repeat(60_000);
    const start = performance.now();
    expect(takeOut(body).text).toBe(body);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
