"""Who is here reaches those who want to know: by name who chose that, others in steps, and nobody else at all."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

import pytest

from jupyter_community.core.people import Role
from jupyter_community.transports.presence import Presence

from ...factories import CLASS, LESSON, SEMINAR, Classroom, new_id
from .page import Page
from .presence import Present, frame, told, until_named, until_others, watch
from .service import Service, serving


@pytest.fixture
async def service(room: Classroom) -> AsyncIterator[Service]:
    """Its numbers follow at once, so that a test sees them; that they hesitate is a test of its own."""
    async with serving(room, presence=Presence(tick=0.02, hesitate=lambda: 0.0)) as service:
        yield service


class Doors:
    """Lets people in who have chosen how they are seen."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.count = 0

    async def choose(self, login: str, **settings: object) -> None:
        headers = {"Authorization": f"Bearer {await self.service.session(login)}"}
        answer = await self.service.http.put("api/me/settings", json=settings, headers=headers)
        assert answer.is_success, answer.text

    async def enter(self, login: str, shown: str | None) -> Present:
        if shown is not None:
            await self.choose(login, shown=shown)
        self.count += 1
        return Present(await self.service.page(login), self.count)


@pytest.fixture
def doors(service: Service) -> Doors:
    return Doors(service)


@pytest.fixture
async def gus(service: Service) -> Page:
    """Somebody who looks on, and has not chosen anything."""
    page = await service.page("gus")
    await watch(page, LESSON)
    return page


@pytest.mark.feature("S08")
async def test_who_chose_to_be_seen_by_name_is_seen_at_the_cell_where_they_are(doors: Doors, gus: Page) -> None:
    ada, ben = await doors.enter("ada", "named"), await doors.enter("ben", "named")
    await ada.is_at_cell("start")
    await ben.is_at_cell("end")
    seen = await until_named(gus, "Ada", "Ben", notebook=LESSON)
    ids = {person["name"]: person["id"] for person in seen["people"]}
    assert seen["at"] == {
        "start": {"people": [ids["Ada"]], "others": 0},
        "end": {"people": [ids["Ben"]], "others": 0},
    }
    assert seen["others"] == 0


@pytest.mark.feature("S08", "H14")
async def test_two_of_whom_one_blocked_the_other_do_not_see_each_other_and_nothing_tells_them(
    room: Classroom, doors: Doors, gus: Page
) -> None:
    ada, ben, cy = [await doors.enter(login, "named") for login in ("ada", "ben", "cy")]
    for page in (ada.page, ben.page):
        await watch(page, LESSON)
    await ada.is_at_cell()
    await ben.is_at_cell()
    await until_named(ada.page, "Ada", "Ben")
    await until_named(ben.page, "Ada", "Ben")

    posted, block = await (await room.member("ben")).starts("Hello"), new_id()
    await (await room.member("ada")).blocks(posted, block)
    await until_named(ada.page, "Ada")
    await until_named(ben.page, "Ben")
    await ben.is_at_cell("end")
    await ben.leaves()
    await until_named(gus, "Ada")
    await ben.is_at_cell()
    await cy.is_at_cell()
    frame = await told(ada.page)
    assert {person["name"] for person in frame["people"]} == {"Ada", "Cy"}, "of Ben nothing was told in between"
    await until_named(gus, "Ada", "Ben", "Cy")

    again = Present(await doors.service.page("ada"), 77)
    await watch(again.page, LESSON)
    first = await told(again.page)
    assert {person["name"] for person in first["people"]} == {"Ada", "Cy"}
    room.roster.enrol(SEMINAR, {**CLASS, "ben": Role.TEACHING_ASSISTANT})
    as_staff = await doors.enter("ben", None)
    await watch(as_staff.page, LESSON)
    await until_named(as_staff.page, "Ada", "Ben", "Cy")
    await as_staff.is_at_cell()
    await until_named(ada.page, "Ada", "Ben", "Cy")
    room.roster.enrol(SEMINAR, CLASS)
    await as_staff.leaves()
    await ben.is_at_cell("end")
    await until_named(ada.page, "Ada", "Cy")

    await (await room.member("ada")).unblocks(block)
    await until_named(ada.page, "Ada", "Ben", "Cy")
    await until_named(ben.page, "Ada", "Ben", "Cy")


