/** A quiet word to the author of a prompt that will hardly be answered, and three that will. It can be ignored for good. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { weaknesses, type Weakness } from '../prompting/advice';
import { markdownOf, patterns, type PatternName } from '../prompting/patterns';
import type { IPlace } from '../tokens';
import { keys, useScope } from './scope';

const OFFERED: readonly PatternName[] = ['predict', 'own-work', 'hard'];

export function Advice({ place }: { place: IPlace }): JSX.Element | null {
  const { discussion, trans, locale } = useScope();
  const { prompt } = place;
  if (
    prompt === undefined ||
    !/^en\b/i.test(locale) ||
    discussion.draft(keys.unadvised) !== '' ||
    discussion.threads.length > 0
  ) {
    return null;
  }
  const found = weaknesses(prompt.source, prompt.above);
  if (!found.includes('vague') && !found.includes('closed')) {
    return null;
  }
  const offered = patterns(trans).filter(({ name }) => OFFERED.includes(name));
  const take = (pattern: (typeof offered)[number]): void => {
    prompt.write(markdownOf(pattern));
    if (pattern.opens !== undefined) {
      const opening = { opens: pattern.opens, due: null, nameless: true };
      void discussion.setOpening(opening).catch(() => undefined); // The menu at the head says when it opens.
    }
  };
  return (
    <section className="jp-CommunityAdvice" aria-label={trans.__('About your prompt')}>
      <p>
        {found.map(weakness => sayWeakness(weakness, trans)).join(' ')}{' '}
        {trans.__('Only you and the staff see this. Begin from one of these instead?')}
      </p>
      <div className="jp-CommunityAdvice-choices">
        {offered.map(pattern => (
          <button
            key={pattern.name}
            type="button"
            className="jp-CommunityButton"
            onClick={() => take(pattern)}
          >
            {pattern.label}
          </button>
        ))}
        <button
          type="button"
          className="jp-CommunityButton jp-mod-quiet"
          onClick={() => discussion.setDraft(keys.unadvised, '.')}
        >
          {trans.__('Leave it as it is')}
        </button>
      </div>
    </section>
  );
}

function sayWeakness(weakness: Weakness, trans: TranslationBundle): string {
  switch (weakness) {
    case 'vague':
      return trans.__('This prompt is vague: it asks for anything, and mostly gets nothing.');
    case 'closed':
      return trans.__('This prompt is closed: a yes or a no answers it.');
    case 'stanceless':
      return trans.__('It asks nobody to take a stance.');
    case 'long':
      return trans.__('It is long.');
    default:
      return trans.__('It does not say what in the cells above it is about.');
  }
}
