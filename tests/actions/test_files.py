"""Pictures and files of posts: whose they are, who reads them, and when they go."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from jupyter_community.actions.files import add_file, read_file
from jupyter_community.core.audience import Audience
from jupyter_community.core.discussions.opening import Opens
from jupyter_community.core.errors import Invalid, NotFound, TooLarge
from jupyter_community.core.files import file as rules
from jupyter_community.core.files.file import Content, File, FileKind
from jupyter_community.core.ids import CourseId
from jupyter_community.core.people import Role

from ..factories import SEMINAR, Classroom, Member, new_id

DATA = b"%PDF-1.7 what nobody else has to read"
NOT_THERE = "is not there any more"


async def adds(member: Member, data: bytes = DATA) -> File:
    return await member._do(add_file, Content(kind=FileKind.PDF, data=data))


async def reads(member: Member, file: File) -> bytes:
    found, data = await member._ask(read_file, file.id)
    assert found.id == file.id
    return data


async def cannot_read(member: Member, file: File) -> None:
    with pytest.raises(NotFound, match=NOT_THERE):
        await reads(member, file)


def named(*files: File) -> str:
    return "Look: " + " ".join(f"[notes](attachment:{file.id})" for file in files)


def kept(room: Classroom) -> int:
    """How many files there are, and whether their bytes are still in the database file."""
    with closing(sqlite3.connect(room.database)) as database:
        [(files,)] = database.execute("SELECT count(*) FROM file")
        [(datas,)] = database.execute("SELECT count(*) FROM file_data")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert files == datas
    assert (DATA in room.database.read_bytes()) == (files > 0)
    return int(files)


@pytest.mark.feature("M33")
async def test_who_can_read_the_post_can_read_its_file_and_before_that_only_who_added_it(
    ada: Member, ben: Member, tia: Member
) -> None:
    file = await adds(ada)
    assert await reads(ada, file) == DATA
    await cannot_read(ben, file)
    await cannot_read(tia, file)
    await ada.starts(named(file))
    assert await reads(ben, file) == await reads(tia, file) == DATA


@pytest.mark.feature("M33", "M12")
async def test_what_was_asked_only_the_staff_is_not_there_for_ben(ada: Member, ben: Member, tia: Member) -> None:
    file = await adds(ada)
    await ada.asks(named(file), audience=Audience.STAFF)
    await cannot_read(ben, file)
    assert await reads(tia, file) == await reads(ada, file) == DATA


@pytest.mark.feature("M33", "M40")
async def test_behind_a_gate_a_file_is_not_there_until_one_has_come_through(
    ada: Member, ben: Member, tia: Member
) -> None:
    await tia.says_when(Opens.AFTER_POST)
    file = await adds(ada)
    await ada.starts(named(file))
    await cannot_read(ben, file)
    await ben.just_reads()
    assert await reads(ben, file) == DATA


async def test_a_file_of_another_course_is_not_there(room: Classroom, ada: Member) -> None:
    other = CourseId("other")
    room.roster.enrol(other, {"ada": Role.LEARNER})
    file = await adds(await room.member("ada", other))
    await cannot_read(await room.member("ada", SEMINAR), file)


@pytest.mark.feature("M33", "H05")
async def test_nobody_can_put_anybody_elses_file_into_a_post_of_their_own(
    ada: Member, ben: Member, tia: Member
) -> None:
    waiting, private = await adds(ada), await adds(ada)
    await ada.asks(named(private), audience=Audience.STAFF)
    for member in (ben, tia):
        for file in (waiting, private):
            with pytest.raises(Invalid, match="belongs to another post"):
                await member.starts(named(file))
    await cannot_read(ben, waiting)
    await cannot_read(ben, private)


@pytest.mark.feature("M33", "H05")
async def test_a_file_is_in_one_post_only_so_that_it_never_tells_that_two_are_by_the_same_person(ada: Member) -> None:
    file = await adds(ada)
    await ada.starts(named(file))
    with pytest.raises(Invalid, match="Remove it, add it again"):
        await ada.starts(named(file), nameless=True)


@pytest.mark.feature("H05")
async def test_its_id_tells_neither_who_added_it_nor_when(ada: Member, ben: Member) -> None:
    ids = [(await adds(member)).id for member in (ada, ben) * 10]
    assert all(re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", id) for id in ids)
    assert ids != sorted(ids)


@pytest.mark.feature("M33")
async def test_with_a_deleted_post_its_files_are_gone_for_good_stub_or_no_stub(
    room: Classroom, ada: Member, ben: Member
) -> None:
    first, second = await adds(ada), await adds(ada)
    thread = await ada.starts(named(first))
    reply = await ada.replies(thread, named(second))
    await ada.deletes(reply)
    await cannot_read(ada, second)
    await ben.replies(thread, "I see")
    assert (await ada.deletes(thread)).stub is not None
    await cannot_read(ben, first)
    assert kept(room) == 0


async def test_what_an_edit_takes_out_is_gone_and_what_it_puts_in_is_there(
    room: Classroom, ada: Member, ben: Member, tia: Member
) -> None:
    first, second, third = await adds(ada), await adds(ada), await adds(tia)
    posted = await ada.starts(named(first))
    edited = await ada.edits(posted, named(second))
    await cannot_read(ben, first)
    assert await reads(ben, second) == DATA
    await tia.edits(edited, named(second, third), reason="The figure was missing")
    assert await reads(ben, third) == DATA
    assert kept(room) == 2


async def test_an_edit_that_is_refused_takes_nothing_out(ada: Member, ben: Member) -> None:
    file = await adds(ada)
    posted = await ada.starts(named(file))
    with pytest.raises(Invalid):
        await ada.edits(posted, f"attachment:{new_id()}")
    assert await reads(ben, file) == DATA


@pytest.mark.feature("H12")
async def test_a_post_that_is_taken_back_takes_its_files_out_of_sight_and_they_can_be_posted_again(
    ada: Member, ben: Member
) -> None:
    file = await adds(ada)
    posted = await ada.starts(named(file))
    await ada.takes_back(posted)
    await cannot_read(ben, file)
    assert await reads(ada, file) == DATA
    await ada.starts(named(file))
    assert await reads(ben, file) == DATA


@pytest.mark.feature("M33")
async def test_what_is_never_posted_is_gone_after_a_day_and_what_is_posted_stays(
    room: Classroom, ada: Member, ben: Member
) -> None:
    posted, left, late = await adds(ada), await adds(ada), await adds(ben)
    await ada.starts(named(posted))
    room.clock.advance(hours=23)
    await room.member("cy")
    assert kept(room) == 3
    room.clock.advance(hours=2)
    await room.member("cy")
    assert kept(room) == 1
    await cannot_read(ada, left)
    with pytest.raises(Invalid, match="not there any more"):
        await ben.starts(named(late))
    assert await reads(ben, posted) == DATA


async def test_the_same_post_sent_again_with_its_file_answers_with_the_first(ada: Member) -> None:
    file, id = await adds(ada), new_id()
    await ada.starts(named(file), id=id)
    assert (await ada.starts(named(file), id=id)).again


@pytest.mark.feature("M33")
async def test_a_post_has_so_many_files_and_a_person_so_much_room(
    ada: Member, ben: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [await adds(ada) for _ in range(rules.MAX_PER_POST + 1)]
    with pytest.raises(Invalid, match="at most 10 pictures and files"):
        await ada.starts(named(*many))
    monkeypatch.setattr(rules, "MAX_PER_PERSON", len(many) * len(DATA))
    with pytest.raises(TooLarge, match="Your pictures and files"):
        await adds(ada)
    await adds(ben)
    monkeypatch.setattr(rules, "MAX_PER_COURSE", 1)
    with pytest.raises(TooLarge, match="in this course"):
        await adds(ben)


async def test_a_day_is_a_day() -> None:
    assert timedelta(days=1) == rules.UNPOSTED
