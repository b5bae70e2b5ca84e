import { describe, expect, test, vi } from 'vitest';

import { NoConnection } from '../../src/connection/absent';
import type { Refusal } from '../../src/connection/refusal';
import { Page, atTheSameTime, pass, settle } from '../pages';
import { COURSE, FakeService } from '../service';

atTheSameTime();

async function connected(): Promise<{ service: FakeService; page: Page }> {
  const service = new FakeService();
  return { service, page: await new Page(service).connect() };
}

describe('Signing in', () => {
  test('a page signs in, opens one socket with the token as a protocol, and is live', async () => {
    const { service, page } = await connected();
    expect(page.connection.state).toBe('live');
    expect(page.connection.reason).toBe('');
    expect(service.sockets.map(({ url, protocols }) => [url, protocols])).toEqual([
      [
        'wss://hub.test/services/community/live',
        ['v1.community.jupyter.org', 'v1.token.community.jupyter.org.token.p7.1']
      ]
    ]);
  });

  test('the clock is the service’s, however wrong the computer’s is', async () => {
    const service = new FakeService();
    service.ahead = 3 * 365 * 24 * 3600 * 1000;
    const page = await new Page(service).connect();
    expect(page.connection.now()).toBe(service.now());
  });

  test('the session is renewed in time, and the open socket hears of it', async () => {
    const { service, page } = await connected();
    await pass(300_000);
    expect(service.requests('POST', 'api/session')).toHaveLength(2);
    expect(service.sockets).toHaveLength(1);
    expect(service.sockets[0].sent).toContainEqual({ type: 'renew', token: 'token.p7.2' });
    expect(page.connection.state).toBe('live');
  });

  test('a page whose renewal is refused stops with the service’s sentence', async () => {
    const { service, page } = await connected();
    service.refusals.set('api/session', {
      status: 403,
      error: 'visiting',
      message: 'This is somebody else’s server. Open your own to take part.'
    });
    await pass(300_000);
    expect(page.connection.state).toBe('stopped');
    expect(page.connection.reason).toMatch(/Open your own/);
  });

  test('a page that is refused a session says why and asks no more until told to', async () => {
    const service = new FakeService();
    service.refusals.set('api/session', {
      status: 403,
      error: 'restart_server',
      message: 'Restart.'
    });
    const page = await new Page(service).connect();
    await pass(600_000);
    expect([page.connection.state, page.connection.reason]).toEqual(['stopped', 'Restart.']);
    expect(service.requests('POST', 'api/session')).toHaveLength(1);
    service.refusals.clear();
    page.connection.retry();
    await settle();
    expect(page.connection.state).toBe('live');
  });

  test('on a server without the service the page is quiet and says so', async () => {
    const absent = new NoConnection();
    expect(absent.state).toBe('stopped');
    expect(absent.reason).toMatch(/^The community service is not configured on this server/);
    await expect(absent.request()).rejects.toThrow(absent.reason);
  });
});

