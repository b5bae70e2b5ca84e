import type { IAnswer, IQuestion } from './answer';

/** The part of a `Worker` that is needed here. */
export type Port = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

interface IAsked {
  question: IQuestion;
  resolve: (answer: IAnswer) => void;
  reject: (reason: unknown) => void;
}

/** Aligns copies to outlines in a worker, which is started when it is needed first. */
export class Aligner {
  constructor(start: () => Port = startWorker) {
    this._start = start;
  }

  ask(question: IQuestion): Promise<IAnswer> {
    return new Promise((resolve, reject) => {
      const asked = { question, resolve, reject };
      if (this._isDisposed) {
        reject(new Error('The aligner is disposed.'));
        return;
      }
      const port = this._reach();
      if (port === null) {
        void answerHere(asked);
        return;
      }
      const number = this._number++;
      this._asked.set(number, asked);
      port.postMessage({ number, question });
    });
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    this._isDisposed = true;
    this._port?.terminate();
    this._port = null;
    this._asked.forEach(({ reject }) => reject(new Error('The aligner is disposed.')));
    this._asked.clear();
  }

  /** The worker; null where the browser, or a policy of the hub, lets none start. */
  private _reach(): Port | null {
    if (this._port === undefined) {
      try {
        this._port = this._start();
        this._port.onmessage = this._onMessage;
        this._port.onerror = this._onError;
      } catch {
        this._port = null;
      }
    }
    return this._port;
  }

  private _onMessage = ({ data }: MessageEvent<{ number: number; answer: IAnswer }>): void => {
    this._asked.get(data.number)?.resolve(data.answer);
    this._asked.delete(data.number);
  };

  /** A worker that does not load, or breaks, is not asked again: what is open is answered on the page, if later. */
  private _onError = (): void => {
    this._port?.terminate();
    this._port = null;
    const open = [...this._asked.values()];
    this._asked.clear();
    open.forEach(asked => void answerHere(asked));
  };

  private _start: () => Port;
  private _port: Port | null | undefined;
  private _asked = new Map<number, IAsked>();
  private _number = 0;
  private _isDisposed = false;
}

/** The page stands still for it, for a twentieth of a second with a long notebook. */
async function answerHere({ question, resolve, reject }: IAsked): Promise<void> {
  try {
    const { answer } = await import('./answer');
    resolve(answer(question));
  } catch (reason) {
    reject(reason);
  }
}

function startWorker(): Worker {
  return new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
}
