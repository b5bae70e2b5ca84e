"""What is asked only the staff: nobody else finds it, whichever way they look, nor hears of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from jupyter_community.actions.reading import Happening
from jupyter_community.core.audience import Audience
from jupyter_community.core.errors import Invalid, NotFound
from jupyter_community.core.people import Role
from jupyter_community.core.permissions import TABLE, Permission

from ..factories import CLASS, Classroom, Member, Posted, new_id

PRIVATE: dict[str, Any] = {"audience": Audience.STAFF}
OTHERS = sorted(login for login, role in CLASS.items() if role not in TABLE[Permission.READ_PRIVATE] and login != "ada")
STAFF = sorted(login for login, role in CLASS.items() if role in TABLE[Permission.READ_PRIVATE])


@pytest.fixture
async def asked(ada: Member) -> Posted:
    return await ada.asks("Just between us: what is a mean?", **PRIVATE)


@pytest.mark.feature("S15", "M12")
@pytest.mark.parametrize("login", [*STAFF, "ada"])
async def test_the_staff_and_the_asker_find_it_everywhere(room: Classroom, asked: Posted, login: str) -> None:
    who = await room.member(login)
    assert [thread.thread.id for thread in (await who.board()).threads] == [asked.thread.id]
    assert [thread.thread.id for thread in (await who.talk()).threads] == [asked.thread.id]
    [post] = (await who.thread(asked.thread.id)).thread.talk
    assert post.body == (await who.post(asked)).body == asked.post.body
    answer = await who.replies(asked, "Here is how.")
    assert answer.thread.audience == Audience.STAFF


@pytest.mark.feature("S15", "M12")
@pytest.mark.parametrize("login", OTHERS)
async def test_nobody_else_finds_it_and_it_looks_like_what_never_was(
    room: Classroom, asked: Posted, login: str
) -> None:
    who = await room.member(login)
    assert (await who.board()).threads == (await who.talk()).threads == ()
    never = replace(asked, post=_elsewhere(asked))
    for look in (
        lambda posted: who.thread(posted.post.thread),
        who.post,
        who.has_read,
        lambda posted: who.adds(posted, "Me too"),
        lambda posted: who.edits(posted, "Mine"),
        lambda posted: who.deletes(posted, reason="Mine"),
        who.takes_back,
    ):
        said = []
        for posted in (asked, never):
            with pytest.raises(NotFound) as refused:
                await look(posted)
            said.append((refused.value.code, refused.value.message))
        assert said[0] == said[1]


def _elsewhere(asked: Posted) -> Any:
    id = new_id()
    return replace(asked.post, id=id, thread=id)


@pytest.mark.feature("S15")
async def test_news_of_it_are_for_the_staff_and_the_asker(
    room: Classroom, ada: Member, ben: Member, tia: Member
) -> None:
    start = await room.cursor()
    asked = await ada.asks("Between us?", **PRIVATE)
    answer = await tia.replies(asked, "Yes.")
    await tia.edits(answer, "Yes!")
    other = await ada.asks("And this?", **PRIVATE)
    await ada.takes_back(other)
    await ben.starts("Hello all")
    news = (await room.news(start)).happenings
    assert news is not None
    heard = {
        login: [h.post.body if h.post else "gone" for h in news if _hears(room_member, CLASS[login], h)]
        for login, room_member in [(login, await room.member(login)) for login in CLASS]
    }
    everything = ["Between us?", "Yes!", "gone", "Hello all"]
    assert heard == {login: everything if login in (*STAFF, "ada") else ["Hello all"] for login in CLASS}


def _hears(member: Member, role: Role, happening: Happening) -> bool:
    private = role in TABLE[Permission.READ_PRIVATE]
    return happening.readers.include(member.caller.person.id, private=private)


async def test_it_is_asked_with_a_name_since_somebody_has_to_be_answered(ada: Member) -> None:
    with pytest.raises(Invalid, match="whom to answer"):
        await ada.asks("Who am I?", nameless=True, **PRIVATE)


async def test_the_asker_still_finds_it_when_their_first_post_is_deleted(ada: Member, tia: Member, ben: Member) -> None:
    asked = await ada.asks("Never mind", **PRIVATE)
    await tia.replies(asked, "Do mind.")
    await ada.deletes(asked)
    assert [post.body for post in (await ada.thread(asked.thread.id)).thread.talk] == ["", "Do mind."]
    with pytest.raises(NotFound):
        await ben.thread(asked.thread.id)


async def test_who_is_no_longer_staff_no_longer_finds_it(room: Classroom, asked: Posted) -> None:
    assert (await (await room.member("tess")).board()).threads
    room.roster.enrol(asked.thread.course, {"tess": Role.LEARNER})
    assert (await (await room.member("tess")).board()).threads == ()
