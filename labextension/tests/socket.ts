import type * as Wire from '../src/wire/types';

const TOKEN = 'v1.token.community.jupyter.org.';

/** One WebSocket, both ends of it. */
export class FakeSocket {
  constructor(
    readonly url: string,
    readonly protocols: string[],
    private readonly receive: (frame: Wire.Request) => void
  ) {
    this.token = protocols.find(protocol => protocol.startsWith(TOKEN))?.slice(TOKEN.length) ?? '';
  }

  readyState = 0;
  token: string;
  follows = false;
  /** What the page sent, in order. */
  readonly sent: Wire.Request[] = [];
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;

  /** What the page said of where it is, in order. */
  readonly said: Uint8Array[] = [];

  send(text: string | Uint8Array): void {
    if (text instanceof Uint8Array) {
      this.said.push(text);
      return;
    }
    const frame = JSON.parse(text) as Wire.Request;
    this.sent.push(frame);
    this.receive(frame);
  }

  /** The page hangs up. */
  close(): void {
    this.readyState = 3;
  }

  /** The service accepts. */
  begin(): void {
    this.readyState = 1;
  }

  deliver(frame: Wire.Frame): void {
    this.deliverRaw(JSON.stringify(frame));
  }

  deliverRaw(data: unknown): void {
    if (this.readyState === 1) {
      this.onmessage?.({ data });
    }
  }

  /** The service, or the network, ends it. */
  end(code: number, reason = ''): void {
    this.readyState = 3;
    this.onclose?.({ code, reason });
  }
}
