import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { ICommunity, ICopies } from '../tokens';
import { Face } from '../ui/face';
import { useSignals } from '../ui/follow';
import type * as Wire from '../wire/types';
import { Choice } from './choice';
import type { Listener } from './listener';
import { othersWord } from './words';

/** So many are listed with where they are; the rest are faces. */
const LISTED = 6;

export interface ITools {
  community: ICommunity;
  copies: ICopies;
  listener: Listener;
  trans: TranslationBundle;
}

/** Who is here: faces of those who like to be seen, the others as a number if they are enough. */
export function Here({ course, tools }: { course: Wire.ICourse; tools: ITools }): JSX.Element {
  const { community, listener, trans } = tools;
  const id = React.useId();
  useSignals(listener.changed, community.changed, community.board(course.id).changed);
  const presence = listener.course(course.id);
  const me = community.me?.id;
  const people = (presence?.people ?? []).filter(person => person.id !== me);
  const others = othersWord(presence?.others ?? 0, people.length > 0, trans);
  return (
    <section className="jp-CommunityHere" aria-labelledby={`${id}-head`}>
      <h3 id={`${id}-head`} className="jp-CommunityHere-head">
        {trans.__('Here now')}
      </h3>
      {people.length === 0 && others === '' ? (
        <p className="jp-CommunityHere-nobody">
          {trans.__('Nobody else shows that they are here. Many like to study unseen.')}
        </p>
      ) : (
        <>
          <ul className="jp-CommunityHere-people">
            {people.slice(0, LISTED).map(person => (
              <Someone key={person.id} {...{ person, course, presence, tools }} />
            ))}
          </ul>
          <p className="jp-CommunityHere-others">
            {people.length > LISTED && (
              <>
                <span className="jp-CommunityHere-faces">
                  {people.slice(LISTED, LISTED + 8).map(person => (
                    <Face key={person.id} person={person} small />
                  ))}
                </span>
                <span>
                  {people
                    .slice(LISTED)
                    .map(({ name }) => name)
                    .join(', ')}
                </span>{' '}
              </>
            )}
            {others}
          </p>
        </>
      )}
      <Choice community={community} trans={trans} />
    </section>
  );
}

interface ISomeone {
  person: Wire.IPerson;
  course: Wire.ICourse;
  presence: Wire.IPresence | null;
  tools: ITools;
}

/** Somebody, and the way to where they are. */
function Someone({ person, course, presence, tools }: ISomeone): JSX.Element {
  const { community, copies, listener, trans } = tools;
  const [problem, setProblem] = React.useState('');
  const { notebooks } = community.board(course.id);
  const where = Object.keys(presence?.at ?? {}).find(notebook =>
    presence?.at[notebook].people.includes(person.id)
  );
  const notebook = notebooks.find(({ id }) => id === where);
  const go = async (): Promise<void> => {
    if (notebook === undefined) {
      return;
    }
    const cells = listener.notebook(course.id, notebook.id)?.at ?? {};
    const anchor = Object.keys(cells).find(cell => cells[cell].people.includes(person.id));
    const found = await copies.reveal(notebook, anchor ?? '');
    setProblem(found ? '' : trans.__('Your own copy of this notebook was not found.'));
  };
  return (
    <li>
      <Face person={person} />
      <span className="jp-CommunityHere-who">
        <bdi>{person.name}</bdi>
        {notebook && (
          <button
            type="button"
            className="jp-CommunityHere-where"
            title={trans.__('Go there')}
            onClick={() => void go()}
          >
            <bdi>{notebook.title}</bdi>
          </button>
        )}
        {problem && <span role="status">{problem}</span>}
      </span>
    </li>
  );
}
