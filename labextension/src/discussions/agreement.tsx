/** What a course agreed on: read once before the first post, and again when it changed. */
import { Dialog, ReactWidget, showDialog } from '@jupyterlab/apputils';
import * as React from 'react';

import type { ICourseRules } from '../tokens';
import { Markdown } from '../ui/markdown';
import type * as Wire from '../wire/types';
import type { ITools } from './scope';

/** Shows the agreement if the reader has not agreed to it. True: they may write. */
export async function agreeFirst(
  course: Wire.ICourse,
  { community, rendermime, trans }: ITools
): Promise<boolean> {
  const rules = community.rules(course.id);
  const { current } = rules;
  if (current === null || current.agreed || current.agreement === null) {
    return true; // What is not known yet, the service knows.
  }
  const { button } = await showDialog({
    title: trans.__('How we talk in %1', course.title),
    body: new Agreement(current.agreement, { rendermime }),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Not now') }),
      Dialog.okButton({ label: trans.__('I agree') })
    ],
    focusNodeSelector: '.jp-mod-accept'
  });
  return button.accept && agree(rules, current.version);
}

/** After the service refused a post for want of it: what is to be agreed to may have just changed. */
export async function readAndAgree(course: Wire.ICourse, tools: ITools): Promise<boolean> {
  await tools.community.rules(course.id).fetch();
  return agreeFirst(course, tools);
}

async function agree(rules: ICourseRules, version: number): Promise<boolean> {
  try {
    await rules.agree(version);
    return true;
  } catch {
    await rules.fetch(); // It was changed while it was read; whoever presses again reads the new one.
    return false;
  }
}

class Agreement extends ReactWidget {
  constructor(
    private readonly text: string,
    private readonly tools: Pick<ITools, 'rendermime'>
  ) {
    super();
    this.addClass('jp-CommunityAgreement');
  }

  render(): JSX.Element {
    return <Markdown source={this.text} rendermime={this.tools.rendermime} />;
  }
}
