/** Long enough for a burst of replies to become one sentence. */
const PAUSE = 5_000;

/** Tells people who cannot see it that something happened: one polite voice for the page, and never in bursts. */
export class Announcer {
  /** Says a sentence soon. */
  say(sentence: string): void {
    this._sentences.add(sentence);
    this._soon(200);
  }

  /** Says a sentence with the news that come meanwhile. */
  tell(sentence: string): void {
    this._sentences.add(sentence);
    this._soon(PAUSE);
  }

  /** Counts news of a place, each once; `words` makes a sentence of how many there were. */
  count(place: string, id: string, words: (n: number) => string): void {
    const news = this._news.get(place) ?? { ids: new Set<string>(), words };
    this._news.set(place, news);
    news.words = words;
    news.ids.add(id);
    this._soon(PAUSE);
  }

  private _soon(wait: number): void {
    this._voice(); // There before it speaks: screen readers listen to what changes.
    const at = Date.now() + wait;
    if (this._timer === undefined || at < this._at) {
      clearTimeout(this._timer);
      this._at = at;
      this._timer = setTimeout(() => this._speak(), wait);
    }
  }

  private _speak(): void {
    this._timer = undefined;
    const news = [...this._news.values()].map(({ ids, words }) => words(ids.size));
    const sentences = [...this._sentences, ...news];
    this._sentences.clear();
    this._news.clear();
    const voice = this._voice();
    voice.replaceChildren(); // So that the same sentence is heard again.
    voice.append(...sentences.flatMap(sentence => [paragraph(sentence), ' ']));
  }

  private _voice(): HTMLElement {
    if (this._node === null) {
      this._node = document.createElement('div');
      this._node.className = 'jp-CommunityAnnouncer';
      this._node.setAttribute('role', 'status');
      this._node.setAttribute('aria-live', 'polite');
      document.body.append(this._node);
    }
    return this._node;
  }

  private _node: HTMLElement | null = null;
  private _timer: ReturnType<typeof setTimeout> | undefined;
  private _at = 0;
  private readonly _sentences = new Set<string>();
  private readonly _news = new Map<string, { ids: Set<string>; words: (n: number) => string }>();
}

/** Each is heard by itself. */
function paragraph(sentence: string): HTMLElement {
  const node = document.createElement('p');
  node.textContent = sentence;
  return node;
}
