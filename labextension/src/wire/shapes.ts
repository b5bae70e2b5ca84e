/** Looks at what came over the wire before anybody relies on its type. Unknown fields are welcome: services grow. */
import {
  count,
  each,
  fields,
  flag,
  list,
  nullable,
  oneOf,
  optional,
  record,
  tagged,
  text,
  type Check
} from './checks';
import { snapshot } from './snapshot';
import { mentioned, telling } from './telling';
import type * as Wire from './types';

const role = oneOf('learner', 'mentor', 'teaching_assistant', 'instructor');
const person = record(fields<Wire.IPerson>({ id: text, name: text, role: optional(role) }));
const author = nullable(person);
const alias = record(fields<Wire.IAlias>({ alias: count }));
const byline = nullable(value => person(value) || alias(value));
const kind = oneOf('question', 'note', 'idea', 'different_view', 'announcement');
const course = record(fields<Wire.ICourse>({ id: text, title: text, role }));
const cursor = fields<Wire.ICursor>({ log: text, seq: count });

const hidden = record(
  fields<Wire.IHidden>({
    cause: oneOf('reports', 'staff'),
    by: optional(person),
    reason: optional(text),
    appeal: optional(text),
    answer: optional(text)
  })
);
const reports = record(
  fields<Wire.IReports>({
    count: value => value === 'few' || count(value),
    lines: list(text)
  })
);
const tone = oneOf('half_baked', 'joking', 'blunt');
const few: Check = value => value === 'few' || count(value);
const reaction = record(
  fields<Wire.IReaction>({
    kind: oneOf('thank_you', 'helped', 'landed', 'differently'),
    mine: flag,
    others: few
  })
);

const post = record(
  fields<Wire.IPost>({
    id: text,
    thread: text,
    reply_to: nullable(text),
    n: count,
    author: byline,
    kind,
    body: text,
    at: text,
    revision: count,
    edited_at: nullable(text),
    edited_by: author,
    deleted: flag,
    endorsed_by: list(person),
    seen_by: list(person),
    tone: optional(tone),
    reactions: optional(list(reaction)),
    reason: optional(text),
    mine: optional(flag),
    mentions: optional(list(mentioned)),
    hidden: optional(hidden),
    reports: optional(reports),
    unmasked: optional(list(text)),
    attached: optional(flag)
  })
);
const thread = fields<Wire.IThread>({
  id: text,
  notebook: text,
  anchor: text,
  title: text,
  started_by: byline,
  at: text,
  last_at: text,
  posts: count,
  audience: oneOf('everyone', 'staff'),
  kind,
  state: nullable(oneOf('open', 'answered', 'waiting', 'resolved')),
  accepted: nullable(text),
  pinned: flag,
  locked: nullable(text),
  summary: nullable(text),
  duplicate_of: nullable(text),
  peers_first: nullable(text),
  hidden: optional(flag)
});
const voices = fields<Wire.IVoices>({
  mine: flag,
  others: few
});
const attention = nullable(oneOf('followed', 'muted'));
const threadForMe = fields<Wire.IThreadForMe>({
  ...thread,
  unread: count,
  mine: flag,
  voices: record(voices),
  attention
});
const line = record({ ...threadForMe, excerpt: text, last_by: byline });
const waiting = record(
  fields<Wire.IWaiting>({
    thread: text,
    why: oneOf('question', 'unseen', 'reported', 'appeal'),
    since: text,
    post: optional(text)
  })
);
const talk = { talk: list(post), more: flag };
const notebook = record(
  fields<Wire.INotebook>({
    id: text,
    title: text,
    path: text,
    anchors: list(record(fields<Wire.IAnchor>({ id: text, kind: text, title: text })))
  })
);
const event = tagged({
  post: record({ post, thread: record(thread) }),
  gone: record({ post: text, thread: text, now: nullable(record(thread)) }),
  thread: record({ thread: record(thread) }),
  notebook: record({ notebook, reopens: optional(flag), outline: optional(flag) }),
  rules: record({}),
  hands: record({})
});
const opening = record(
  fields<Wire.IOpening>({
    opens: oneOf('at_once', 'after_post', 'after_submit', 'after_due', 'staff', 'closed'),
    due: nullable(text),
    assignment: optional(nullable(text)),
    nameless: flag
  })
);
const gate = record(fields<Wire.IGate>({ anchor: text, opening, open: flag, posts: count }));
const roughly: Check = value => value === 'few' || count(value);
const cell = record(
  fields<Wire.ICell>({
    notebook: text,
    anchor: text,
    sort: oneOf('discussion', 'reading', 'code', 'earlier'),
    n: nullable(count),
    title: text
  })
);
const newPrompt = fields<Wire.INewPrompt>({ notebook: text, anchor: text, body: text, at: text });
const prompt = record(
  fields<Wire.IPrompt>({
    ...newPrompt,
    id: text,
    by: person,
    state: oneOf('scheduled', 'published', 'held'),
    problem: nullable(text)
  })
);
const echo = record(
  fields<Wire.IEcho>({
    notebook: text,
    anchor: text,
    prompt: nullable(text),
    replies: roughly,
    deeper: roughly
  })
);

const me = record(
  fields<Wire.IMe>({
    person,
    courses: list(course),
    settings: record(
      fields<Wire.ISettings>({
        display_name: nullable(text),
        hold_posts: flag,
        shown: nullable(oneOf('not', 'counted', 'named')),
        quiet: flag,
        announce: oneOf('off', 'mentions', 'summary', 'each'),
        toured: flag
      })
    )
  })
);

