"""What a course agreed on, and names from now on."""

from __future__ import annotations

import pytest

from jupyter_community.core.errors import Conflict, Invalid, NotPermitted
from jupyter_community.core.people import Alias

from ..factories import Classroom, Member

KIND = "Be **kind**. Ask."


@pytest.mark.feature("S47")
async def test_the_agreement_is_asked_for_once_before_the_first_post_and_again_when_it_changed(
    ada: Member, ben: Member, tia: Member
) -> None:
    assert (await ada.rules()).agreed
    await ada.starts("Before there was one")
    await tia.sets_rules(agreement=KIND)
    await tia.starts("Staff are not asked")
    assert not (await ada.rules()).agreed
    with pytest.raises(NotPermitted) as refused:
        await ada.starts("Hello")
    assert refused.value.code == "agreement"
    assert (await ada.agrees(1)).agreed
    posted = await ada.starts("Hello")
    await ada.replies(posted, "Once is enough")
    with pytest.raises(NotPermitted):
        await ben.replies(posted, "Not yet")
    await tia.sets_rules(agreement=KIND)
    await ada.replies(posted, "The same text is no new one")
    await tia.sets_rules(agreement="Be kinder.")
    with pytest.raises(Conflict):
        await ada.agrees(1)
    with pytest.raises(NotPermitted):
        await ada.starts("Hm")
    await ada.agrees(2)
    await ada.starts("Yes")
    await tia.sets_rules(agreement="  ")
    await ben.starts("Nothing to agree to")
    with pytest.raises(Invalid):
        await tia.sets_rules(agreement="x" * 5000)


async def test_reading_needs_no_agreement(ada: Member, tia: Member) -> None:
    posted = await tia.starts("Welcome")
    await tia.sets_rules(agreement=KIND)
    assert (await ada.post(posted)).body == "Welcome"
    await ada.wonders(posted)


@pytest.mark.feature("H20")
async def test_names_from_now_on_in_a_course_and_never_before(
    room: Classroom, ada: Member, ben: Member, tia: Member
) -> None:
    since = await room.cursor()
    posted = await ada.starts("Who am I?", nameless=True)
    await tia.sets_rules(nameless=False)
    news = await room.news(since)
    assert [h.rules for h in news.happenings or ()].count(True) == 1
    assert (await ben.post(posted)).author == Alias(0)
    with pytest.raises(NotPermitted) as refused:
        await ada.replies(posted, "Me again", nameless=True)
    assert refused.value.code == "named_only"
    await ada.replies(posted, "With my name")
    await tia.sets_rules(nameless=True)
    await ada.replies(posted, "Without", nameless=True)


@pytest.mark.feature("H20", "H05")
async def test_names_from_now_on_for_the_author_of_a_post_whoever_that_is_and_only_they_are_told(
    room: Classroom, ada: Member, ben: Member, tia: Member
) -> None:
    masked = await ada.starts("Insult", nameless=True)
    since = await room.cursor()
    await tia.asks_for_names(masked, "Insults")
    assert (await ada.rules()).named == "Insults"
    for who in (ben, tia):
        assert (await who.rules()).named is None
    assert await room.cursor() == since, "nobody's page is told"
    with pytest.raises(NotPermitted) as refused:
        await ada.starts("Again", nameless=True)
    assert "Insults" in refused.value.message
    assert (await ben.post(masked)).author == Alias(0)
    assert "Ada" not in repr(await tia.audit())
    await tia.asks_for_names(masked, None)
    await ada.starts("Again", nameless=True)
    for who in (ada, ben, await room.member("gus")):
        with pytest.raises(NotPermitted):
            await who.asks_for_names(masked)
    with pytest.raises(Invalid):
        await tia.asks_for_names(await tia.starts("Mine"))
