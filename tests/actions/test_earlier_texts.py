"""What posts said before: kept, shown to those who may see it, and gone for good with the post."""

from __future__ import annotations

import pytest

from jupyter_community.core.errors import Conflict, Gone, NotPermitted

from ..factories import Classroom, Member


@pytest.mark.feature("M34", "H12")
async def test_everybody_who_sees_a_post_sees_what_it_said_before(ada: Member, ben: Member, tia: Member) -> None:
    posted = await ada.starts("One")
    second = await ada.edits(posted, "Two")
    await ada.edits(second, "Three")
    for who in (ada, ben, tia):
        assert await who.history(posted) == ["One", "Two"]


@pytest.mark.feature("M34", "M28")
async def test_what_the_staff_took_out_stays_with_the_author_and_the_staff(
    ada: Member, ben: Member, tia: Member
) -> None:
    posted = await ada.starts("Call Ben at 12345")
    second = await tia.edits(posted, "Call Ben", reason="His number")
    await ada.edits(second, "Ask Ben")
    assert await ben.history(posted) == ["Call Ben"]
    for who in (ada, tia):
        assert await who.history(posted) == ["Call Ben at 12345", "Call Ben"]


@pytest.mark.feature("M34")
async def test_earlier_texts_of_a_hidden_post_are_not_for_others(ada: Member, ben: Member, tia: Member) -> None:
    posted = await ada.starts("Rude")
    await ada.edits(posted, "Ruder")
    await tia.hides(posted)
    with pytest.raises(NotPermitted):
        await ben.history(posted)
    assert await ada.history(posted) == await tia.history(posted) == ["Rude"]


async def test_a_deleted_post_has_no_history(ada: Member, ben: Member) -> None:
    posted = await ada.starts("One")
    await ada.edits(posted, "Two")
    await ben.replies(posted, "Three")
    await ada.deletes(posted)
    for who in (ada, ben):
        with pytest.raises(Gone):
            await who.history(posted)


async def test_of_two_edits_at_once_the_second_is_refused_with_the_text_of_now(ada: Member) -> None:
    posted = await ada.starts("One")
    await ada.edits(posted, "Here")
    with pytest.raises(Conflict) as refused:
        await ada.edits(posted, "There", revision=1)
    assert refused.value.current.body == "Here"  # type: ignore[attr-defined]
    assert await ada.history(posted) == ["One"]


async def test_the_record_of_staff_says_that_they_edited_and_why_and_not_what_was_written(
    room: Classroom, ada: Member, tia: Member
) -> None:
    posted = await ada.starts("Call Ben at 12345")
    await tia.edits(posted, "Call Ben", reason="A number")
    [entry] = await tia.audit()
    assert (entry.act.value, entry.why, entry.post) == ("edit", "A number", posted.post.id)
    assert "12345" not in repr(await tia.audit())
    assert "Call" not in repr(await tia.audit())
