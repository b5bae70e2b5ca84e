import type { IPage } from './page';
import { asRefusal, offline, readRefusal } from './refusal';
import type { IService } from './service';
import type { Session } from './session';

/** No answer for so long is no answer. */
const PATIENCE = 30_000;
/** A photo takes its time on a slow line. */
const PATIENCE_WITH_BYTES = 180_000;

/** Requests to the HTTP API, with the session's token. */
export class Api {
  constructor(
    private readonly service: IService,
    private readonly session: Session,
    private readonly page: IPage
  ) {}

  /** Throws a `Refusal`. A session that has just ended is renewed once. Bytes are sent as they are. */
  async request<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await this._ask(method, path, body);
    try {
      return (await response.json()) as T;
    } catch {
      // The answer was cut off on its way. Ids are made by the page, so asking again does no harm.
      throw offline();
    }
  }

  /** The bytes of a file, and what they are; throws a `Refusal`. */
  async download(path: string): Promise<Blob> {
    const response = await this._ask('GET', path);
    try {
      return await response.blob();
    } catch {
      throw offline();
    }
  }

  private async _ask(method: string, path: string, body?: unknown): Promise<Response> {
    if (this.session.stale) {
      await this.session.open();
    }
    let response = await this._send(method, path, body);
    if (response.status === 401) {
      await this.session.open();
      response = await this._send(method, path, body);
    }
    if (!response.ok) {
      throw await readRefusal(response);
    }
    return response;
  }

  private async _send(method: string, path: string, body?: unknown): Promise<Response> {
    const isBytes = body instanceof Blob;
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), isBytes ? PATIENCE_WITH_BYTES : PATIENCE);
    const headers: Record<string, string> = {
      Authorization: `Bearer ${this.session.current?.token ?? ''}`
    };
    if (body !== undefined) {
      headers['Content-Type'] = isBytes ? 'application/octet-stream' : 'application/json';
    }
    try {
      return await this.page.fetch(new URL(path, this.service.base).href, {
        method,
        headers,
        body: body === undefined || isBytes ? body : JSON.stringify(body),
        credentials: 'omit',
        cache: 'no-store',
        signal: abort.signal
      });
    } catch (error) {
      throw asRefusal(error);
    } finally {
      clearTimeout(timer);
    }
  }
}
