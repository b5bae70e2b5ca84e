/** A small community service, written by hand, that keeps what it promises in docs/wire.md. For tests only. */
import type * as Wire from '../src/wire/types';
import { excerpt } from '../src/wire/excerpt';
import { COURSE, Refused } from './course';
import { FakeLive } from './live';

export { COURSE, NOTEBOOK } from './course';
export const SETTINGS: Wire.ISettings = {
  display_name: null,
  hold_posts: false,
  shown: null,
  quiet: false,
  announce: 'summary',
  toured: false
};
export const BASE = 'https://hub.test/services/community/';

interface ISeen {
  person: string;
  method: string;
  path: string;
  body: unknown;
}

/** Its HTTP half; what it keeps and its sockets are in files of their own. */
export class FakeService extends FakeLive {
  gates: Wire.IGate[] = [];
  /** Threads to a page of the board, and of those that come with a notebook. */
  toPage = Infinity;
  atCell = Infinity;
  readonly settings = new Map<string, Wire.ISettings>();
  /** Every request that reached the service. */
  readonly seen: ISeen[] = [];
  /** Does what it is asked, but so many answers get lost on the way. */
  loseAnswers = 0;
  /** Refuses requests whose path ends so. */
  readonly refusals = new Map<string, Wire.IProblem & { status: number }>();

  /** What a person's page sends its requests with. */
  fetchAs(id: string): (url: string, init: RequestInit) => Promise<Response> {
    return async (url, init) => {
      await Promise.resolve();
      if (this.away) {
        throw new TypeError('Failed to fetch');
      }
      const path = url.slice(BASE.length);
      const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
      this.seen.push({ person: id, method: init.method ?? 'GET', path, body });
      const response = this.answer(id, init, path, body);
      if (this.loseAnswers > 0 && init.method !== 'GET') {
        this.loseAnswers--;
        throw new TypeError('Failed to fetch');
      }
      return response;
    };
  }

  requests(method: string, end: string): ISeen[] {
    return this.seen.filter(seen => seen.method === method && seen.path.endsWith(end));
  }

  private answer(id: string, init: RequestInit, path: string, body: unknown): Response {
    try {
      const refusal = [...this.refusals].find(([end]) => path.endsWith(end))?.[1];
      if (refusal) {
        throw new Refused(refusal.status, refusal.error, refusal.message, refusal.current);
      }
      const [status, answer] = this.route(id, init, path, body);
      return Response.json(answer, { status });
    } catch (error) {
      if (!(error instanceof Refused)) {
        throw error;
      }
      const { status, code, message, current } = error;
      return Response.json({ error: code, message, current }, { status });
    }
  }

  private route(id: string, init: RequestInit, path: string, body: unknown): [number, unknown] {
    const authorization = new Headers(init.headers).get('Authorization') ?? '';
    if (path === 'api/session') {
      return [200, this.signIn(id)];
    }
    const me = this.tokens.get(authorization.replace('Bearer ', ''));
    if (me === undefined) {
      throw new Refused(401, 'signed_out', 'The session is over.');
    }
    if (path === 'api/me') {
      return [200, this.me(me)];
    }
    if (path === 'api/me/settings') {
      this.settings.set(me, { ...this.settingsOf(me), ...(body as Partial<Wire.ISettings>) });
      return [200, this.me(me)];
    }
    const [route, query] = path.split('?');
    const [, , course, kind, what, then] = route.split('/');
    if (course !== COURSE) {
      throw new Refused(404, 'unknown_course', `You are not in a course called “${course}”.`);
    }
    const cursor = { course, log: this.log, seq: this.events.length };
    switch (`${init.method} ${kind}${then ? `/${then}` : ''}`) {
      case 'GET board':
        return [200, { ...cursor, ...this.board(me, new URLSearchParams(query)) }];
      case 'GET notebooks':
        return [200, { ...cursor, ...this.notebookTalk(me, what) }];
      case 'PUT notebooks':
        return [200, this.openNotebook(body as Wire.INotebook)];
      case 'GET threads': {
        const before = Number(new URLSearchParams(query).get('before') ?? Infinity);
        const talk = this.talk(what).filter(({ n }) => n < before);
        const thread = this.forMe(me, this.threads.get(what)!);
        return [200, { ...cursor, thread, talk: talk.slice(-50), more: talk.length > 50 }];
      }
      case 'PUT threads/read': {
        const { n } = this.find((body as { post: string }).post);
        return [200, { unread: this.read(me, what, n) }];
      }
      case 'PUT threads/attention':
        return [200, this.attend(me, what, body as { attention: Wire.Attention | null })];
      case 'POST posts':
        return this.postOnce(me, body as Wire.IPost & Wire.IThread);
      case 'GET posts':
        return [200, { post: this.find(what) }];
      case 'PATCH posts':
        return [200, this.change(me, what, body as { body: string; revision: number })];
      case 'DELETE posts':
        return [200, this.remove(this.find(what).id)];
      case 'POST posts/take-back':
        return [200, this.remove(this.find(what).id)];
    }
    throw new Error(`The fake service knows no ${init.method} ${path}`);
  }