/** What each message must look like. */
export const SHAPES = {
  session: record(
    fields<Wire.ISession>({
      token: text,
      expires_in: count,
      renew_in: count,
      now: text,
      version: text,
      person,
      courses: list(course),
      any_course: optional(flag),
      limits: record({ body: count, undo_seconds: count, file: optional(count) })
    })
  ),
  me,
  notebook,
  post: record({ post }),
  board: record({
    ...fields<Wire.IBoard>({
      ...cursor,
      course: text,
      notebooks: list(notebook),
      threads: list(line),
      more: nullable(text)
    })
  }),
  notebookTalk: record(
    fields<Wire.INotebookTalk>({
      ...cursor,
      course: text,
      notebook,
      threads: list(record({ ...threadForMe, ...talk })),
      earlier: list(record({ anchor: text, threads: count })),
      gates: list(gate),
      hard: list(record(fields<Wire.IHardHere>({ anchor: text, voices: record(voices) })))
    })
  ),
  threadTalk: record(
    fields<Wire.IThreadTalk>({ ...cursor, ...talk, course: text, thread: record(threadForMe) })
  ),
  hits: record(
    fields<Wire.IHits>({
      course: text,
      found: count,
      hits: list(
        record(
          fields<Wire.IHit>({
            post: text,
            n: count,
            author: byline,
            kind,
            at: text,
            snippet: list(text),
            thread: record(thread),
            mine: optional(flag)
          })
        )
      ),
      more: nullable(text)
    })
  ),
  people: record(fields<Wire.IPeople>({ people: list(person) })),
  notices: record({
    notices: list(
      record(
        fields<Wire.INotice>({
          post: text,
          n: count,
          author: byline,
          at: text,
          why: oneOf('mention', 'reply'),
          excerpt: text,
          new: flag,
          thread: record(thread)
        })
      )
    )
  }),
  telling,
  welcomeBack: record(
    fields<Wire.IWelcomeBack>({
      since: nullable(text),
      news: list(
        record({ why: oneOf('announced', 'answered', 'summed_up'), thread: record(thread) })
      )
    })
  ),
  snapshot,
  opening,
  voices: record(voices),
  inbox: record(
    fields<Wire.IInbox>({
      ...cursor,
      course: text,
      waiting: list(waiting),
      threads: list(line),
      more: flag
    })
  ),
  replyTime: record(
    fields<Wire.IReplyTime>({ minutes: nullable(count), shown: flag, usual: nullable(count) })
  ),
  difficulty: record(
    fields<Wire.IDifficulty>({
      hard: list(record(fields<Wire.IHardCell>({ cell, others: roughly }))),
      quiet: list(cell)
    })
  ),
  prompt,
  calendar: record(fields<Wire.ICalendar>({ prompts: list(prompt), echoes: list(echo) })),
  reactions: record({ reactions: list(reaction) }),
  oneThread: record({ thread: record(thread) }),
  history: record({
    revisions: list(
      record(fields<Wire.IRevision>({ revision: count, body: text, at: text, by: author }))
    )
  }),
  blocks: record({
    blocks: list(
      record(fields<Wire.IBlock>({ id: text, who: byline, at: text, thread: nullable(text) }))
    )
  }),
  rules: record(
    fields<Wire.IRules>({
      course: text,
      agreement: nullable(text),
      version: count,
      agreed: flag,
      nameless: flag,
      named: nullable(text),
      hide_after: count
    })
  ),
  unmasked: record({ person }),
  audit: record({
    entries: list(
      record(
        fields<Wire.IEntry>({
          id: count,
          act: text,
          by: person,
          at: text,
          thread: nullable(text),
          post: nullable(text),
          why: nullable(text)
        })
      )
    ),
    more: flag
  }),
  addedFile: record(
    fields<Wire.IAddedFile>({
      id: text,
      kind: oneOf('png', 'jpeg', 'webp', 'pdf', 'txt', 'csv', 'ipynb', 'py'),
      bytes: count,
      width: nullable(count),
      height: nullable(count)
    })
  ),
  posted: record({ post, thread: record(thread) }),
  removed: record(
    fields<Wire.IRemoved>({ post: nullable(post), thread: nullable(record(thread)) })
  ),
  read: record({ unread: count }),
  problem: record(fields<Wire.IProblem>({ error: text, message: text, current: optional(post) })),
  frame: tagged({
    welcome: record({ person, version: text }),
    following: record({ ...cursor, course: text }),
    events: record({ ...cursor, course: text, events: list(event) }),
    reload: record({ course: text }),
    read: record({ course: text, thread: text, n: count, unread: count }),
    mine: record({ course: text, post: text }),
    attention: record({ course: text, thread: text, attention }),
    presence: record(
      fields<Wire.IPresence>({
        course: text,
        notebook: nullable(text),
        people: list(person),
        others: count,
        at: each(record(fields<Wire.ISpot>({ people: list(text), others: count })))
      })
    ),
    me: record({ me }),
    yours: record({ course: text, post: nullable(text) }),
    notices: record({ course: text }),
    courses: record({ courses: list(course) }),
    refused: record({ course: text, error: text, message: text })
  }),
  request: tagged({
    follow: record({ course: text, log: nullable(text), seq: nullable(count) }),
    renew: record({ token: text }),
    watch: record({ course: text, notebooks: nullable(list(text)) })
  })
} satisfies Record<string, Check>;

/** Reads a frame from the service; null if it is none that this page understands. */
export function readFrame(data: string): Wire.Frame | null {
  try {
    const frame: unknown = JSON.parse(data);
    return SHAPES.frame(frame) ? (frame as Wire.Frame) : null;
  } catch {
    return null;
  }
}
