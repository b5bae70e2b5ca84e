"""Looking up who is behind an alias: a deliberate act of staff, with a reason, on record, and told to its author."""

from __future__ import annotations

import pytest

from jupyter_community.core.errors import Invalid, NotPermitted
from jupyter_community.core.people import Alias

from ..factories import Classroom, Member


@pytest.mark.feature("H05")
async def test_staff_look_up_who_wrote_it_and_only_they_the_author_and_the_record_know(
    room: Classroom, ada: Member, ben: Member, tia: Member
) -> None:
    tess = await room.member("tess")
    posted = await ada.starts("A threat", nameless=True)
    since = await room.cursor()
    assert (await tess.unmasks(posted, "Somebody may be in danger.")).person.name == "Ada"
    assert await room.cursor() == since, "nobody's page is told"
    for who in (ben, tia, tess):
        post = await who.post(posted)
        assert (post.author, post.unmasked) == (Alias(0), ())
        assert "Ada" not in repr([await who.board(), await who.talk(), await who.searches("threat")])
    assert (await ada.post(posted)).unmasked == ("Somebody may be in danger.",)
    [entry] = await tia.audit()
    assert (entry.act.value, entry.by.name, entry.why) == ("unmask", "Tess", "Somebody may be in danger.")
    assert entry.post == posted.post.id
    for secret in ("Ada", "A threat"):
        assert secret not in repr(entry)


@pytest.mark.feature("H05")
async def test_without_a_reason_or_a_mask_there_is_nothing_to_look_up(ada: Member, tia: Member) -> None:
    masked = await ada.starts("Hm", nameless=True)
    for reason in (None, "", "  "):
        with pytest.raises(Invalid):
            await tia.unmasks(masked, reason)
    with pytest.raises(Invalid):
        await tia.unmasks(await ada.starts("Me"))
    await ada.deletes(masked)
    assert await tia.audit() == []


@pytest.mark.feature("H05")
@pytest.mark.parametrize("login", ["ada", "ben", "gus"])
async def test_nobody_but_staff_unmasks_anybody_even_of_what_is_not_there(
    room: Classroom, ada: Member, login: str
) -> None:
    who = await room.member(login)
    for posted in (await ada.starts("Hm", nameless=True), await ada.starts("Me")):
        with pytest.raises(NotPermitted):
            await who.unmasks(posted)


@pytest.mark.feature("H05", "M28")
@pytest.mark.parametrize("login", ["ada", "gus", "tess"])
async def test_the_record_is_for_instructors(room: Classroom, login: str) -> None:
    with pytest.raises(NotPermitted):
        await (await room.member(login)).audit()


@pytest.mark.feature("M28")
async def test_every_act_of_staff_on_what_others_wrote_is_on_record_newest_first(
    room: Classroom, ada: Member, tia: Member
) -> None:
    posted = await ada.starts("xyzzy")
    await tia.hides(posted, "One")
    await ada.appeals(posted, "plugh")
    await tia.hides(posted, "Two")
    await tia.shows(posted, "Three")
    await tia.guides(posted, locked="Four")
    await tia.guides(posted, locked=None)
    await tia.sets_rules(agreement="Kind", nameless=False, hide_after=5)
    await ada.agrees()
    await tia.deletes(await ada.starts("xyzzy"), reason="Five")
    assert [entry.act.value for entry in reversed(await tia.audit())] == [
        *("hide", "keep_hidden", "show", "close", "open"),
        *("agreement", "course_names_on", "reports", "delete"),
    ]
    assert "xyzzy" not in repr(await tia.audit())
    assert "plugh" not in repr(await tia.audit())
    newest = (await tia.audit())[0]
    assert len(await tia.audit(newest.id)) == 8
    await ada.edits(await ada.starts("Mine"), "My own")
    assert len(await tia.audit()) == 9, "what people do to their own posts is nobody's record"