  private signIn(id: string): Wire.ISession {
    const { name } = this.person(id);
    const token = `token.${id}.${++this.issued}`;
    this.tokens.set(token, id);
    return {
      token,
      expires_in: 600,
      renew_in: 300,
      now: new Date(this.now()).toISOString(),
      version: '0.1.0',
      person: { id, name },
      courses: this.me(id).courses,
      limits: { body: 65536, undo_seconds: 10 }
    };
  }

  private me(id: string): Wire.IMe {
    const { name, role } = this.person(id);
    return {
      person: { id, name },
      courses: [{ id: COURSE, title: 'Studying together', role }],
      settings: this.settingsOf(id)
    };
  }

  private settingsOf(id: string): Wire.ISettings {
    return this.settings.get(id) ?? { ...SETTINGS };
  }

  private board(
    me: string,
    asked: URLSearchParams
  ): Pick<Wire.IBoard, 'notebooks' | 'threads' | 'more'> {
    const anchor = asked.get('anchor');
    const found = [...this.threads.values()]
      .map(thread => this.forMe(me, thread))
      .filter(thread => asked.get('show') !== 'unanswered' || thread.state === 'open')
      .filter(thread => anchor === null || thread.anchor === anchor)
      .sort((a, b) => b.last_at.localeCompare(a.last_at));
    const begun = found.findIndex(({ id }) => id === asked.get('before')) + 1;
    const page = found.slice(begun, begun + this.toPage);
    const threads = page.map(thread => {
      const last = this.talk(thread.id).at(-1)!;
      return { ...thread, excerpt: excerpt(last.body), last_by: last.author };
    });
    const more = begun + page.length < found.length ? page.at(-1)!.id : null;
    return { notebooks: [...this.notebooks.values()], threads, more };
  }

  private notebookTalk(
    me: string,
    id: string
  ): Pick<Wire.INotebookTalk, 'notebook' | 'threads' | 'gates' | 'hard' | 'earlier'> {
    const notebook = this.notebooks.get(id);
    if (notebook === undefined) {
      throw new Refused(
        404,
        'unknown_anchor',
        'This notebook has not been opened for the course yet.'
      );
    }
    const here = [...this.threads.values()].filter(thread => thread.notebook === id);
    const byAge = here.sort((a, b) => b.last_at.localeCompare(a.last_at));
    const threads = byAge.slice(0, this.atCell);
    return {
      notebook,
      gates: this.gates,
      hard: [],
      earlier:
        byAge.length > threads.length
          ? [{ anchor: threads[0].anchor, threads: byAge.length - threads.length }]
          : [],
      threads: threads.map(thread => {
        const talk = this.talk(thread.id)
          .slice(-50)
          .map(post => this.shown(me, post));
        return { ...this.forMe(me, thread), talk, more: talk[0].n > 1 };
      })
    };
  }

  private postOnce(me: string, sent: Wire.IPost & Wire.IThread): [number, Wire.IPosted] {
    const known = this.posts.get(sent.id);
    if (known !== undefined) {
      return [200, { post: known, thread: this.threads.get(known.thread)! }];
    }
    if (this.taken.has(sent.id)) {
      throw new Refused(410, 'gone', 'You took this post back, so it was not sent again.');
    }
    const posted = this.publish(me, sent);
    return [201, { ...posted, post: this.shown(me, posted.post) }];
  }

  private issued = 0;
}
