import { describe, expect, it } from 'vitest';

import { readLetter, writeLetter } from '../../src/community/letter';
import { Thread } from '../../src/community/thread';
import type * as Wire from '../../src/wire/types';
import board from '../../../tests/wire/board.json';
import one from '../../../tests/wire/post.json';

const post = one.post as Wire.IPost;

function thread(): Thread {
  const info = board.threads[0] as unknown as Wire.IThreadForMe;
  const found = new Thread(info, 1);
  found.loadTalk([post]);
  return found;
}

describe('reactions @S49', () => {
  it('stay when an event, which says nothing of them, changes the post', () => {
    const known = thread();
    const { reactions, ...told } = post;
    known.put({ ...told, body: 'Other words', revision: post.revision + 1 }, false);
    expect(known.find(post.id)).toMatchObject({ body: 'Other words', reactions });
  });

  it('go with a post that is deleted', () => {
    const known = thread();
    const stub: Wire.IPost = { ...post, body: '', deleted: true, revision: post.revision + 1 };
    delete stub.reactions;
    known.put(stub, false);
    expect(known.find(post.id)?.reactions).toBeUndefined();
  });

  it('are those of the last answer', () => {
    const known = thread();
    known.react(post.id, [{ kind: 'landed', mine: true, others: 0 }]);
    expect(known.find(post.id)?.reactions).toEqual([{ kind: 'landed', mine: true, others: 0 }]);
  });
});

describe('a tone @S49', () => {
  it('waits with its post for a connection', () => {
    const letter = {
      id: 'a',
      course: 'c',
      notebook: 'n',
      anchor: 'x',
      thread: 'a',
      reply_to: null,
      body: 'What if?',
      at: '2026-11-24T09:00:00.000Z',
      heldUntil: 0,
      as: 'named' as const,
      kind: 'idea' as const,
      tone: 'half_baked' as const,
      delivery: 'waiting' as const,
      problem: '',
      tried: false
    };
    expect(readLetter(writeLetter(letter))).toMatchObject({ tone: 'half_baked' });
  });
});
