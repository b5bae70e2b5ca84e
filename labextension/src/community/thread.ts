import type * as Wire from '../wire/types';
import { excerpt } from '../wire/excerpt';

/** A thread as this page knows it: what the service said, brought up to date by events. */
export class Thread {
  constructor(
    private _info: Wire.IThread,
    /** The service's number of the moment this was true; older frames say nothing new about it. */
    public asOf: number
  ) {}

  /** Which lists it was loaded with; without any it is here no longer. */
  readonly heldBy = new Set<string>();

  /** Who else wonders; told when asked, and by no event. */
  voices: Wire.IVoices = { mine: false, others: 0 };

  /** What the reader said of it. */
  attention: Wire.Attention | null = null;

  get id(): string {
    return this._info.id;
  }

  get info(): Wire.IThreadForMe {
    const { unread, voices, attention } = this;
    return { ...this._info, unread, mine: this._mine, voices, attention };
  }

  /** Posts after my mark; the ordinal makes counting unnecessary. */
  get unread(): number {
    return Math.max(0, this._info.posts - this._mark);
  }

  /** Posts that are here, oldest first; empty as long as only the board is. */
  get talk(): readonly Wire.IPost[] {
    return this._talk;
  }

  /**
   * Some posts are not here. Counting tells it where nothing was loaded; afterwards ordinals may have gaps, where somebody
   * wrote whom the reader does not see, and the service has said how far back all of it is here.
   */
  get more(): boolean {
    return this._from > 2 && this._talk.length < this._info.posts;
  }

  get line(): { excerpt: string; last_by: Wire.Byline | null } {
    const last = this._talk.at(-1);
    return last && last.n >= this._info.posts
      ? { excerpt: excerpt(last.body), last_by: last.author }
      : this._line;
  }

  find(post: string): Wire.IPost | undefined {
    return this._talk.find(({ id }) => id === post);
  }

  /** Takes what a board or a notebook says, whole. */
  load(info: Wire.IThreadForMe, asOf: number): void {
    if (info.posts > this._info.posts) {
      this._from = Infinity;
    }
    this._info = info;
    this._mine = info.mine;
    this.voices = info.voices;
    this.attention = info.attention;
    // What was read here and not yet told stays read.
    const here = this._isGuessed ? 0 : this._mark;
    this._mark = Math.max(info.posts - info.unread, Math.min(here, info.posts));
    this._isGuessed = false;
    this.asOf = asOf;
  }

  /** Takes where the reader stands in it. */
  stand({ posts, unread, mine, voices, attention }: Wire.IThreadForMe): void {
    this._mine ||= mine;
    this.voices = voices;
    this.attention = attention;
    this._mark = Math.max(posts - unread, this._isGuessed ? 0 : this._mark);
    this._isGuessed = false;
  }

  /** It goes on, and nothing is known of it: until it is known better, just this post is new. */
  guess(n: number): void {
    this._mark = n - 1;
    this._isGuessed = true;
  }

  loadLine(line: { excerpt: string; last_by: Wire.Byline | null }): void {
    this._line = { excerpt: line.excerpt, last_by: line.last_by };
  }

  /** Its newest posts; `more`: there are others between them and the first. */
  loadTalk(talk: Wire.IPost[], more = true): void {
    this._talk = talk.map(post => this._withMine(post));
    this._from = beginningOf(talk, more);
  }

  /** Posts from anywhere in it, before an ordinal or the newest; there may be others between them and what is here. */
  add(talk: Wire.IPost[], more: boolean, before = Infinity): void {
    if (before >= this._from) {
      this._from = Math.min(this._from, beginningOf(talk, more));
    }
    const known = new Set(this._talk.map(({ id }) => id));
    const added = talk.filter(({ id }) => !known.has(id));
    this._talk = [...this._talk, ...added].sort((a, b) => a.n - b.n);
  }

  /** The thread is now so. */
  update(info: Wire.IThread): void {
    this._info = info;
  }

  /** As `update`, from an answer that may be older than what we have. */
  updateForward(info: Wire.IThread): void {
    const { posts, last_at } = this._info;
    this._info = { ...info, posts: Math.max(posts, info.posts) };
    this._info.last_at = last_at > info.last_at ? last_at : info.last_at;
  }

  /** A post is now so. Returns whether it is new here. */
  put(post: Wire.IPost, mine: boolean): boolean {
    if (mine) {
      this._mine = true;
      this._mark = Math.max(this._mark, post.n); // Who writes has read.
    }
    const known = this.find(post.id);
    if (known === undefined) {
      this._talk = [...this._talk, post].sort((a, b) => a.n - b.n);
      return true;
    }
    if (post.revision >= known.revision) {
      this._talk = this._talk.map(other => (other === known ? this._withMine(post) : other));
    }
    return false;
  }

  /** A post is gone without a trace; ordinals close up. Returns whether it was here. */
  drop(id: string): boolean {
    const gone = this.find(id);
    if (gone === undefined) {
      return false;
    }
    this._talk = this._talk
      .filter(post => post !== gone)
      .map(post => (post.n > gone.n ? { ...post, n: post.n - 1 } : post));
    this._info = { ...this._info, posts: Math.max(0, this._info.posts - 1) };
    if (this._mark >= gone.n) {
      this._mark--;
    }
    return true;
  }

  /** I have read up to this ordinal, here or elsewhere. Marks only move forward. */
  markRead(n: number): boolean {
    const before = this.unread;
    this._mark = Math.max(this._mark, n);
    this._isGuessed = false;
    return this.unread !== before;
  }

  /** What is said of a post in a word or two is now so. */
  react(id: string, reactions: Wire.IReaction[]): void {
    this._talk = this._talk.map(post => (post.id === id ? { ...post, reactions } : post));
  }

  /** It is mine, although it does not say so to others. */
  claim(id: string): boolean {
    const known = this.find(id);
    if (known === undefined || known.mine === true) {
      return false;
    }
    this.put({ ...known, mine: true }, true);
    return true;
  }

  /** Events leave out the reason, and whose a nameless post is; what the service told us alone is not lost by them. */
  private _withMine(post: Wire.IPost): Wire.IPost {
    const known = this.find(post.id);
    const mine = known?.mine === undefined ? {} : { mine: known.mine };
    const reason =
      known?.reason !== undefined && known.revision === post.revision
        ? { reason: known.reason }
        : {};
    // Which of my posts the staff looked up is told to me alone, and by no event.
    const unmasked = known?.unmasked === undefined ? {} : { unmasked: known.unmasked };
    const reactions = known?.reactions === undefined ? {} : { reactions: known.reactions };
    const said = post.deleted || post.hidden ? {} : reactions;
    return { ...mine, ...reason, ...unmasked, ...said, ...post };
  }

  private _talk: readonly Wire.IPost[] = [];
  /** From this ordinal on all is here that the reader sees. */
  private _from = Infinity;
  private _mine = false;
  private _mark = 0;
  private _isGuessed = false;
  private _line: { excerpt: string; last_by: Wire.Byline | null } = { excerpt: '', last_by: null };
}

/** From which ordinal on an answer has everything; the first post comes with any. */
function beginningOf(talk: Wire.IPost[], more: boolean): number {
  return more ? (talk.find(({ n }) => n > 1)?.n ?? Infinity) : 1;
}
