"""From core values to those of the wire. What is not put in here is not sent: logins, for one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timezone
from typing import Any

from msgspec import UNSET

from ..actions import board as boards
from ..actions import inbox as inboxes
from ..actions import reading
from ..actions.discussions import changing, publishing
from ..core import people
from ..core.cells import notebook as cells
from ..core.cells import outline as outlines
from ..core.discussions import inbox as waits
from ..core.discussions import moderation
from ..core.discussions import opening as openings
from ..core.discussions import post as posts
from ..core.discussions import snapshot as snapshots
from ..core.discussions import thread as threads
from ..core.discussions.reactions import Reaction
from ..core.discussions.reading import ThreadForReader
from ..core.discussions.voices import Voices
from ..core.events import Cursor
from ..core.ids import CourseId
from ..core.presence.room import Census, Spot, Topic
from ..core.search import hits as search
from . import wire


def time(at: datetime) -> str:
    return at.astimezone(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def last_of(at: datetime) -> datetime:
    """The last moment that ``time`` writes like this one: "until then" includes all that was said to be then."""
    return at.replace(microsecond=at.microsecond // 1000 * 1000 + 999)


def myself(person: people.Person) -> wire.Person:
    return wire.Person(id=f"p{person.id}", name=person.name)


def author(author: people.Author | None) -> wire.Person | None:
    return None if author is None else wire.Person(id=f"p{author.id}", name=author.name, role=author.role.value)


def byline(by: people.Byline | None) -> wire.Byline | None:
    if by is None:
        return None
    if isinstance(by, people.Alias):
        return wire.Byline(alias=by.n)
    return wire.Byline(id=f"p{by.id}", name=by.name, role=by.role.value)


def courses(memberships: Mapping[CourseId, people.Membership]) -> list[wire.Course]:
    """In the order of their titles."""
    found = (wire.Course(id=m.course.id, title=m.course.title, role=m.role.value) for m in memberships.values())
    return sorted(found, key=lambda course: (course.title.casefold(), course.id))


def post(post: posts.Post) -> wire.Post:
    return wire.Post(
        id=post.id,
        thread=post.thread,
        reply_to=post.reply_to,
        n=post.n,
        author=byline(post.author),
        kind=post.kind.value,
        body=post.body,
        at=time(post.at),
        revision=post.revision,
        edited_at=None if post.edited_at is None else time(post.edited_at),
        edited_by=None if post.deleted else author(post.edited_by),
        deleted=post.deleted,
        endorsed_by=_nodded(post, posts.NodKind.ENDORSED),
        seen_by=_nodded(post, posts.NodKind.SEEN),
        tone=UNSET if post.tone is None else post.tone.value,
        reactions=UNSET if post.reactions is None else reacted(post.reactions),
        reason=UNSET if post.reason is None else post.reason,
        mine=True if post.mine else UNSET,
        hidden=UNSET if post.hidden is None else _hidden(post.hidden),
        reports=UNSET if post.reports is None else _reports(post.reports),
        unmasked=list(post.unmasked) or UNSET,
        mentions=[wire.Person(id=f"p{person.id}", name=person.name) for person in post.mentions] or UNSET,
        attached=True if post.attached else UNSET,
    )


def _hidden(hidden: moderation.Hidden) -> wire.Hidden:
    by = author(hidden.by)
    return wire.Hidden(
        cause=hidden.cause.value,
        by=UNSET if by is None else by,
        reason=UNSET if hidden.reason is None else hidden.reason,
        appeal=UNSET if hidden.appeal is None else hidden.appeal,
        answer=UNSET if hidden.answer is None else hidden.answer,
    )


def _reports(reports: moderation.Reports) -> wire.Reports:
    return wire.Reports(count="few" if reports.count is None else reports.count, lines=list(reports.lines))


def snapshot(snapshot: snapshots.Snapshot) -> wire.Snapshot:
    pieces = [wire.Piece(kind=piece.kind.value, text=piece.text, cut=piece.cut) for piece in snapshot.pieces]
    return wire.Snapshot(language=snapshot.language, pieces=pieces, omitted=[why.value for why in snapshot.omitted])


def _nodded(post: posts.Post, kind: posts.NodKind) -> list[wire.Person]:
    return [
        wire.Person(id=f"p{nod.by.id}", name=nod.by.name, role=nod.by.role.value)
        for nod in post.nods
        if nod.kind == kind
    ]


def reacted(reactions: Iterable[Reaction]) -> list[wire.Reaction]:
    return [wire.Reaction(kind=r.kind.value, mine=r.voices.mine, others=r.voices.others) for r in reactions]


def voices(voices: Voices) -> wire.Voices:
    return wire.Voices(mine=voices.mine, others=voices.others)


def thread(thread: threads.Thread) -> wire.Thread:
    return wire.Thread(**_thread(thread))


def notebook(notebook: cells.Notebook) -> wire.Notebook:
    anchors = [wire.Anchor(id=a.id, kind=a.kind, title=a.title) for a in notebook.anchors]
    return wire.Notebook(id=notebook.id, title=notebook.title, path=notebook.path, anchors=anchors)


def outline(outline: outlines.Outline) -> wire.Outline:
    cells = [
        wire.OutlineCell(
            type=cell.type.value,
            fingerprint=cell.fingerprint,
            anchor=cell.anchor,
            own=UNSET if cell.own is None else cell.own,
            grade=UNSET if cell.grade is None else cell.grade,
            cell=UNSET if cell.cell is None else cell.cell,
        )
        for cell in outline.cells
    ]
    return wire.Outline(release=outline.release, cells=cells)


def board(course: CourseId, board: boards.Board) -> wire.Board:
    return wire.Board(
        course=course,
        **_cursor(board.cursor),
        notebooks=[notebook(n) for n in board.notebooks],
        threads=[_on_board(t) for t in board.threads],
        more=None if board.more is None else str(board.more),
    )


def opening(opening: openings.Opening) -> wire.Opening:
    due = None if opening.due is None else time(opening.due)
    return wire.Opening(opens=opening.opens.value, due=due, assignment=opening.assignment, nameless=opening.nameless)


def notebook_talk(course: CourseId, talk: reading.NotebookTalk) -> wire.NotebookTalk:
    listed = [wire.ThreadWithTalk(**_for_me(t), talk=[post(p) for p in t.talk], more=t.more) for t in talk.threads]
    gates = [
        wire.Gate(anchor=anchor, opening=opening(gate.opening), open=gate.open, posts=gate.posts)
        for anchor, gate in talk.gates.items()
    ]
    hard = [wire.HardHere(anchor=anchor, voices=voices(said)) for anchor, said in talk.hard.items()]
    return wire.NotebookTalk(
        course=course,
        **_cursor(talk.cursor),
        notebook=notebook(talk.notebook),
        threads=listed,
        earlier=[wire.Earlier(anchor=anchor, threads=count) for anchor, count in talk.earlier.items()],
        gates=gates,
        hard=hard,
    )


def thread_talk(course: CourseId, talk: reading.ThreadTalk) -> wire.ThreadTalk:
    return wire.ThreadTalk(
        course=course,
        **_cursor(talk.cursor),
        thread=wire.ThreadForMe(**_for_me(talk.thread)),
        talk=[post(p) for p in talk.thread.talk],
        more=talk.thread.more,
    )


def hits(course: CourseId, hits: search.Hits) -> wire.Hits:
    more = None if hits.more is None else str(hits.more)
    return wire.Hits(course=course, found=hits.found, hits=[_hit(hit) for hit in hits.hits], more=more)


def _hit(hit: search.Hit) -> wire.Hit:
    post = hit.post
    return wire.Hit(
        post=post.id,
        n=post.n,
        author=byline(post.author),
        kind=post.kind.value,
        at=time(post.at),
        snippet=list(hit.snippet),
        thread=thread(hit.thread),
        mine=True if post.mine else UNSET,
    )


def posted(posted: publishing.Posted) -> wire.Posted:
    return wire.Posted(post=post(posted.post), thread=thread(posted.thread))


def removed(removed: changing.Removed) -> wire.Removed:
    return wire.Removed(
        post=None if removed.stub is None else post(removed.stub),
        thread=None if removed.thread is None else thread(removed.thread),
    )


def inbox(course: CourseId, inbox: inboxes.Inbox) -> wire.Inbox:
    listed = [_waiting(waiting) for waiting in inbox.waiting]
    threads = [_on_board(thread) for thread in inbox.threads]
    return wire.Inbox(course=course, **_cursor(inbox.cursor), waiting=listed, threads=threads, more=inbox.more)


def _waiting(w: waits.Waiting) -> wire.Waiting:
    return wire.Waiting(
        thread=w.thread.id, why=w.why.value, since=time(w.since), post=UNSET if w.post is None else w.post
    )


def reply_time(reply_time: waits.ReplyTime) -> wire.ReplyTime:
    usual = None if reply_time.usual is None else round(reply_time.usual.total_seconds() / 60)
    return wire.ReplyTime(minutes=reply_time.promise.minutes, shown=reply_time.promise.shown, usual=usual)


def presence(course: CourseId, topic: Topic, census: Census, shown: Mapping[Spot | None, int]) -> wire.Presence:
    """``shown``: how many to say there are, besides those who are named; what is not in it is not said."""
    spots = {
        spot: wire.Spot(people=[f"p{id}" for id in crowd.named], others=shown.get(spot, 0))
        for spot, crowd in census.at.items()
        if crowd.named or shown.get(spot)
    }
    spots |= {s: wire.Spot(people=[], others=n) for s, n in shown.items() if s is not None and s not in census.at}
    return wire.Presence(
        course=course,
        notebook=topic,
        people=[wire.Person(id=f"p{who.id}", name=who.name, role=who.role.value) for who in census.people],
        others=shown.get(None, 0),
        at=dict(sorted(spots.items())),
    )


def reload(course: CourseId) -> wire.Reload:
    return wire.Reload(course=course)


def events(course: CourseId, cursor: Cursor, happenings: Iterable[reading.Happening]) -> wire.Events:
    """One frame for everybody who may be told just these."""
    return wire.Events(course=course, **_cursor(cursor), events=[_event(h) for h in happenings])


def _event(
    happening: reading.Happening,
) -> wire.Happening:
    if happening.rules:
        return wire.RulesEvent()
    if happening.hands:
        return wire.HandsEvent()
    if happening.notebook is not None:
        return wire.NotebookEvent(
            notebook=notebook(happening.notebook), reopens=happening.reopens, outline=happening.outline
        )
    if happening.gone is None and happening.post is None and happening.thread is not None:
        return wire.ThreadEvent(thread=thread(happening.thread))
    if happening.post is not None and happening.thread is not None:
        return wire.PostEvent(post=post(happening.post), thread=thread(happening.thread))
    now = None if happening.thread is None else thread(happening.thread)
    return wire.GoneEvent(post=happening.gone or "", thread=happening.gone_from or "", now=now)


def _cursor(cursor: Cursor) -> dict[str, Any]:
    return {"log": cursor.log, "seq": cursor.seq}


def _thread(thread: threads.Thread) -> dict[str, Any]:
    return {
        "id": thread.id,
        "notebook": thread.notebook,
        "anchor": thread.anchor,
        "title": thread.title,
        "started_by": byline(thread.started_by),
        "at": time(thread.at),
        "last_at": time(thread.last_at),
        "posts": thread.posts,
        "audience": thread.audience.value,
        "kind": thread.kind.value,
        "state": None if thread.state is None else thread.state.value,
        "accepted": thread.accepted,
        "pinned": thread.pinned,
        "locked": thread.locked,
        "summary": thread.summary,
        "duplicate_of": thread.duplicate_of,
        "peers_first": None if thread.peers_first is None else time(thread.peers_first),
        "hidden": True if thread.hidden else UNSET,
    }


def _for_me(thread: ThreadForReader) -> dict[str, Any]:
    return {
        **_thread(thread.thread),
        "unread": thread.unread,
        "mine": thread.mine,
        "voices": voices(thread.voices),
        "attention": None if thread.attention is None else thread.attention.value,
    }


def _on_board(thread: ThreadForReader) -> wire.BoardThread:
    last = thread.last
    return wire.BoardThread(
        **_for_me(thread),
        excerpt="" if last is None else threads.excerpt(last.body),
        last_by=None if last is None else byline(last.author),
    )
