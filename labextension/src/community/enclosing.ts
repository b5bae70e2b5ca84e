/** How pictures and files stand in the text of a post: as lines of Markdown at its end. */
import type { IEnclosure } from '../tokens';
import { uuid } from './ids';

const LINE =
  /\n*^(!?)\[((?:[^\]\\\n]|\\.)*)\]\(attachment:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:#(\d{1,5})x(\d{1,5}))?\)\s*$(?![\s\S])/m;

/** The text with what is added to it. */
export function enclose(text: string, added: readonly IEnclosure[]): string {
  const lines = added.filter(({ id }) => id !== undefined).map(lineOf);
  return [text, lines.join('\n\n')].filter(part => part !== '').join('\n\n');
}

/** The text without what stands at its end, and that. */
export function takeOut(body: string): { text: string; found: IEnclosure[] } {
  const found: IEnclosure[] = [];
  let text = body.trimEnd();
  for (let line = LINE.exec(text); line !== null; line = LINE.exec(text)) {
    const [, picture, words, id, width, height] = line;
    const said = words.replace(/\\(.)/g, '$1');
    found.unshift({
      key: uuid(),
      id,
      name: picture ? '' : said,
      state: 'ready',
      problem: '',
      alt: picture ? said : '',
      decorative: picture !== '' && said === '',
      ...(picture ? { size: { width: Number(width ?? 0), height: Number(height ?? 0) } } : {})
    });
    text = text.slice(0, line.index).trimEnd();
  }
  return { text, found };
}

function lineOf({ id, name, size, alt, decorative }: IEnclosure): string {
  if (size === undefined) {
    return `[${escape(name)}](attachment:${id})`;
  }
  const room = size.width > 0 ? `#${size.width}x${size.height}` : '';
  return `![${decorative ? '' : escape(alt)}](attachment:${id}${room})`;
}

/** One line, in which no sign means anything to Markdown or to formulas. */
function escape(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>$~&!#|]/g, '\\$&');
}