@pytest.mark.feature("H01")
async def test_who_has_not_chosen_is_nowhere_even_if_their_page_says_where_they_are(doors: Doors, gus: Page) -> None:
    ada, cy = await doors.enter("ada", None), await doors.enter("cy", "not")
    ben = await doors.enter("ben", "named")
    await ada.is_at_cell()
    await cy.is_at_cell()
    await ben.is_at_cell()
    seen = await until_named(gus, "Ben", notebook=LESSON)
    assert (seen["others"], seen["at"]["start"]["others"]) == (0, 0)
    assert not any("Ada" in json.dumps(frame) or "Cy" in json.dumps(frame) for frame in (seen,))


@pytest.mark.feature("H02", "M21")
async def test_two_who_are_counted_are_not_there_for_anybody_and_three_are_a_few(doors: Doors, gus: Page) -> None:
    ada, ben, cy = [await doors.enter(login, "counted") for login in ("ada", "ben", "cy")]
    tia = await doors.enter("tia", "named")
    await ada.is_at_cell()
    await ben.is_at_cell()
    await tia.is_at_cell()  # comes after the two, so that what is told of her says what is told of them
    seen = await until_named(gus, "Tia", notebook=LESSON)
    assert (seen["others"], seen["at"]["start"]["others"]) == (0, 0)
    await cy.is_at_cell()
    seen = await until_others(gus, 3, LESSON)
    assert seen["at"]["start"]["others"] == 3
    text = json.dumps(seen)
    assert not any(name in text for name in ("Ada", "Ben", "Cy"))
    assert seen["people"] == [{"id": seen["people"][0]["id"], "name": "Tia", "role": "instructor"}]


@pytest.mark.feature("H02")
async def test_staff_are_told_the_same_bytes_as_everybody(service: Service, doors: Doors) -> None:
    tia, ben = await service.page("tia"), await service.page("ben")
    await watch(tia, LESSON)
    await watch(ben, LESSON)
    for login in ("ada", "cy", "gus"):
        await (await doors.enter(login, "counted")).is_at_cell()
    assert await until_others(tia, 3, LESSON) == await until_others(ben, 3, LESSON)


@pytest.mark.feature("H19")
async def test_one_person_who_comes_and_goes_below_three_moves_no_frame(doors: Doors, gus: Page) -> None:
    """An adversary who is one of two counted people and watches everything learns nothing of the other."""
    ada, ben = await doors.enter("ada", "counted"), await doors.enter("ben", "counted")
    tia = await doors.enter("tia", "named")
    await ada.is_at_cell()
    await tia.is_at_cell("start")
    await until_named(gus, "Tia", notebook=LESSON)
    for cell in ("end", "start", "end"):
        await ben.is_at_cell()
        await ben.leaves()
        await tia.is_at_cell(cell)  # a frame that must come, after the ones that must not
        seen = await told(gus, LESSON)
        assert set(seen["at"]) == {cell}
        assert seen["others"] == 0


@pytest.mark.feature("H01")
async def test_who_takes_it_back_in_one_page_is_gone_from_all_at_once(doors: Doors, gus: Page) -> None:
    ada = await doors.enter("ada", "named")
    await ada.is_at_cell()
    await until_named(gus, "Ada")
    await doors.choose("ada", shown="not")
    assert (await told(gus))["people"] == []
    await ada.is_at_cell("end")  # a page that has not heard of it yet
    ben = await doors.enter("ben", "named")
    await ben.is_at_cell()
    assert [person["name"] for person in (await told(gus))["people"]] == ["Ben"]


@pytest.mark.feature("S65")
async def test_a_choice_reaches_the_other_pages_of_the_same_person_and_nobody_else(
    service: Service, doors: Doors
) -> None:
    mine, other = await service.follower("ada"), await service.follower("ben")
    await doors.choose("ada", shown="counted")
    me = await mine.until("me")
    assert me["me"]["settings"]["shown"] == "counted"
    assert await other.everything_until_following(SEMINAR) == []


async def test_a_new_name_is_shown_where_the_old_one_was(doors: Doors, gus: Page) -> None:
    ada = await doors.enter("ada", "named")
    await ada.is_at_cell()
    await until_named(gus, "Ada")
    await doors.choose("ada", display_name="Ada the First")
    await until_named(gus, "Ada the First")


