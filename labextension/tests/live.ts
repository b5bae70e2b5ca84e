/** The live half of the tests' service: one socket a page. */
import type * as Wire from '../src/wire/types';
import { COURSE, FakeCourse } from './course';
import { FakeSocket } from './socket';

export abstract class FakeLive extends FakeCourse {
  readonly sockets: FakeSocket[] = [];
  /** Nothing reaches it, nothing comes back. */
  away = false;
  /** Calls are put through, and nobody takes them. */
  silent = false;
  /** Closes new sockets with this code instead of a welcome. */
  turnAway: { code: number; reason: string } | null = null;

  openSocket(url: string, protocols: string[]): FakeSocket {
    const socket = new FakeSocket(url, protocols, frame => this.receive(socket, frame));
    this.sockets.push(socket);
    queueMicrotask(() => this.accept(socket));
    return socket;
  }

  get open(): FakeSocket[] {
    return this.sockets.filter(socket => socket.readyState === 1);
  }

  /** Every socket ends so. */
  cut(code: number, reason = ''): void {
    this.open.forEach(socket => socket.end(code, reason));
  }

  endSessions(): void {
    this.tokens.clear();
  }

  pagesOf(person: string): FakeSocket[] {
    return this.open.filter(socket => this.tokens.get(socket.token) === person);
  }

  protected tellFollowers(after: number): void {
    this.send(
      this.open.filter(({ follows }) => follows),
      after
    );
  }

  protected tellOf(person: string, frame: Wire.Frame): void {
    this.pagesOf(person).forEach(socket => socket.deliver(frame));
  }

  private accept(socket: FakeSocket): void {
    if (this.away) {
      socket.end(1006);
      return;
    }
    if (this.silent) {
      return;
    }
    const id = this.tokens.get(socket.token);
    socket.begin();
    if (this.turnAway !== null) {
      socket.end(this.turnAway.code, this.turnAway.reason);
    } else if (id === undefined) {
      socket.end(4401, 'The session is over.');
    } else {
      const { name } = this.person(id);
      socket.deliver({ type: 'welcome', person: { id, name }, version: '0.1.0' });
    }
  }

  private receive(socket: FakeSocket, frame: Wire.Request): void {
    if (frame.type === 'renew') {
      socket.token = frame.token;
      return;
    }
    if (frame.type === 'watch') {
      return;
    }
    const { course, log, seq } = frame;
    if (log !== null && seq !== null) {
      if (log !== this.log || seq > this.events.length) {
        socket.deliver({ type: 'reload', course });
      } else {
        this.send([socket], seq);
      }
    }
    socket.follows = true;
    socket.deliver({ type: 'following', course, log: this.log, seq: this.events.length });
  }

  private send(sockets: FakeSocket[], after: number): void {
    const news = this.events.slice(after);
    if (news.length > 0) {
      const events = news.map(pointer => this.happening(pointer));
      const seq = this.events.length;
      sockets.forEach(socket =>
        socket.deliver({ type: 'events', course: COURSE, log: this.log, seq, events })
      );
    }
  }

  protected readonly tokens = new Map<string, string>();
}
