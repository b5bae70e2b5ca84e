import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { Time } from '../ui/time';
import type * as Wire from '../wire/types';
import type { ITools } from './scope';
import { roleWord } from './words';

/** For instructors: what the staff did to what others wrote, and to who they are. Newest first. */
export function Record({ course, tools }: { course: Wire.ICourse; tools: ITools }): JSX.Element {
  const { community, trans, locale } = tools;
  const safety = community.safety(course.id);
  const [entries, setEntries] = React.useState<readonly Wire.IEntry[] | null>(null);
  const [more, setMore] = React.useState(false);
  const [problem, setProblem] = React.useState('');
  const load = React.useCallback(
    (known: readonly Wire.IEntry[]): void => {
      safety
        .audit(known.at(-1)?.id)
        .then(page => {
          setEntries([...known, ...page.entries]);
          setMore(page.more);
          setProblem('');
        })
        .catch(error => setProblem(error instanceof Error ? error.message : String(error)));
    },
    [safety]
  );
  React.useEffect(() => load([]), [load]);
  const titles = new Map(community.board(course.id).threads.map(({ id, title }) => [id, title]));
  return (
    <div className="jp-CommunityRecord">
      {entries?.length === 0 && (
        <p>
          {trans.__(
            'Nothing yet. When staff change or hide what others wrote, or look up who wrote it, it stands here with their reason.'
          )}
        </p>
      )}
      <ol aria-label={trans.__('Record of what the staff did')}>
        {entries?.map(entry => (
          <li key={entry.id}>
            <p>
              <bdi>{entry.by.name}</bdi>
              {roleWord(entry.by.role, trans) && ` (${roleWord(entry.by.role, trans)})`}{' '}
              {deed(entry, trans)}{' '}
              <Time at={entry.at} now={() => community.connection.now()} locale={locale} />
            </p>
            {entry.thread !== null && titles.has(entry.thread) && (
              <p className="jp-CommunityRecord-where">
                {trans.__('in')} <bdi>{titles.get(entry.thread)}</bdi>
              </p>
            )}
            {entry.why !== null && entry.act !== 'reports' && <q dir="auto">{entry.why}</q>}
          </li>
        ))}
      </ol>
      {more && (
        <button
          type="button"
          className="jp-CommunityButton jp-mod-quiet"
          onClick={() => load(entries ?? [])}
        >
          {trans.__('Show earlier ones')}
        </button>
      )}
      {problem && (
        <p className="jp-CommunityProblem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

/** What was done, after the name of who did it. */
function deed({ act, why }: Wire.IEntry, trans: TranslationBundle): string {
  switch (act) {
    case 'edit':
      return trans.__('changed a post');
    case 'delete':
      return trans.__('deleted a post');
    case 'hide':
      return trans.__('hid a post');
    case 'show':
      return trans.__('looked at a post, and it is for everybody');
    case 'keep_hidden':
      return trans.__('looked again, and a post stays hidden');
    case 'unmask':
      return trans.__('looked up who wrote a post');
    case 'names_on':
      return trans.__('asked the author of a post for their name from now on');
    case 'names_off':
      return trans.__('let the author of a post write without their name again');
    case 'course_names_on':
      return trans.__('asked everybody for names from now on');
    case 'course_names_off':
      return trans.__('let learners write without their names again');
    case 'cell_names_on':
      return trans.__('asked for names at a cell from now on');
    case 'cell_names_off':
      return trans.__('let learners write without their names at a cell again');
    case 'agreement':
      return trans.__('changed what people agree to');
    case 'reports':
      return trans.__('changed to %1 the number of reports that hide a post', why ?? '');
    case 'close':
      return trans.__('closed a thread');
    case 'open':
      return trans.__('opened a thread again');
    case 'role':
      return trans.__('gave somebody another role');
    default:
      return trans.__('did something that this page does not know yet');
  }
}
