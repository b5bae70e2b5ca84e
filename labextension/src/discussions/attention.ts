/** Following threads and muting them: what the reader said, or what their part in a thread says for them. */
import type { TranslationBundle } from '@jupyterlab/translation';

import type { IDiscussion, IThread } from '../tokens';
import type { IChoice } from '../ui/menu';
import type * as Wire from '../wire/types';

/** Whoever wrote in a thread, or wonders about the same, follows it until they say otherwise. */
export function attentionTo({ attention, mine, voices }: Wire.IThreadForMe): Wire.Attention | null {
  return attention ?? (mine || voices.mine ? 'followed' : null);
}

interface IContext {
  discussion: IDiscussion;
  trans: TranslationBundle;
  failed: (problem: string) => void;
}

/** What the menu of a thread's first post offers. */
export function attentionChoices(
  thread: IThread,
  { discussion, trans, failed }: IContext
): IChoice[] {
  const say = (attention: Wire.Attention | null) => (): void => {
    failed('');
    discussion.attend(thread.id, attention).catch((error: unknown) => {
      failed(error instanceof Error ? error.message : String(error));
    });
  };
  const now = attentionTo(thread);
  return now === 'muted'
    ? [{ id: 'unmute', label: trans.__('Hear of this thread again'), run: say(null) }]
    : [
        now === 'followed'
          ? { id: 'mute', label: trans.__('Mute this thread'), run: say('muted') }
          : { id: 'follow', label: trans.__('Follow this thread'), run: say('followed') },
        ...(now === null
          ? [{ id: 'mute', label: trans.__('Mute this thread'), run: say('muted') }]
          : [])
      ];
}
