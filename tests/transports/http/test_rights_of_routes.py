"""Who gets something done by which row of the route table: a new row fails here until somebody has said who may."""

from __future__ import annotations

import pytest

from jupyter_community.transports.api import ROUTES, Route

from ...factories import new_id
from .lesson import Lesson, name

LEARNER, MENTOR, ASSISTANT, INSTRUCTOR = "cy", "gus", "tess", "tia"
ALL = {LEARNER, MENTOR, ASSISTANT, INSTRUCTOR}
STAFF = {ASSISTANT, INSTRUCTOR}
OTHERS = {LEARNER, MENTOR}
FIRST_OF_STAFF = {ASSISTANT}
"""Staff as well; but what the one has done is done when the other comes."""
NOBODY: set[str] = set()
"""Only whoever wrote it, or made it: Ada or Ben."""

MAY = {
    "GET me": ALL,
    "PUT me/settings": ALL,
    "GET courses/{course}/board": ALL,
    "GET courses/{course}/search": ALL,
    "GET courses/{course}/shelf": ALL,
    "GET courses/{course}/inbox": STAFF,
    "GET courses/{course}/hands": ALL,
    "PUT courses/{course}/hands/{hand}": OTHERS,
    "PUT courses/{course}/hands/{hand}/away": NOBODY,
    "PUT courses/{course}/hands/{hand}/helped": FIRST_OF_STAFF,
    "DELETE courses/{course}/hands/{hand}": STAFF,
    "PUT courses/{course}/duty": STAFF,
    "GET courses/{course}/reply-time": ALL,
    "PUT courses/{course}/reply-time": STAFF,
    "GET courses/{course}/audit": {INSTRUCTOR},
    "GET courses/{course}/rules": ALL,
    "PUT courses/{course}/rules": STAFF,
    "PUT courses/{course}/rules/agreed": ALL,
    "GET courses/{course}/blocks": OTHERS,
    "PUT courses/{course}/blocks/{block}": OTHERS,
    "DELETE courses/{course}/blocks/{block}": NOBODY,
    "GET courses/{course}/notebooks/{notebook}": ALL,
    "PUT courses/{course}/notebooks/{notebook}": STAFF,
    "GET courses/{course}/notebooks/{notebook}/outline": ALL,
    "PUT courses/{course}/notebooks/{notebook}/outline": STAFF,
    "POST courses/{course}/notebooks/{notebook}/copies": ALL,
    "PUT courses/{course}/notebooks/{notebook}/anchors/{anchor}/opening": STAFF,
    "POST courses/{course}/notebooks/{notebook}/anchors/{anchor}/just-read": ALL,
    "PUT courses/{course}/notebooks/{notebook}/anchors/{anchor}/hard": ALL,
    "GET courses/{course}/difficulty": STAFF,
    "GET courses/{course}/prompts": STAFF,
    "PUT courses/{course}/prompts/{prompt}": {INSTRUCTOR},  # who wrote it
    "DELETE courses/{course}/prompts/{prompt}": FIRST_OF_STAFF,
    "GET courses/{course}/threads/{thread}": ALL,
    "PATCH courses/{course}/threads/{thread}": STAFF,
    "POST courses/{course}/threads/{thread}/merge": FIRST_OF_STAFF,
    "PUT courses/{course}/threads/{thread}/anchor": STAFF,
    "PUT courses/{course}/threads/{thread}/attention": ALL,
    "PUT courses/{course}/threads/{thread}/me-too": ALL,
    "PUT courses/{course}/threads/{thread}/read": ALL,
    "PUT courses/{course}/threads/{thread}/state": STAFF,
    "POST courses/{course}/posts": ALL,
    "GET courses/{course}/posts/{post}": ALL,
    "PATCH courses/{course}/posts/{post}": STAFF,
    "DELETE courses/{course}/posts/{post}": STAFF,
    "POST courses/{course}/posts/{post}/take-back": NOBODY,
    "PUT courses/{course}/posts/{post}/endorsed": STAFF,
    "PUT courses/{course}/posts/{post}/seen": STAFF,
    "POST courses/{course}/posts/{post}/report": ALL,
    "PUT courses/{course}/posts/{post}/hidden": STAFF,
    "POST courses/{course}/posts/{post}/appeal": NOBODY,
    "GET courses/{course}/posts/{post}/history": ALL,
    "POST courses/{course}/posts/{post}/unmask": STAFF,
    "PUT courses/{course}/posts/{post}/names": STAFF,
    "GET courses/{course}/posts/{post}/cell": NOBODY,  # the post has none
    "PUT courses/{course}/posts/{post}/reaction": ALL,
    "POST courses/{course}/notebooks/{notebook}/anchors/{anchor}/submitted": ALL,
    "PUT courses/{course}/notebooks/{notebook}/anchors/{anchor}/submissions": STAFF,
    "GET courses/{course}/people": ALL,
    "PUT courses/{course}/people/{person}/muted": ALL,
    "GET courses/{course}/notices": ALL,
    "PUT courses/{course}/notices/seen": ALL,
    "POST courses/{course}/visit": ALL,
    "POST courses/{course}/files": ALL,
    "GET courses/{course}/files/{file}": {INSTRUCTOR},  # who uploaded it, and has posted it nowhere
    "GET me/telling": ALL,
    "PUT me/telling": ALL,
}
"""Written down a second time, so that whoever changes the one table has to mean it."""


def test_every_row_is_in_the_list_above_and_nothing_else() -> None:
    assert {name(route) for route in ROUTES} == set(MAY)


async def nameless_post(lesson: Lesson) -> str:
    """One of Ben's, for one person to act on."""
    id = new_id()
    await lesson.ben.does(
        "POST", "posts", {"id": id, "thread": lesson.question, "body": "Hm", "nameless": True, "reply_to": None}
    )
    return id


@pytest.mark.feature("M29", "H05")
@pytest.mark.parametrize("route", ROUTES, ids=name)
async def test_those_may_who_may_and_nobody_else(lesson: Lesson, route: Route) -> None:
    done = set()
    posts = {login: await nameless_post(lesson) for login in sorted(ALL)} if "{post}" in route.path else {}
    for login in (LEARNER, MENTOR, ASSISTANT, INSTRUCTOR):
        asker = await lesson.asker(login)
        address = lesson.address(route, **({"post": posts[login]} if posts else {}))
        answer = await asker.ask(route.verb, address, lesson.sent(route))
        assert answer.status_code < 500
        if answer.is_success:
            done.add(login)
    assert done == MAY[name(route)]
