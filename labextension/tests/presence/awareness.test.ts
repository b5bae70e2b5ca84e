import { readFileSync } from 'fs';
import { resolve } from 'path';
import { expect, test } from 'vitest';

import { encode, type IWhere } from '../../src/presence/awareness';

interface IExample {
  says: string;
  course: string;
  client: number;
  clock: number;
  where: IWhere | null;
  frame: string;
}

const examples = JSON.parse(
  readFileSync(resolve(__dirname, '../../../tests/wire/presence/frames.json'), 'utf-8')
) as IExample[];

test.each(examples)('a page that $says says it as the service reads it', example => {
  const { course, client, clock, where, frame } = example;
  expect(Buffer.from(encode(course, client, clock, where)).toString('hex')).toBe(frame);
});
