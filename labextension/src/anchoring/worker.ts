/** Aligns off the page's main thread: a bundler makes a file of its own of this one, because of how `Aligner` names it. */
import { answer, type IQuestion } from './answer';

self.onmessage = ({ data }: MessageEvent<{ number: number; question: IQuestion }>) => {
  self.postMessage({ number: data.number, answer: answer(data.question) });
};
