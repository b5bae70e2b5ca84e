// @vitest-environment jsdom
import { expect, test } from 'vitest';

import { begunMention, completed } from '../../src/discussions/mentioning';
import { drawMentions, linkMentions, targetsIn } from '../../src/ui/mentions';

test('@M23 a mention names a person by their id, and code mentions nobody', () => {
  const text = [
    'Ask @[Ada](p7), @[Asker](a0) or @[Staff](staff).',
    '`@[Ben](p8)`',
    '```',
    '@[Cy](p9)',
    '```'
  ];
  expect(targetsIn(text.join('\n'))).toEqual(['p7', 'a0', 'staff']);
  expect(targetsIn('mail@[x](y) [Ada](p7) @[Ada](p7x)')).toEqual([]);
});

test('@M23 who is known is shown by the name of today, who is not by the words as written', () => {
  const host = document.createElement('div');
  const [ada, gone] = ['p7', 'p404'].map(target => {
    const link = document.createElement('a');
    link.href = /\((.*)\)/.exec(linkMentions(`@[Old name](${target})`))![1];
    link.textContent = 'Old name';
    host.append(link);
    return link;
  });
  expect(ada.parentElement === host && gone.parentElement === host).toBe(true);
  drawMentions(host, { p7: { name: 'Ada Lovelace', isMe: true } });
  expect(host.textContent).toBe('@Ada Lovelace@Old name');
  expect(host.querySelectorAll('a')).toHaveLength(0);
  expect(host.querySelectorAll('.jp-mod-me')).toHaveLength(1);
});

test('@M23 what is written after an @ is completed in its place', () => {
  const text = 'Thanks @ad for this';
  expect(begunMention(text, 10)).toBe('ad');
  expect(begunMention('ada@example.org', 15)).toBeNull();
  const ada = { target: 'p7', name: 'Ada [x]', role: '' };
  expect(completed(text, 10, ada)).toEqual(['Thanks @[Ada  x](p7)  for this', 21]);
});
