"""What somebody is told of, what they set for that, and coming back after a while."""

from __future__ import annotations

from datetime import date, datetime, time, timezone

from ..core.audience import Audience
from ..core.discussions.attention import Attention
from ..core.discussions.post import PostKind
from ..core.errors import Invalid, NotFound
from ..core.ids import PersonId, ThreadId
from ..core.notices import telling as rules
from ..core.notices.notice import LATELY, Notice
from ..core.notices.telling import Telling, Told
from ..core.notices.welcome import MOST, Item, News, Visit, Welcome
from ..core.people import Caller
from ..core.permissions import Permission
from ..ports.store import Transaction
from .audiences import eyes
from .request import Request


def read_notices(tx: Transaction, request: Request) -> list[Notice]:
    """Replies and mentions for the caller, newest first, with the rights and under the names of this moment.

    Raises:
        NotFound: not in the course.
    """
    request.permit(Permission.READ)
    me = request.caller.person.id
    told = tx.tellings.of(me).told
    if told == Told.NOTHING:
        return []
    said = tx.attentions.of(me, request.course)
    muted = {thread for thread, attention in said.items() if attention == Attention.MUTED}
    followed = _followed(tx, request) - muted if told == Told.REPLIES else set()
    found = tx.notices.find(request.course, request.reader, followed, muted, request.now - LATELY)
    posts = tx.posts.some(request.course, [each.post for each in found])
    threads = tx.threads.some(request.course, {post.thread for post in posts.values()}, request.reader)
    seen = eyes(tx, request)
    return [
        Notice(post=seen(post), thread=threads[post.thread], why=each.why, new=each.new)
        for each in found
        if (post := posts.get(each.post)) is not None and post.thread in threads
    ]


def _followed(tx: Transaction, request: Request) -> set[ThreadId]:
    me = request.caller.person.id
    said = tx.attentions.of(me, request.course)
    followed = {thread for thread, attention in said.items() if attention == Attention.FOLLOWED}
    return followed | tx.marks.wrote_in(me, request.course) | tx.voices.mine(me, request.course)


def see_notices(tx: Transaction, request: Request, at: datetime) -> None:
    """All that was written until then counts as seen, in all of the caller's browsers. Nobody else is told.

    Raises:
        NotFound: not in the course.
    """
    request.permit(Permission.READ)
    tx.notices.see(request.caller.person.id, request.course, min(at, request.now))


def silence(tx: Transaction, request: Request, other: PersonId, given: bool) -> None:
    """Mutes a person, or hears of them again. Nobody else is told.

    Raises:
        Invalid: oneself.
        NotFound: nobody whom the caller can have read.
    """
    request.permit(Permission.READ)
    me = request.caller.person.id
    if other == me:
        raise Invalid("You cannot mute yourself.")
    silenced = {person.id for person in tx.tellings.silenced(me)}
    if other not in silenced and not tx.mentions.known(request.course, request.reader, [other]):
        raise NotFound("This person is not in the course, or has written nothing that you can read.")
    tx.tellings.silence(me, other, given)


def read_telling(tx: Transaction, caller: Caller) -> Telling:
    return tx.tellings.of(caller.person.id)


def change_telling(tx: Transaction, caller: Caller, telling: Telling) -> Telling:
    """
    Raises:
        Invalid: quiet hours that are none.
    """
    telling = rules.checked(telling)
    tx.tellings.save(caller.person.id, telling)
    return telling


def visit(tx: Transaction, request: Request, welcomed: bool) -> Welcome:
    """The caller is here today. After a while away it says what is new, until they have seen it (``welcomed``).

    Raises:
        NotFound: not in the course.
    """
    role = request.permit(Permission.READ).role
    me, today = request.caller.person.id, request.now.date()
    before = tx.visits.of(me, request.course)
    now = Visit(day=today) if before is None else before.next(today)
    if welcomed:
        now = Visit(day=now.day, before=now.day)
    if now != before:
        tx.visits.save(me, request.course, role, now)
    since = now.away_since
    return Welcome(since=None) if since is None else Welcome(since=since, items=_news(tx, request, since))


def _news(tx: Transaction, request: Request, day: date) -> tuple[Item, ...]:
    since = datetime.combine(day, time(), timezone.utc)
    me = request.caller.person.id
    guided = tx.visits.summed_up(request.course, since)
    items = []
    for thread in tx.threads.of_course(request.course, request.reader):
        if thread.kind == PostKind.ANNOUNCEMENT and thread.at >= since:
            items.append(Item(thread=thread, why=News.ANNOUNCED))
        elif thread.last_at >= since and thread.posts > 1 and tx.threads.asker(thread.id) == me:
            items.append(Item(thread=thread, why=News.ANSWERED))
        elif thread.summary is not None and thread.id in guided and thread.audience == Audience.EVERYONE:
            items.append(Item(thread=thread, why=News.SUMMED_UP))
    order = list(News)
    return tuple(sorted(items, key=lambda item: order.index(item.why))[:MOST])
