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
