// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';

import { Aligner, type Port } from '../../src/anchoring/aligner';
import { answer, type IQuestion } from '../../src/anchoring/answer';
import { LESSON, outlineOf } from './cells';

const QUESTION: IQuestion = { cells: LESSON, outline: outlineOf(LESSON) };

interface ISent {
  number: number;
  question: IQuestion;
}

/** A worker under the test's hand: what was sent to it, copied as on the way to a real one. */
function held(): Port & { sent: ISent[]; isTerminated: boolean } {
  return {
    sent: [],
    isTerminated: false,
    onmessage: null,
    onerror: null,
    postMessage(message: unknown) {
      this.sent.push(structuredClone(message) as ISent);
    },
    terminate() {
      this.isTerminated = true;
    }
  };
}

function reply(port: Port, { number, question }: ISent): void {
  const data = structuredClone({ number, answer: answer(question) });
  port.onmessage?.call(port as unknown as Worker, new MessageEvent('message', { data }));
}

describe('the aligner', () => {
  it('hands each answer to who asked, in whatever order they come', async () => {
    const port = held();
    const aligner = new Aligner(() => port);
    const first = aligner.ask(QUESTION);
    const second = aligner.ask({ cells: LESSON.slice(0, 2), outline: null });
    [...port.sent].reverse().forEach(sent => reply(port, sent));
    expect((await first).alignment).toEqual(LESSON.map((_, index) => index));
    expect(await second).toMatchObject({
      alignment: null,
      cells: [{ type: 'markdown' }, { type: 'code' }]
    });
  });

  it('answers on the page where no worker can be started', async () => {
    const { alignment } = await new Aligner().ask(QUESTION);
    expect(alignment).toEqual(LESSON.map((_, index) => index));
  });

  it('answers on the page what a worker that broke has left open, and all that follows', async () => {
    const port = held();
    const aligner = new Aligner(() => port);
    const open = aligner.ask(QUESTION);
    port.onerror?.call(port as unknown as Worker, new ErrorEvent('error'));
    expect((await open).alignment).toHaveLength(LESSON.length);
    expect((await aligner.ask(QUESTION)).alignment).toHaveLength(LESSON.length);
    expect(port.isTerminated).toBe(true);
    expect(port.sent).toHaveLength(1);
  });

  it('answers nobody any more once it is disposed', async () => {
    const port = held();
    const aligner = new Aligner(() => port);
    const open = aligner.ask(QUESTION);
    aligner.dispose();
    await expect(open).rejects.toThrow('disposed');
    await expect(aligner.ask(QUESTION)).rejects.toThrow('disposed');
    expect(port.isTerminated).toBe(true);
  });
});
