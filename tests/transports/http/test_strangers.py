"""Who is not in the course gets nothing of it, not even whether it is there; nobody changes what others wrote."""

from __future__ import annotations

import pytest

from jupyter_community.core.ids import CourseId
from jupyter_community.core.people import Role
from jupyter_community.transports.api import ROUTES, Route

from ...factories import ANCHORS, LESSON, SEMINAR, new_id
from .lesson import COURSE, Lesson, assert_refused, name

IN_A_COURSE = [route for route in ROUTES if "{course}" in route.path]
FOR_STAFF = [route for route in ROUTES if route.summary.startswith("Staff")]
CHEMISTRY = CourseId("chemistry")


@pytest.fixture
def chemistry(lesson: Lesson) -> None:
    """Another course, with Eve and an instructor who are not in the seminar."""
    lesson.service.room.roster.enrol(CHEMISTRY, {"eve": Role.LEARNER, "curie": Role.INSTRUCTOR})


@pytest.mark.usefixtures("chemistry")
@pytest.mark.parametrize("login", ["eve", "curie"])
async def test_a_course_of_others_looks_like_one_that_never_was(lesson: Lesson, login: str) -> None:
    before = await lesson.everything()
    stranger = await lesson.asker(login)
    for route in IN_A_COURSE:
        real = await stranger.ask(route.verb, lesson.address(route), lesson.sent(route))
        invented = await stranger.ask(route.verb, lesson.address(route, course="nowhere"), lesson.sent(route))
        assert_refused(real, 404, "unknown_course")
        assert real.text.replace(SEMINAR, "nowhere") == invented.text
        assert set(real.headers) == set(invented.headers)
    assert await lesson.everything() == before


@pytest.mark.usefixtures("chemistry")
async def test_what_is_said_in_one_course_is_not_found_by_way_of_another(lesson: Lesson) -> None:
    curie = await lesson.asker("curie")
    notebook = {
        "title": "Salts",
        "path": "salts.ipynb",
        "anchors": [{"id": "start", "kind": "discussion", "title": ""}],
    }
    assert (await curie.ask("PUT", f"api/courses/{CHEMISTRY}/notebooks/{LESSON}", notebook)).status_code == 200
    before = await lesson.everything()
    for route in IN_A_COURSE:
        if "{thread}" not in route.path and "{post}" not in route.path:
            continue
        there = await curie.ask(route.verb, lesson.address(route, course=CHEMISTRY), lesson.sent(route))
        invented = lesson.address(route, course=CHEMISTRY, thread=new_id(), post=new_id())
        nowhere = await curie.ask(route.verb, invented, lesson.sent(route))
        assert_refused(there, 404, "not_found")
        assert there.text == nowhere.text
    reply = {"id": new_id(), "thread": lesson.question, "body": "Through the back door"}
    assert_refused(await curie.ask("POST", f"api/courses/{CHEMISTRY}/posts", reply), 404, "not_found")
    assert await lesson.everything() == before


async def test_who_is_taken_out_of_the_course_is_out_with_the_next_request(lesson: Lesson) -> None:
    del lesson.service.room.roster.courses[SEMINAR]["ada"]
    for route in IN_A_COURSE:
        answer = await lesson.ada.ask(route.verb, lesson.address(route), lesson.sent(route))
        assert_refused(answer, 404, "unknown_course")
    assert (await lesson.ada.ask("GET", "api/me")).json()["courses"] == []


async def test_who_is_no_longer_of_the_staff_may_no_more_with_the_next_request(lesson: Lesson) -> None:
    lesson.service.room.roster.enrol(SEMINAR, {"tia": Role.LEARNER})
    answer = await lesson.tia.ask("PATCH", f"{COURSE}threads/{lesson.question}", {"pinned": True})
    assert_refused(answer, 403, "not_permitted")


async def test_what_is_for_the_staff_only_looks_to_peers_like_what_never_was(lesson: Lesson) -> None:
    hidden = new_id()
    await lesson.ada.does("POST", "posts", lesson.first_post(hidden, "Am I failing?", audience="staff"))
    for route in IN_A_COURSE:
        if "{thread}" in route.path or "{post}" in route.path:
            invented = new_id()
            there, nowhere = [
                await lesson.ben.ask(route.verb, lesson.address(route, thread=id, post=id), lesson.sent(route))
                for id in (hidden, invented)
            ]
            assert there.status_code in (403, 404)
            assert (there.status_code, there.text) == (nowhere.status_code, nowhere.text)


@pytest.mark.parametrize("route", FOR_STAFF, ids=name)
async def test_what_the_staff_may_a_learner_may_not(lesson: Lesson, route: Route) -> None:
    before = await lesson.everything()
    answer = await lesson.ben.ask(route.verb, lesson.address(route), lesson.sent(route))
    assert_refused(answer, 403, "not_permitted")
    assert await lesson.everything() == before