async def test_whose_connection_breaks_is_gone_after_a_while_and_was_never_gone_if_they_come_back(
    service: Service, doors: Doors, gus: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jupyter_community.transports.presence.LINGER", 0.1)
    ada = await doors.enter("ada", "named")
    await ada.is_at_cell()
    await until_named(gus, "Ada")
    ada.page.vanish()
    assert (await told(gus))["people"] == []


async def test_a_page_that_watches_nothing_is_told_nothing(service: Service, doors: Doors) -> None:
    page, gus = await service.page("ben"), await service.page("gus")
    await watch(gus)
    await watch(page, LESSON)
    await page.send({"type": "watch", "course": SEMINAR, "notebooks": None})
    assert all(f["type"] == "presence" and not f["people"] for f in await page.everything_until_following(SEMINAR))
    ada = await doors.enter("ada", "named")
    await ada.is_at_cell()
    await until_named(gus, "Ada")
    assert await page.everything_until_following(SEMINAR) == []


async def test_who_comes_later_is_told_first_what_the_others_know(service: Service, doors: Doors, gus: Page) -> None:
    ada = await doors.enter("ada", "named")
    await ada.is_at_cell()
    known = await until_named(gus, "Ada", notebook=LESSON)
    ben = await service.page("ben")
    await watch(ben, LESSON)
    assert await told(ben, LESSON) == known


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        pytest.param(frame(1, 1, {"notebook": LESSON, "person": "p1"}), 4400, id="names somebody"),
        pytest.param(b"\xff\xff\xff", 4400, id="malformed"),
        pytest.param(frame(1, 1, {"notebook": "x" * 5000}), 4400, id="enormous"),
        pytest.param({"type": "watch", "course": SEMINAR, "notebooks": ["n"] * 21}, 4400, id="watches too much"),
    ],
)
async def test_what_may_not_be_said_closes_its_socket_with_a_reason_and_no_other(
    doors: Doors, gus: Page, sent: object, code: int
) -> None:
    mallory = await doors.enter("ben", "named")
    await mallory.page.send(sent)
    closed, reason = await mallory.page.closed()
    assert closed == code
    assert reason.endswith(".")
    ada = await doors.enter("ada", "named")
    await ada.is_at_cell()
    await until_named(gus, "Ada")


@pytest.mark.parametrize(
    "sent", [frame(1, 1, {}, course="algebra"), {"type": "watch", "course": "algebra", "notebooks": []}]
)
async def test_who_is_not_in_a_course_is_not_there_and_is_not_told_who_is(doors: Doors, sent: object) -> None:
    mallory = await doors.enter("ben", "named")
    await mallory.page.send(sent)
    refused = await mallory.page.next()
    assert (refused["type"], refused["course"], refused["error"]) == ("refused", "algebra", "unknown_course")
    assert await mallory.page.everything_until_following(SEMINAR) == []


async def test_nobody_speaks_for_somebody_elses_page(doors: Doors, gus: Page) -> None:
    ada = await doors.enter("ada", "named")
    await ada.is_at_cell()
    await until_named(gus, "Ada")
    mallory = await doors.enter("ben", "named")
    await mallory.page.send(frame(ada.client, 99, None))
    assert (await mallory.page.closed())[0] == 4403
    await ada.is_at_cell("end")
    seen = await until_named(gus, "Ada", notebook=LESSON)
    while "end" not in seen["at"]:
        seen = await told(gus, LESSON)
        assert [person["name"] for person in seen["people"]] == ["Ada"]


async def test_ten_thousand_states_cut_their_own_socket_and_nobody_elses(doors: Doors, gus: Page) -> None:
    mallory = await doors.enter("ben", "named")
    for clock in range(1, 300):
        await mallory.page.send(frame(mallory.client, clock, {"notebook": LESSON}))
    assert (await mallory.page.closed())[0] == 4429
    ada = await doors.enter("ada", "named")
    await ada.is_at_cell()
    while "Ada" not in {person["name"] for person in (await told(gus))["people"]}:
        pass


@pytest.mark.feature("S08")
async def test_nothing_about_who_is_here_is_in_the_database(room: Classroom, doors: Doors, gus: Page) -> None:
    ada = await doors.enter("ada", "named")
    await ada.is_at_cell("start", "a-notebook-like-no-other")
    await until_named(gus, "Ada")
    files = list(room.database.parent.glob("*"))
    assert files
    assert not any(b"a-notebook-like-no-other" in file.read_bytes() for file in files)


@pytest.mark.feature("H19")
async def test_numbers_hesitate_and_names_do_not(room: Classroom) -> None:
    """When a number moves says nothing about who came just now."""
    waited = asyncio.Event()
    async with serving(room, presence=Presence(tick=0.02, hesitate=lambda: waited.set() or 3600.0)) as service:
        doors = Doors(service)
        gus = await service.page("gus")
        await watch(gus, LESSON)
        for login in ("ada", "ben", "cy"):
            await (await doors.enter(login, "counted")).is_at_cell()
        await asyncio.wait_for(waited.wait(), 30)
        await (await doors.enter("tia", "named")).is_at_cell()
        assert (await until_named(gus, "Tia", notebook=LESSON))["others"] == 0
