"""A cell is shown with a post: to those who may read it, as it was, and without names where there is none."""

from __future__ import annotations

import pytest

from jupyter_community.core.audience import Audience
from jupyter_community.core.discussions.opening import Opens
from jupyter_community.core.errors import CommunityError, Invalid, NotFound, TooLarge

from ..factories import Member
from ..shown import shown

CELL = shown(
    ("source", "means = [sum(x) / 0 for x in xs]"),
    ("error", "\x1b[31mZeroDivisionError\x1b[0m in /home/ada/week-3.py, by ada (Ada)"),
)


@pytest.mark.feature("M13", "S06")
async def test_a_private_question_shows_its_cell_to_the_staff_and_to_nobody_else(
    ada: Member, ben: Member, cy: Member, tia: Member
) -> None:
    asked = await ada.asks("What is wrong?", audience=Audience.STAFF, cell=CELL)
    assert asked.post.attached
    for reader in (ada, tia):
        assert (await reader.post(asked)).attached
        source, error = (await reader.sees_cell(asked)).pieces
        assert source.text == "means = [sum(x) / 0 for x in xs]"
        assert error.text == "ZeroDivisionError in ~/week-3.py, by ada (Ada)", "with her name: it stays"
    for other in (ben, cy):
        with pytest.raises(NotFound):
            await other.sees_cell(asked)


async def test_a_post_that_shows_no_cell_and_one_that_is_not_there_are_the_same_to_ask_for(
    ada: Member, ben: Member
) -> None:
    plain = await ada.starts("Just text")
    with pytest.raises(NotFound):
        await ben.sees_cell(plain)
    assert not plain.post.attached


async def test_a_cell_is_shown_no_earlier_than_its_post(ada: Member, ben: Member, tia: Member) -> None:
    asked = await ada.starts("Why?", cell=CELL)
    await tia.says_when(Opens.CLOSED)
    with pytest.raises(NotFound):
        await ben.sees_cell(asked)
    await tia.says_when(Opens.AT_ONCE)
    assert (await ben.sees_cell(asked)).pieces


@pytest.mark.feature("M13")
async def test_a_snapshot_stays_as_it_was_through_edits_and_when_it_is_sent_again(ada: Member, tia: Member) -> None:
    asked = await ada.asks("Why?", cell=CELL)
    kept = await tia.sees_cell(asked)
    edited = await ada.edits(asked, "Why, again?")
    assert edited.post.attached
    again = await ada.starts("Why?", id=asked.post.id, cell=shown(("source", "something else")))
    assert again.again
    assert again.post.attached
    assert await tia.sees_cell(asked) == kept


async def test_a_snapshot_goes_with_its_post(ada: Member, ben: Member, tia: Member) -> None:
    asked = await ada.asks("Why?", cell=CELL)
    await ben.replies(asked, "Because.")
    removed = await ada.deletes(asked)
    assert removed.stub is not None
    assert not removed.stub.attached
    assert not (await tia.post(asked)).attached
    with pytest.raises(NotFound):
        await tia.sees_cell(asked)


@pytest.mark.feature("M13", "H05")
async def test_without_a_name_a_cell_is_shown_without_names_and_only_knowingly(ada: Member, tia: Member) -> None:
    with pytest.raises(Invalid, match="tell who you are"):
        await ada.asks("Why?", nameless=True, cell=CELL)
    asked = await ada.asks("Why?", nameless=True, cell=CELL, knowingly=True)
    error = (await tia.sees_cell(asked)).pieces[1]
    assert error.text == "ZeroDivisionError in ~/week-3.py, by ‹name› (‹name›)"


@pytest.mark.parametrize(
    ("cell", "error"),
    [(shown(), Invalid), (shown(("picture", "<svg/>")), Invalid), (shown(("text", "x" * 40_000)), TooLarge)],
)
async def test_where_a_cell_is_refused_nothing_is_posted(
    ada: Member, cell: object, error: type[CommunityError]
) -> None:
    with pytest.raises(error):
        await ada.asks("Why?", cell=cell)
    assert (await ada.board()).threads == ()


async def test_of_a_hidden_post_the_cell_is_hidden_too_but_not_from_its_author_and_the_staff(
    ada: Member, ben: Member, tia: Member
) -> None:
    asked = await ada.asks("Why?", cell=CELL)
    await tia.reports(asked)
    assert not (await ben.post(asked)).attached
    with pytest.raises(NotFound):
        await ben.sees_cell(asked)
    for reader in (ada, tia):
        assert (await reader.sees_cell(asked)).pieces
