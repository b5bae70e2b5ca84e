"""The description at ``api/openapi.json`` is valid, and what the service really answers is what it says."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from jupyter_community.core.files.file import MAX_UPLOAD
from jupyter_community.transports.api import ROUTES, Route

from ..live.service import PREFIX, Service
from .lesson import Lesson, name


class Description:
    """Attributes:
    said: as the service gives it.
    """

    def __init__(self, said: dict[str, Any]) -> None:
        self.said = said
        self._strict = deepcopy(said["components"])
        for schema in self._strict["schemas"].values():
            if schema.get("type") == "object":
                schema["additionalProperties"] = False  # what is not described is not sent

    def operation(self, route: Route) -> dict[str, Any]:
        found: dict[str, Any] = self.said["paths"][f"/{route.path}"][route.verb.lower()]
        return found

    def check_answer(self, operation: dict[str, Any], answer: httpx.Response) -> None:
        described = operation["responses"].get(str(answer.status_code))
        assert described is not None, f"It answers {answer.status_code}, which is not described: {answer.text}"
        if "application/json" in described["content"]:
            self.check(described["content"]["application/json"]["schema"], answer.json())
        else:
            assert described["content"].keys() == {"application/octet-stream"}

    def check(self, schema: dict[str, Any], value: Any) -> None:
        Draft202012Validator({**schema, "components": self._strict}).validate(value)


@pytest.fixture
async def description(service: Service) -> Description:
    answer = await service.http.get("api/openapi.json")
    assert answer.status_code == 200
    return Description(answer.json())


def test_it_is_valid_openapi(description: Description) -> None:
    validate(description.said)
    assert description.said["servers"] == [{"url": f"{PREFIX}api"}]


def test_it_describes_every_row_of_the_table_and_nothing_that_is_not_there(description: Description) -> None:
    described = {f"{verb.upper()} {path[1:]}" for path, verbs in description.said["paths"].items() for verb in verbs}
    assert described == {name(route) for route in ROUTES} | {"POST session", "GET openapi.json"}


@pytest.mark.parametrize("route", ROUTES, ids=name)
async def test_what_is_done_is_answered_as_described(lesson: Lesson, description: Description, route: Route) -> None:
    operation, body = description.operation(route), lesson.sent(route)
    if route.uploads:
        assert operation["requestBody"]["content"].keys() == {"application/octet-stream"}
    elif body is not None:
        description.check(operation["requestBody"]["content"]["application/json"]["schema"], body)
    answer = await lesson.whose(route).ask(route.verb, lesson.address(route), body)
    assert answer.status_code == (201 if route.created else 200), answer.text
    description.check_answer(operation, answer)


@pytest.mark.parametrize("route", ROUTES, ids=name)
async def test_what_is_refused_is_answered_as_described(lesson: Lesson, description: Description, route: Route) -> None:
    operation, address = description.operation(route), lesson.address(route)
    statuses, too_much = set(), MAX_UPLOAD if route.uploads else 1024 * 1024
    for answer in (
        await lesson.somebody(None).ask(route.verb, address),
        await lesson.ben.ask(route.verb, address, lesson.sent(route)),
        await lesson.tia.ask(route.verb, address, content=b"["),
        await lesson.tia.ask(route.verb, address, content=b" " * (too_much + 1)),
        await lesson.tia.ask(route.verb, lesson.address(route, course="nowhere"), lesson.sent(route)),
    ):
        statuses.add(answer.status_code)
        description.check_answer(operation, answer)
    assert statuses >= {401, 413}


async def test_a_session_is_answered_as_described(service: Service, description: Description) -> None:
    operation = description.said["paths"]["/session"]["post"]
    for credential in ("token ada", "token nobody"):
        answer = await service.http.post("api/session", headers={"Authorization": credential})
        description.check_answer(operation, answer)


async def test_edits_that_conflict_are_answered_as_described(lesson: Lesson, description: Description) -> None:
    [route] = [route for route in ROUTES if route.verb == "PATCH" and route.path.endswith("posts/{post}")]
    answer = await lesson.ben.ask("PATCH", lesson.address(route), {"body": "Late.", "revision": 7})
    assert answer.status_code == 409
    description.check_answer(description.operation(route), answer)
