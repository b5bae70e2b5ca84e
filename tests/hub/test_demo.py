"""What ``make demo`` promises, on the hub that it starts."""

from __future__ import annotations

from collections.abc import Iterator

import psutil
import pytest

from ..harness.account import Account
from ..harness.hub import DemoHub, until

pytestmark = [pytest.mark.hub, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def ada(hub: DemoHub) -> Iterator[Account]:
    """Ada, logged in, with her server running."""
    with Account(hub, "ada") as ada:
        assert ada.log_in()
        ada.start_server()
        yield ada


@pytest.mark.parametrize(
    ("name", "role"),
    [("tia", "instructor"), ("gus", "mentor"), ("ada", "learner"), ("ben", "learner"), ("cy", "learner")],
)
def test_each_of_the_five_is_in_the_course_with_their_role(hub: DemoHub, name: str, role: str) -> None:
    with Account(hub, name) as account:
        assert account.log_in()
        account.start_server()
        page = account.page()
        assert (page["communityMode"], page["communityUrl"]) == ("hub", "/services/community/")
        session = account.open_session(page["token"])
        assert session.status_code == 200, session.text
        assert session.json()["courses"] == [{"id": "seminar", "title": "Chance and Data", "role": role}]


@pytest.mark.parametrize(("name", "password"), [("mallory", "community"), ("ada", "guessed")])
def test_nobody_else_may_log_in(hub: DemoHub, name: str, password: str) -> None:
    with Account(hub, name) as account:
        assert not account.log_in(password)


def test_everybody_has_a_copy_of_the_course(hub: DemoHub) -> None:
    for name in ("tia", "gus", "ada", "ben", "cy"):
        assert (hub.home(name) / "seminar" / "00-studying-together-apart.ipynb").is_file()


def test_the_first_conversation_is_there(ada: Account) -> None:
    ada.open_session(ada.page()["token"])
    assert ada.titles()


def test_a_kernel_cannot_speak_for_its_owner(hub: DemoHub, ada: Account) -> None:
    with Account(hub, "ada") as kernel:
        assert kernel.open_session(hub.server_token("ada")).status_code == 403


def test_it_listens_on_this_machine_only(hub: DemoHub) -> None:
    listening = [
        connection.laddr.ip
        for process in hub.processes()
        for connection in process.net_connections(kind="tcp")
        if connection.status == psutil.CONN_LISTEN
    ]
    assert set(listening) <= {"127.0.0.1", "::1"}
    assert len(listening) >= 4


def test_a_killed_service_comes_back_with_everything_it_acknowledged(hub: DemoHub, ada: Account) -> None:
    ada.open_session(ada.page()["token"])
    assert ada.post("Said a moment before the crash").status_code == 201
    hub.kill_service()
    hub.until_ready()
    assert "Said a moment before the crash" in ada.titles()


def test_a_second_run_finds_what_the_first_left(hub: DemoHub, ada: Account) -> None:
    ada.open_session(ada.page()["token"])
    ada.post("Said on the first day")
    notes = hub.home("ada") / "seminar" / "my notes.txt"
    notes.write_text("mine")
    hub.stop()
    hub.start()
    with Account(hub, "ada") as again:
        again.log_in()
        again.start_server()
        again.open_session(again.page()["token"])
        assert "Said on the first day" in again.titles()
    assert notes.read_text() == "mine"


def test_stopping_leaves_nothing_running(hub: DemoHub) -> None:
    with Account(hub, "ben") as ben:
        ben.log_in()
        ben.start_server()
    assert len(hub.processes()) >= 4
    hub.stop()
    assert hub.processes() == []
    hub.start()


def test_a_run_after_a_crash_clears_away_what_was_left(hub: DemoHub) -> None:
    with Account(hub, "cy") as cy:
        cy.log_in()
        cy.start_server()
    hub.crash()
    left = {process.pid for process in hub.processes()}
    assert left
    hub.start()
    until(lambda: not any(psutil.pid_exists(pid) for pid in left), "The end of what was left")