@pytest.mark.feature("H12")
async def test_nobody_edits_deletes_or_takes_back_what_somebody_else_wrote(lesson: Lesson) -> None:
    before = await lesson.everything()
    post = f"{COURSE}posts/{lesson.question}"
    for verb, path, body in (
        ("PATCH", post, {"body": "I agree with Ben.", "revision": 1}),
        ("PATCH", post, {"body": "I agree with Ben.", "revision": 1, "reason": "For a joke"}),
        ("DELETE", post, None),
        ("DELETE", post, {"reason": "For a joke"}),
        ("POST", f"{post}/take-back", None),
    ):
        assert_refused(await lesson.ben.ask(verb, path, body), 403, "not_permitted")
    assert_refused(await lesson.tia.ask("POST", f"{post}/take-back"), 403, "not_permitted")
    assert await lesson.everything() == before


@pytest.mark.feature("H12")
async def test_staff_give_a_reason_that_its_author_reads_and_others_do_not(lesson: Lesson) -> None:
    post = f"posts/{lesson.question}"
    changed = {"body": "Why, please?", "revision": 1}
    assert "why" in assert_refused(await lesson.tia.ask("PATCH", COURSE + post, changed), 400, "invalid")
    assert "why" in assert_refused(await lesson.tia.ask("DELETE", COURSE + post), 400, "invalid")
    await lesson.tia.does("PATCH", post, {**changed, "reason": "Be kind."})
    assert (await lesson.ada.does("GET", post))["post"]["reason"] == "Be kind."
    seen = (await lesson.ben.does("GET", post))["post"]
    assert "reason" not in seen
    assert seen["edited_by"]["name"] == "Tia"


async def test_nobody_writes_in_somebody_else_s_name(lesson: Lesson) -> None:
    for field, value in (("author", {"id": "p1", "name": "Tia"}), ("n", 1), ("at", "2020-01-01T00:00:00.000Z")):
        draft = lesson.first_post(new_id(), "Class is cancelled", **{field: value})
        assert_refused(await lesson.ben.ask("POST", COURSE + "posts", draft), 400, "invalid")


async def test_an_id_that_somebody_else_used_tells_nothing_of_what_they_wrote(lesson: Lesson) -> None:
    draft = lesson.first_post(lesson.question, "Mine now")
    answer = await lesson.ben.ask("POST", COURSE + "posts", draft)
    assert_refused(answer, 409, "conflict")
    assert "current" not in answer.json()
    assert (await lesson.tia.does("GET", f"posts/{lesson.question}"))["post"]["body"] == "Why?"


async def test_a_learner_who_invents_a_cell_makes_no_thread(lesson: Lesson) -> None:
    for place in ({"anchor": "forged"}, {"notebook": "forged"}):
        answer = await lesson.ben.ask("POST", COURSE + "posts", lesson.first_post(new_id(), **place))
        assert_refused(answer, 404, "unknown_anchor")
    assert {thread["anchor"] for thread in (await lesson.tia.does("GET", "board"))["threads"]} == {ANCHORS[0]}


async def test_who_edits_what_was_changed_meanwhile_is_shown_what_stands(lesson: Lesson) -> None:
    post = f"posts/{lesson.question}"
    await lesson.ada.does("PATCH", post, {"body": "From the one page", "revision": 1})
    answer = await lesson.ada.ask("PATCH", COURSE + post, {"body": "From the other page", "revision": 1})
    assert "Your text is kept" in assert_refused(answer, 409, "conflict")
    assert answer.json()["current"]["body"] == "From the one page"


async def test_a_post_sent_twice_is_there_once(lesson: Lesson) -> None:
    draft = lesson.first_post(new_id(), "Once")
    first = await lesson.ada.ask("POST", COURSE + "posts", draft)
    again = await lesson.ada.ask("POST", COURSE + "posts", draft)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["post"] == again.json()["post"]
    talk = await lesson.ada.does("GET", f"threads/{draft['id']}")
    assert [post["body"] for post in talk["talk"]] == ["Once"]


@pytest.mark.feature("H12")
async def test_what_was_taken_back_is_gone_without_a_trace_and_does_not_come_again(lesson: Lesson) -> None:
    before = (await lesson.tia.does("GET", "board"))["threads"]
    draft = lesson.first_post(new_id(), "Oops")
    await lesson.ada.does("POST", "posts", draft)
    removed = await lesson.ada.does("POST", f"posts/{draft['id']}/take-back")
    assert removed == {"post": None, "thread": None}
    assert (await lesson.tia.does("GET", "board"))["threads"] == before
    assert_refused(await lesson.ada.ask("POST", COURSE + "posts", draft), 410, "gone")
