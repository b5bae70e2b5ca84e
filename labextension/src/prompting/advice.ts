/**
 * What keeps a prompt from being answered, as far as its words show. The words that are looked for are English; of a
 * prompt in another language nothing is said.
 */

/** `vague`: it asks for anything; `closed`: a yes or a no will do; `long`; `loose`: it is not about the cell. */
export type Weakness = 'vague' | 'closed' | 'stanceless' | 'long' | 'loose';

/** Words that a prompt has at most. */
const LONG = 90;
const VAGUE = [
  /^(?:any|got any|do you have(?: any)?|have you got(?: any)?|are there(?: any)?)\s+(?:other\s+)?(?:questions?|comments?|thoughts?|remarks?|feedback|ideas?)\b/i,
  /^(?:what do you think|thoughts|comments|questions|feedback|discuss(?:ion)?|please discuss|let'?s discuss)(?:\s+(?:of|about)\s+(?:this|it))?\s*[.?!…]*$/i
];
const CLOSED =
  /^(?:is|are|was|were|do|does|did|can|could|will|would|should|shall|has|have|had|may|might|any)\b/i;
const OPEN = /\b(?:why|how|what|which|where|when|who|whose)\b/i;
const STANCE =
  /\b(?:why|which|would you|guess|expect|predict|choose|decide|explain|because|defend|(?:dis)?agree|compare|convince|point at|name|your own|surpris\w*|hard|hardest|stuck|helped|muddiest|muddy|clear|change your mind|trust|argue|rank|sketch|give|bring|find|show|break|write|describe|suggest)\b/i;
const HERE =
  /\b(?:this|these|that|those|here|above|below|next|cell|code|line|plot|picture|figure|table|number|step|notebook|output|result)\b/i;
const SMALL = new Set(
  'about after also and any because been before can could does each else every for from has have here how into just like made make many more most much not only other over own same should some such than that the their them then there these they this those very was were what when where which while who whom whose why will with would you your'.split(
    ' '
  )
);

/** What is weak in a prompt; empty where nothing is. `above` is the source of the cells right above it. */
export function weaknesses(source: string, above: string): Weakness[] {
  const text = wordsOf(source);
  if (text === '') {
    return [];
  }
  const sentences = text.match(/[^.?!…]+[.?!…]*/g)?.map(sentence => sentence.trim()) ?? [text];
  const asked = sentences.filter(sentence => sentence.endsWith('?'));
  const found: Weakness[] = [];
  if (sentences.every(sentence => VAGUE.some(vague => vague.test(sentence)))) {
    return ['vague'];
  }
  if (asked.length > 0 && asked.every(isClosed) && !OPEN.test(text)) {
    found.push('closed');
  }
  if (!STANCE.test(text)) {
    found.push('stanceless');
  }
  if (text.split(/\s+/).length > LONG) {
    found.push('long');
  }
  if (!HERE.test(text) && !sharesWords(text, above)) {
    found.push('loose');
  }
  return found;
}

function isClosed(question: string): boolean {
  return CLOSED.test(question);
}

/** The prompt without heading marks, code and the line for those without the extension. */
function wordsOf(source: string): string {
  const lines = source
    .replace(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^\1[`~]*\s*$|$(?![\s\S]))/gm, '')
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !/^\*[^*].*\*$/.test(line));
  const headings = lines.filter(line => /^#{1,6}\s/.test(line));
  const prose = lines.filter(line => !/^#{1,6}\s/.test(line));
  return (prose.length > 0 ? prose : headings.map(line => line.replace(/^#+\s+/, '')))
    .join(' ')
    .replace(/[*_`>]/g, '')
    .trim();
}

function sharesWords(text: string, above: string): boolean {
  const known = new Set(contentWords(above));
  return known.size === 0 || contentWords(text).some(word => known.has(word));
}

function contentWords(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}_]{4,}/gu) ?? []).filter(word => !SMALL.has(word));
}
