"""People who write to the course without a browser, so that there is something to look at."""

from __future__ import annotations

import uuid
from contextlib import ExitStack
from typing import Any

from .account import Account
from .hub import DemoHub

COURSE = "courses/seminar"


def enter(hub: DemoHub, name: str, room: ExitStack) -> Account:
    """Logs somebody in, until the room is left."""
    account = room.enter_context(Account(hub, name))
    assert account.log_in()
    account.start_server()
    assert account.open_session(account.page()["token"]).status_code == 200
    return account


def send(account: Account, body: str, thread: str | None = None, **rest: Any) -> str:
    """Posts, and returns the id: a reply, or at a ``notebook`` and ``anchor`` a new thread."""
    id = str(uuid.uuid4())
    draft = {"id": id, "thread": thread or id, "body": body, **rest}
    answer = account.ask("POST", f"{COURSE}/posts", draft)
    assert answer.status_code == 201, (body, answer.text)
    return id


def change(account: Account, verb: str, path: str, body: object) -> None:
    answer = account.ask(verb, path, body)
    assert answer.status_code == 200, answer.text
