from __future__ import annotations

import pytest

from jupyter_community.actions.people import change_settings, display_name, read_settings
from jupyter_community.core.errors import Invalid, SignedOut
from jupyter_community.core.ids import PersonId
from jupyter_community.core.people import Announce, Settings
from jupyter_community.ports.sessions import Session

from ..factories import Classroom, Member


async def test_a_chosen_name_is_shown_at_everything_one_ever_wrote(ada: Member, ben: Member, room: Classroom) -> None:
    asked = await ada.starts("Hello")
    wanted = Settings(display_name=" Ada  Lovelace ", hold_posts=True)
    person, settings = await room.community.store.write(lambda tx: change_settings(tx, ada.caller, wanted))
    assert (person.name, settings) == ("Ada Lovelace", Settings(display_name="Ada Lovelace", hold_posts=True))
    assert await room.community.store.read(lambda tx: read_settings(tx, ada.caller)) == settings
    author = (await ben.post(asked)).author
    thread = (await ben.thread(asked.thread.id)).thread.thread
    assert author is not None
    assert author.name == "Ada Lovelace"
    assert thread.started_by == author


async def test_no_name_means_the_former_one_again(ada: Member, room: Classroom) -> None:
    for name in ("Countess", "  "):
        person, _ = await room.community.store.write(
            lambda tx, name=name: change_settings(tx, ada.caller, Settings(display_name=name))
        )
    assert person.name == "Ada"


async def test_settings_are_those_of_the_caller_and_of_nobody_else(ada: Member, ben: Member, room: Classroom) -> None:
    await room.community.store.write(lambda tx: change_settings(tx, ada.caller, Settings(hold_posts=True)))
    assert await room.community.store.read(lambda tx: read_settings(tx, ben.caller)) == Settings()


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Ada\u202e ecila", "Ada ecila"),
        ("A\nB", "A B"),
        ("", None),
        (" ", None),
        ("名前", "名前"),
        ("x" * 60, "x" * 60),
    ],
    ids=repr,
)
def test_a_name_is_tidied(typed: str, shown: str | None) -> None:
    assert display_name(typed) == shown


@pytest.mark.parametrize("name", ["x" * 61, "\u202e\u202d", "\u200b", "\ue000"], ids=repr)
def test_a_name_that_nobody_could_read_is_refused(name: str) -> None:
    with pytest.raises(Invalid):
        display_name(name)


class TestASession:
    async def test_names_a_person_whose_courses_are_looked_up_each_time(self, room: Classroom) -> None:
        opened = await room.community.sign_in("ada")
        room.roster.courses.clear()
        assert (await room.community.caller(opened.token)).memberships == {}

    async def test_ends_after_ten_minutes(self, room: Classroom) -> None:
        opened = await room.community.sign_in("ada")
        room.clock.advance(minutes=9, seconds=59)
        assert (await room.community.caller(opened.token)).person == opened.caller.person
        room.clock.advance(seconds=1)
        with pytest.raises(SignedOut):
            await room.community.caller(opened.token)

    async def test_of_a_database_that_was_replaced_is_nobodys(self, room: Classroom) -> None:
        ada = (await room.community.sign_in("ada")).caller.person
        for person, login in ((ada.id, "ben"), (PersonId(999), "ada")):
            until = room.clock.now().replace(year=2027)
            token = room.community.sessions.issue(Session(person=person, login=login, until=until))
            with pytest.raises(SignedOut):
                await room.community.caller(token)


@pytest.mark.feature("S45", "H08")
async def test_who_is_quiet_stays_so_whatever_else_they_change(ada: Member, room: Classroom) -> None:
    quiet = Settings(quiet=True, announce=Announce.OFF, toured=True)
    _, settings = await room.community.store.write(lambda tx: change_settings(tx, ada.caller, quiet))
    assert settings == quiet
    assert await room.community.store.read(lambda tx: read_settings(tx, ada.caller)) == quiet
