import { Signal } from '@lumino/signaling';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Drafts } from '../../src/community/drafts';
import { Enclosures } from '../../src/community/enclosures';
import type { Shelf } from '../../src/community/shelf';
import { Refusal, offline } from '../../src/connection/refusal';
import type { IConnection, IFiles } from '../../src/tokens';
import type * as Wire from '../../src/wire/types';

const ADDED: Wire.IAddedFile = { id: 'f1', kind: 'png', bytes: 3, width: 40, height: 30 };
const photo = (name = 'bus.png'): File => new File(['abc'], name, { type: 'image/png' });

/** A draft's place in a page, and the service's answers to what is added. */
class Desk {
  constructor(readonly kept = new Map<string, string>()) {
    const shelf = {
      get: (key: string) => this.kept.get(key) ?? null,
      set: (key: string, text: string) => this.kept.set(key, text),
      remove: (key: string) => this.kept.delete(key)
    } as unknown as Shelf;
    const files: IFiles = {
      fetch: () => Promise.reject(offline()),
      add: file => {
        this.sent.push(file.name);
        const answer = this.answers.shift() ?? ADDED;
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
      }
    };
    const connection = { state: 'live', stateChanged: this.stateChanged } as unknown as IConnection;
    const drafts = new Drafts(shelf, 'seminar', 'nb', 'cell');
    this.enclosures = new Enclosures(drafts, { connection, files }, () => undefined);
  }

  get first(): unknown {
    return this.enclosures.of('')[0];
  }

  readonly stateChanged = new Signal<object, void>({});
  readonly sent: string[] = [];
  readonly answers: (Wire.IAddedFile | Error)[] = [];
  readonly enclosures: Enclosures;
}

describe('what is added to a draft @M33', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is sent at once, and kept over a reload with what was said of it', async () => {
    const desk = new Desk();
    desk.enclosures.add('', [photo()]);
    await vi.runAllTimersAsync();
    const [{ key }] = desk.enclosures.of('');
    desk.enclosures.describe('', key, { alt: 'A full bus' });
    expect(new Desk(desk.kept).first).toMatchObject({
      id: 'f1',
      state: 'ready',
      alt: 'A full bus',
      size: { width: 40, height: 30 }
    });
  });

  it('waits while the service cannot be reached, and goes when it is back', async () => {
    const desk = new Desk();
    desk.answers.push(offline());
    desk.enclosures.add('', [photo()]);
    await vi.advanceTimersByTimeAsync(0);
    expect(desk.first).toMatchObject({ state: 'waiting' });
    desk.stateChanged.emit();
    await vi.advanceTimersByTimeAsync(0);
    expect(desk.first).toMatchObject({ state: 'ready' });
  });

  it('comes again by itself after the service asked it to wait', async () => {
    const desk = new Desk();
    desk.answers.push(new Refusal('Later.', 'slow_down', 429, null, 2000));
    desk.enclosures.add('', [photo()]);
    await vi.runAllTimersAsync();
    expect(desk.first).toMatchObject({ state: 'ready' });
  });

  it('says why it was refused, and the next one goes on', async () => {
    const desk = new Desk();
    desk.answers.push(new Refusal('SVG pictures can carry programs.', 'invalid', 400));
    desk.enclosures.add('', [photo('a.svg'), photo('b.png')]);
    await vi.runAllTimersAsync();
    expect(desk.enclosures.of('')).toMatchObject([
      { state: 'failed', problem: 'SVG pictures can carry programs.' },
      { state: 'ready' }
    ]);
  });

  it('is sent one after the other, and not at all once it is removed', async () => {
    const desk = new Desk();
    desk.enclosures.add('', [photo('a.png'), photo('b.png'), photo('c.png')]);
    desk.enclosures.remove('', desk.enclosures.of('')[1].key);
    await vi.runAllTimersAsync();
    expect(desk.sent).toEqual(['a.png', 'c.png']);
  });

  it('is not kept over a reload before the service has it, since it could not be posted', () => {
    const desk = new Desk();
    desk.enclosures.add('', [photo()]);
    expect(new Desk(desk.kept).enclosures.of('')).toEqual([]);
  });
});
