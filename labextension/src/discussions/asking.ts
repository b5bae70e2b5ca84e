/** Questions that are asked before something cannot be taken back. */
import { Dialog, InputDialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

export async function confirmRemoval(trans: TranslationBundle): Promise<boolean> {
  const { button } = await showDialog({
    title: trans.__('Delete your post?'),
    body: trans.__(
      'It is removed for everyone. If somebody has replied, a line stays that says that a post was here.'
    ),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Keep it') }),
      Dialog.warnButton({ label: trans.__('Delete') })
    ]
  });
  return button.accept;
}

/** Why staff close a thread; null if they think better of it. */
export async function askWhyClosed(trans: TranslationBundle): Promise<string | null> {
  const { button, value } = await InputDialog.getText({
    title: trans.__('Close this thread?'),
    label: trans.__('Why? Everybody who can see the thread will read this.'),
    okLabel: trans.__('Close it'),
    cancelLabel: trans.__('Leave it open'),
    required: true
  });
  const reason = value?.trim() ?? '';
  return button.accept && reason !== '' ? reason : null;
}

/** For how many hours staff leave the answering to peers; null if they think better of it. */
export async function askHours(trans: TranslationBundle): Promise<number | null> {
  const { button, value } = await InputDialog.getNumber({
    title: trans.__('Let peers go first'),
    label: trans.__('For how many hours? You can still answer earlier; you are only reminded.'),
    value: 4,
    okLabel: trans.__('Let them'),
    cancelLabel: trans.__('Cancel')
  });
  return button.accept && value !== null ? Math.round(value) : null;
}

/** Which other thread is about the same; null if there is none. */
export async function askDuplicate(
  threads: { id: string; title: string }[],
  trans: TranslationBundle
): Promise<string | null> {
  const titles = threads.map(({ title }, n) => `${n + 1}. ${title}`);
  const { button, value } = await InputDialog.getItem({
    title: trans.__('The same as which thread?'),
    label: trans.__('Readers are shown the way there.'),
    items: titles,
    okLabel: trans.__('Link'),
    cancelLabel: trans.__('Cancel')
  });
  const at = value === null ? -1 : titles.indexOf(value);
  return button.accept && at >= 0 ? threads[at].id : null;
}

/** The reason why staff delete somebody else's post; null if they think better of it. */
export async function askReason(name: string, trans: TranslationBundle): Promise<string | null> {
  const { button, value } = await InputDialog.getText({
    title: trans.__('Delete the post of %1?', name),
    label: trans.__('Why? The author will read this.'),
    okLabel: trans.__('Delete'),
    cancelLabel: trans.__('Keep it'),
    required: true
  });
  const reason = value?.trim() ?? '';
  return button.accept && reason !== '' ? reason : null;
}
