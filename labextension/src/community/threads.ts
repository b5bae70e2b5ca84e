import type * as Wire from '../wire/types';
import { Thread } from './thread';

/** What holds threads that came with the board; those of a notebook's talk are held by its id. */
export const BOARD = '';

/** The threads of a course that are here. Each is held by the lists that it came with, and goes with the last of them. */
export class Threads extends Map<string, Thread> {
  /** Takes what a list says of a thread. */
  take(info: Wire.IThreadForMe, asOf: number, holder: string): Thread {
    const thread = this.get(info.id) ?? new Thread(info, asOf);
    this.set(info.id, thread);
    thread.heldBy.add(holder);
    // A line of the board brings no posts, so those that are here stay as old as they are.
    const isOlder = holder === BOARD && thread.talk.length > 0;
    thread.load(info, isOlder ? Math.min(thread.asOf, asOf) : asOf);
    return thread;
  }

  /** A list was loaded anew: lets go of what was in it and is not any more. */
  keep(loaded: { id: string }[], holder: string): void {
    const kept = new Set(loaded.map(({ id }) => id));
    this.forEach(thread => {
      if (!kept.has(thread.id) && thread.heldBy.delete(holder) && thread.heldBy.size === 0) {
        this.delete(thread.id);
      }
    });
  }
}