describe('Coming back', () => {
  test('a page that could not reach the service comes back by itself', async () => {
    const service = new FakeService();
    service.away = true;
    const page = await new Page(service).connect();
    expect(page.connection.state).toBe('offline');
    service.away = false;
    await pass(30_000);
    expect(page.connection.state).toBe('live');
  });

  test('a call that nobody takes is given up, and the page calls again', async () => {
    const { service, page } = await connected();
    service.silent = true;
    service.cut(1006);
    await pass(14_000);
    expect(service.sockets).toHaveLength(2);
    service.silent = false;
    await pass(2_000);
    expect(service.sockets.map(({ readyState }) => readyState)).toEqual([3, 3, 1]);
    expect(page.connection.state).toBe('live');
    await pass(60_000);
    expect(service.sockets).toHaveLength(3);
  });

  test('waits grow with full jitter, up to thirty seconds', async () => {
    const { service, page } = await connected();
    page.chance = 0.999;
    service.turnAway = { code: 1013, reason: '' };
    service.cut(1006);
    const waits: number[] = [];
    for (let last = Date.now(), count = service.sockets.length; waits.length < 9; ) {
      await pass(100);
      if (service.sockets.length > count) {
        count = service.sockets.length;
        waits.push(Math.round((Date.now() - last) / 500) * 500);
        last = Date.now();
      }
    }
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
  });

  test('once it is back, the next drop is a first one again', async () => {
    const { service, page } = await connected();
    page.chance = 0.999;
    service.turnAway = { code: 1013, reason: '' };
    service.cut(1006);
    await pass(20_000);
    service.turnAway = null;
    await pass(30_000);
    service.cut(1006);
    await pass(500);
    expect(page.connection.state).toBe('live');
  });

  test('after a restart of the service pages come back spread over ten seconds', async () => {
    const { service, page } = await connected();
    page.chance = 0.9;
    service.cut(1012, 'The service restarts.');
    expect([page.connection.state, page.connection.reason]).toEqual([
      'offline',
      'The service restarts.'
    ]);
    await pass(8_900);
    expect(service.sockets).toHaveLength(1);
    await pass(200);
    expect(page.connection.state).toBe('live');
  });

  test('a page that read too slowly (4508) comes back', async () => {
    const { service, page } = await connected();
    service.cut(4508);
    expect(page.connection.state).toBe('offline');
    await pass(500);
    expect(page.connection.state).toBe('live');
  });

  test.each([4400, 4403, 4413, 4429])('code %i stops the page with a sentence', async code => {
    const { service, page } = await connected();
    service.cut(code);
    await pass(600_000);
    expect(page.connection.state).toBe('stopped');
    expect(page.connection.reason).toMatch(/^[A-Z].*\.$/);
    expect(service.sockets).toHaveLength(1);
  });

  test('the service’s own words are shown before ours', async () => {
    const { service, page } = await connected();
    service.cut(4403, 'Your course ended on Friday.');
    expect(page.connection.reason).toBe('Your course ended on Friday.');
  });

  test('an ended session (4401) is renewed and the page comes back once', async () => {
    const { service, page } = await connected();
    service.endSessions();
    service.cut(4401);
    await settle();
    expect(page.connection.state).toBe('live');
    expect(service.requests('POST', 'api/session')).toHaveLength(2);
    service.endSessions();
    service.cut(4401); // Hours later.
    await settle();
    expect(page.connection.state).toBe('live');
  });

  test('a page that is signed out again at once stops', async () => {
    const { service, page } = await connected();
    service.turnAway = { code: 4401, reason: '' };
    service.cut(4401);
    await pass(60_000);
    expect(page.connection.state).toBe('stopped');
    expect(service.sockets).toHaveLength(2);
  });

  test('without a network the page waits, and comes back the moment there is one', async () => {
    const { service, page } = await connected();
    page.setOnline(false);
    service.cut(1006);
    await pass(600_000);
    expect(service.sockets).toHaveLength(1);
    expect(page.connection.reason).toMatch(/no network/);
    page.setOnline(true);
    await settle();
    expect(page.connection.state).toBe('live');
  });

  test('a socket from before a change of network is not trusted', async () => {
    const { service, page } = await connected();
    page.setOnline(false);
    page.setOnline(true);
    await settle();
    expect(service.sockets.map(({ readyState }) => readyState)).toEqual([3, 1]);
  });

  test('every followed course is followed again from where this page is', async () => {
    const { service, page } = await connected();
    let seq = 4;
    page.connection.follow(COURSE, () => ({ log: 'log1', seq }));
    const dropped = page.connection.follow('physics', () => null);
    dropped.dispose();
    seq = 9;
    service.cut(1006);
    await pass(500);
    expect(service.sockets[1].sent).toEqual([
      { type: 'follow', course: COURSE, log: 'log1', seq: 9 }
    ]);
  });
});

describe('Requests', () => {
  test('who asks before the page is signed in waits for the same session', async () => {
    const service = new FakeService();
    const page = new Page(service);
    const asked = [
      page.connection.request('GET', 'api/me'),
      page.connection.request('GET', 'api/me')
    ];
    await page.connect();
    await Promise.all(asked);
    expect(service.requests('POST', 'api/session')).toHaveLength(1);
  });

  test('a request that finds the session ended renews it once and is done', async () => {
    const { service, page } = await connected();
    service.endSessions();
    await expect(page.connection.request('GET', 'api/me')).resolves.toMatchObject({
      person: { name: 'Ada' }
    });
  });

  test('a session that stays ended is refused in words', async () => {
    const { service, page } = await connected();
    service.refusals.set('api/me', { status: 401, error: 'signed_out', message: 'Sign in again.' });
    await expect(page.connection.request('GET', 'api/me')).rejects.toMatchObject({
      code: 'signed_out',
      status: 401,
      message: 'Sign in again.'
    } satisfies Partial<Refusal>);
  });

  test('no network is a refusal with a sentence, too', async () => {
    const { service, page } = await connected();
    service.away = true;
    await expect(page.connection.request('GET', 'api/me')).rejects.toMatchObject({
      code: 'offline',
      passing: true
    });
  });

  test('the page of a proxy that stands in for the service is not shown to people', async () => {
    const { page } = await connected();
    vi.spyOn(page, 'fetch').mockResolvedValue(new Response('<h1>502</h1>', { status: 502 }));
    await expect(page.connection.request('GET', 'api/me')).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/did not answer properly/) as string
    });
  });

  test('a service that never answers is offline after half a minute', async () => {
    const { page } = await connected();
    vi.spyOn(page, 'fetch').mockImplementation(
      (_, { signal }) =>
        new Promise((_resolve, reject) =>
          signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
        )
    );
    const asked = expect(page.connection.request('GET', 'api/me')).rejects.toMatchObject({
      code: 'offline'
    });
    await pass(30_000);
    await asked;
  });
});

test('a malformed frame does not break the page', async () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const { service, page } = await connected();
  const discussion = page.discussion();
  await settle();
  for (const data of ['{', '{"type": "events"}', 'null', new ArrayBuffer(3)]) {
    service.sockets[0].deliverRaw(data);
  }
  service.write('p8', 'Still here');
  expect(page.connection.state).toBe('live');
  expect(discussion.threads.map(({ title }) => title)).toEqual(['Still here']);
  expect(warned).toHaveBeenCalledTimes(3);
});
