/** Mentions in what people wrote: `@[Ada](p7)` is shown as a name. What is not known stays a word like others. */

/** Where a mention leads until it is drawn; no such place can exist. */
const NOWHERE = 'https://mention.invalid/';
const CODE = '^(`{3,}|~{3,})[\\s\\S]*?(?:^\\1|$(?![\\s\\S]))|(`+)[^`][\\s\\S]*?\\2';
const MENTION = '@\\[([^\\[\\]\\n]{1,100})\\]\\((p\\d{1,18}|a\\d{1,6}|staff)\\)';

/** What each mention of a text is called, by its target; `isMe`: it means the reader. */
export type Called = Record<string, { name: string; isMe: boolean }>;

/** The targets of the mentions in a text; those in code are none. */
export function targetsIn(source: string): string[] {
  const found: string[] = [];
  each(source, (whole, _, target) => {
    found.push(target);
    return whole;
  });
  return found;
}

/** The text with links in place of mentions, so that they come through the renderer. */
export function linkMentions(source: string): string {
  return source.includes('@[')
    ? each(source, (_, name, target) => `[${name}](${NOWHERE}${target})`)
    : source;
}

/** Draws them: a name of today for who is known, else the words as they were written. */
export function drawMentions(host: HTMLElement, called: Called): void {
  host.querySelectorAll<HTMLAnchorElement>(`a[href^="${NOWHERE}"]`).forEach(link => {
    const target = (link.getAttribute('href') ?? '').slice(NOWHERE.length);
    const known = Object.hasOwn(called, target) ? called[target] : null;
    const word = document.createElement(known ? 'bdi' : 'span');
    if (known) {
      word.className = `jp-CommunityMention${known.isMe ? ' jp-mod-me' : ''}`;
    }
    word.textContent = `@${known?.name ?? link.textContent ?? ''}`;
    link.replaceWith(word);
  });
}

function each(
  source: string,
  change: (whole: string, name: string, target: string) => string
): string {
  const pattern = new RegExp(`${CODE}|${MENTION}`, 'gm');
  return source.replace(pattern, (whole: string, ...groups: unknown[]) => {
    const [name, target] = [groups[2], groups[3]];
    return typeof target === 'string' ? change(whole, String(name), target) : whole;
  });
}
