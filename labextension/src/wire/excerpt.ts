/** One line of Markdown as plain text, as the service makes it, for what has not been there yet. */
const LENGTH = 120;

/**
 * A link or a picture, in whose text a bracket may stand behind a backslash. No bracket is passed often: a post of
 * nothing but brackets must not keep a page busy.
 */
const LINK = /!?\[((?:\\.|[^[\]\\]){0,500})\]\((?:[^()]|\([^()]*\))*\)/g;

const REPLACEMENTS: [RegExp, string][] = [
  [/<[^>]{0,200}>/g, ' '],
  [/^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+|\d+[.)]\s+)+|[*_`~]{1,3}/g, '']
];
const ESCAPED = /\\([!-/:-@[-`{-~])/g;
const RULE = /^\s*(?:`{3,}.*|~{3,}.*|[-*_=\s]{3,})$/;

/** The first line of a post that says something. */
export function excerpt(body: string): string {
  for (const line of body.split(/\r?\n/)) {
    const text = RULE.test(line) ? '' : plain(line);
    if (text !== '') {
      return text.length <= LENGTH ? text : `${text.slice(0, LENGTH - 1).trimEnd()}…`;
    }
  }
  return '…';
}

function plain(line: string): string {
  const bare = REPLACEMENTS.reduce(
    (text, [pattern, kept]) => text.replace(pattern, kept),
    withoutAddresses(line)
  );
  return bare.split(/\s+/).filter(Boolean).join(' ');
}

/** Links and pictures as their texts only: the address of a picture in a post says nothing to anybody. */
export function withoutAddresses(text: string): string {
  return text.replace(LINK, (_, shown: string) => shown.replace(ESCAPED, '$1'));
}
