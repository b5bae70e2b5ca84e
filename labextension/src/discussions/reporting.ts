/** What can be done about a post that is wrong: reporting, blocking, hiding, looking up who wrote it. */
import { Dialog, InputDialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

import type { IPost, ISafety } from '../tokens';
import type { IChoice } from '../ui/menu';
import { isStaff } from '../wire/roles';
import type * as Wire from '../wire/types';
import { nameOf } from './words';

interface ITools {
  safety: ISafety;
  course: Wire.ICourse;
  trans: TranslationBundle;
  failed: (problem: string) => void;
  /** What was done, for the eye and the ear. */
  said: (words: string) => void;
}

/** For a post that somebody else wrote. */
export function safetyChoices(post: IPost, tools: ITools): IChoice[] {
  const { safety, course, trans, failed, said } = tools;
  const run = (act: () => Promise<void>) => (): void => {
    failed('');
    said('');
    act().catch(error => failed(error instanceof Error ? error.message : String(error)));
  };
  const by = post.author;
  if (by === null) {
    return [];
  }
  const name = nameOf(by, trans);
  const choices: IChoice[] = [];
  if (!post.hidden) {
    choices.push({
      id: 'report',
      label: trans.__('Report…'),
      run: run(async () => {
        const line = await askReport(trans);
        if (line !== null) {
          await safety.report(post.id, line);
          said(trans.__('Thank you. The staff will look at it. Nobody is told that it was you.'));
        }
      })
    });
  }
  if (!isStaff(course)) {
    const ofStaff = 'id' in by && (by.role === 'instructor' || by.role === 'teaching_assistant');
    if (!ofStaff) {
      choices.push({
        id: 'block',
        label: trans.__('Block %1…', name),
        run: run(async () => {
          if (await confirmBlock(by, name, trans)) {
            await safety.block(post.id);
          }
        })
      });
    }
    return choices;
  }
  if (!post.hidden) {
    choices.push({
      id: 'hide',
      label: trans.__('Hide it…'),
      run: run(async () => {
        const reason = await askWhyHidden(false, trans);
        if (reason !== null) {
          await safety.hide(post.id, reason);
        }
      })
    });
  }
  if ('alias' in by) {
    choices.push({
      id: 'unmask',
      label: trans.__('Look up who wrote it…'),
      run: run(async () => {
        const reason = await askWhyUnmask(trans);
        if (reason !== null) {
          await showPerson(await safety.unmask(post.id, reason), name, trans);
        }
      })
    });
  }
  if ('alias' in by || by.role === 'learner') {
    choices.push({
      id: 'names',
      label: trans.__('Names from now on for %1…', name),
      run: run(async () => {
        const reason = await askWhyNames(name, trans);
        if (reason !== null) {
          await safety.askForNames(post.id, reason || null);
          said(trans.__('Saved. Only they are told, where they write.'));
        }
      })
    });
  }
  return choices;
}

async function askLine(
  title: string,
  label: string,
  okLabel: string,
  trans: TranslationBundle,
  required = true
): Promise<string | null> {
  const { button, value } = await InputDialog.getText({
    title,
    label,
    okLabel,
    cancelLabel: trans.__('Cancel'),
    required
  });
  const line = value?.trim() ?? '';
  return button.accept && (line !== '' || !required) ? line : null;
}

function askReport(trans: TranslationBundle): Promise<string | null> {
  return askLine(
    trans.__('Report this post?'),
    trans.__(
      'The staff will look at it, and it may be hidden until they have. Nobody is told that it was you, the staff neither. Add a line for them if you like:'
    ),
    trans.__('Report'),
    trans,
    false
  );
}

/** Why the staff hide a post, or keep it hidden; null if they think better of it. */
export function askWhyHidden(again: boolean, trans: TranslationBundle): Promise<string | null> {
  return again
    ? askLine(
        trans.__('Keep it hidden?'),
        trans.__('Say why; the author will read this. It is the last word about this post.'),
        trans.__('Keep it hidden'),
        trans
      )
    : askLine(
        trans.__('Hide this post?'),
        trans.__(
          'Others see that something was hidden. Why? The author will read this, and can ask for another look.'
        ),
        trans.__('Hide it'),
        trans
      );
}

/** Why the staff should look again; null if the author thinks better of it. */
export function askAppeal(trans: TranslationBundle): Promise<string | null> {
  return askLine(
    trans.__('Ask for another look?'),
    trans.__('Say in a line or two what the staff should know. You can ask once.'),
    trans.__('Ask'),
    trans
  );
}

function askWhyUnmask(trans: TranslationBundle): Promise<string | null> {
  return askLine(
    trans.__('Look up who wrote this?'),
    trans.__(
      'Do so to help or to protect somebody. It goes on record for the instructors, and its author is told, with your reason:'
    ),
    trans.__('Look it up'),
    trans
  );
}

/** A reason; empty to let them write without a name again. */
function askWhyNames(name: string, trans: TranslationBundle): Promise<string | null> {
  return askLine(
    trans.__('Names from now on?'),
    trans.__(
      'From now on, %1 can write in this course under their name only, whoever that is. What they wrote stays as it is. Why? They will read this. Leave it empty to lift it.',
      name
    ),
    trans.__('Save'),
    trans,
    false
  );
}

async function confirmBlock(
  by: Wire.Byline,
  name: string,
  trans: TranslationBundle
): Promise<boolean> {
  const { button } = await showDialog({
    title: trans.__('Block %1?', name),
    body:
      'alias' in by
        ? trans.__(
            'You will not see what %1 writes in this thread. Who that is stays unknown, so it counts here only. Nobody is told.',
            name
          )
        : trans.__(
            'In this course you will not see what %1 writes under their name, and they will not see what you write under yours. Nobody is told. You can take it back in your settings.',
            name
          ),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.warnButton({ label: trans.__('Block') })
    ]
  });
  return button.accept;
}

/** For who looked it up, and gone with the dialog. */
async function showPerson(
  person: Wire.IPerson,
  alias: string,
  trans: TranslationBundle
): Promise<void> {
  await showDialog({
    title: trans.__('Who wrote it'),
    body: trans.__(
      '“%1” is %2. Keep it to yourself: others still do not know. They are told that it was looked up, and why.',
      alias,
      person.name
    ),
    buttons: [Dialog.okButton({ label: trans.__('Close') })]
  });
}
