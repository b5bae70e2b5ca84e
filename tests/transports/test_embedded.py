"""The community inside one Jupyter server, in a real ``jupyter server`` and a real ``jupyter lab``."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from ..factories import new_id
from .jupyter_process import TOKEN, Browser, Jupyter

pytestmark = pytest.mark.slow

OWN_IDENTITY = """
from jupyter_server.auth import IdentityProvider, User

class Enrolled(IdentityProvider):
    async def get_user(self, handler):
        user = await super().get_user(handler)
        return user and User(username="ada", name="Ada Lovelace", display_name="Ada")

c.ServerApp.identity_provider_class = Enrolled
"""


Start = Callable[..., Awaitable[Jupyter]]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def jupyter(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Jupyter]:
    """A server with a base URL and a database of its own."""
    home = tmp_path_factory.mktemp("jupyter")
    database = f"--CommunityExtension.database=sqlite:///{home / 'said' / 'here.sqlite'}"
    jupyter = Jupyter(home, database, base="/here/")
    try:
        await jupyter.program.start()
        yield jupyter
    finally:
        await jupyter.program.kill()


@pytest.fixture
async def browser(jupyter: Jupyter) -> AsyncIterator[Browser]:
    async with jupyter.browser() as browser:
        yield browser


@pytest.fixture
async def start(tmp_path: Path) -> AsyncIterator[Start]:
    """Starts servers that are gone when the test ends."""
    started: list[Jupyter] = []

    async def start(*options: str, answers: int = 200, **more: Any) -> Jupyter:
        started.append(Jupyter(tmp_path, *options, **more))
        await started[-1].program.start(answers)
        return started[-1]

    yield start
    for jupyter in started:
        await jupyter.program.kill()


def _start(body: str) -> dict[str, Any]:
    id = new_id()
    return {"id": id, "thread": id, "notebook": "lesson-1", "anchor": "start", "body": body}


async def test_the_server_s_token_opens_a_session(browser: Browser) -> None:
    answer = await browser.session(Authorization=f"token {TOKEN}")
    assert answer.status_code == 200
    assert answer.json()["token"]
    assert answer.json()["any_course"] is True


@pytest.mark.parametrize("header", ["", "token wrong", f"Bearer {TOKEN}x"])
async def test_without_the_server_s_token_there_is_no_session(browser: Browser, header: str) -> None:
    answer = await browser.session(**({"Authorization": header} if header else {}))
    assert answer.status_code == 403
    assert "token" not in answer.json()


async def test_a_stranger_who_has_seen_the_login_form_has_no_session_either(browser: Browser) -> None:
    await browser.http.get("login")
    answer = await browser.session(**browser.xsrf)
    assert answer.status_code == 403
    assert "token" not in answer.json()


async def test_whoever_logged_in_is_the_same_person_whenever_they_renew(jupyter: Jupyter, browser: Browser) -> None:
    first = (await browser.sign_in()).opened["person"]
    again = (await browser.session(**browser.xsrf)).json()["person"]
    with_token = (await browser.session(Authorization=f"token {TOKEN}")).json()["person"]
    assert first == again == with_token
    identity = (await browser.http.get("api/me")).json()["identity"]
    assert first["name"] == identity["display_name"]
    async with jupyter.browser() as other:
        assert (await other.sign_in()).opened["person"]["id"] != first["id"]


async def test_a_cookie_alone_opens_no_session_for_a_page_of_somebody_else(browser: Browser) -> None:
    await browser.log_in()
    assert (await browser.session()).status_code == 403
    assert (await browser.session(**{"X-XSRFToken": "guessed"})).status_code == 403
    elsewhere = await browser.session(Origin="https://evil.example.org", **browser.xsrf)
    assert elsewhere.status_code in (403, 404)
    assert (await browser.session(**browser.xsrf)).status_code == 200


async def test_behind_the_session_neither_cookie_nor_server_token_counts(browser: Browser) -> None:
    session = await browser.sign_in()
    for headers in (browser.xsrf, {"Authorization": f"token {TOKEN}"}, {"Authorization": f"Bearer {TOKEN}"}):
        answer = await browser.http.get("community/api/me", headers=headers)
        assert answer.status_code == 401
        assert answer.json()["error"] == "signed_out"
    assert (await session.ask("GET", "me")).json()["person"]["id"] == session.opened["person"]["id"]


@pytest.mark.feature("S01")
async def test_what_one_person_posts_another_reads_at_once_and_later(jupyter: Jupyter, browser: Browser) -> None:
    async with jupyter.browser() as other:
        ada, ben = await browser.sign_in(), await other.sign_in()
        await ada.open_lesson("seminar")
        page = await ben.page()
        await page.follow("seminar")
        await page.until("following")
        posted = await ada.ask("POST", "courses/seminar/posts", _start("Is anybody here?"))
        assert posted.status_code == 201
        [event] = (await page.until("events"))["events"]
        assert event["post"] == posted.json()["post"]
        assert event["post"]["author"]["name"] == ada.opened["person"]["name"]
        talk = (await ben.ask("GET", "courses/seminar/notebooks/lesson-1")).json()
        assert "Is anybody here?" in [post["body"] for thread in talk["threads"] for post in thread["talk"]]
        await page.leave()


async def test_whatever_course_a_notebook_names_one_is_an_instructor_of_it(browser: Browser) -> None:
    session = await browser.sign_in()
    await session.open_lesson("a-course-that-nobody-told-the-server")
    posted = await session.ask("POST", "courses/a-course-that-nobody-told-the-server/posts", _start("First"))
    assert posted.json()["post"]["author"]["role"] == "instructor"
    page = await session.page()
    await page.follow("a-course-that-nobody-told-the-server")
    assert (await page.until("following"))["seq"] > 0
    await page.follow("no course, not even here")
    assert (await page.next())["type"] == "refused"
    await page.leave()


async def test_a_page_of_a_foreign_origin_may_not_listen(browser: Browser) -> None:
    session = await browser.sign_in()
    page = await session.page(origin="https://evil.example.org")
    assert (await page.closed())[0] == 4403


async def test_the_database_is_where_it_was_asked_for_and_only_for_its_owner(jupyter: Jupyter) -> None:
    database = jupyter.home / "said" / "here.sqlite"
    assert database.stat().st_mode & 0o077 == 0
    assert not (jupyter.home / "data" / "jupyter_community").exists()


async def test_the_server_s_log_holds_no_session_token_and_nothing_that_was_said(
    jupyter: Jupyter, browser: Browser
) -> None:
    session = await browser.sign_in()
    await session.open_lesson("seminar")
    await session.ask("POST", "courses/seminar/posts", _start("Between you and me"))
    await session.ask("POST", "courses/seminar/posts", {"id": "wrong", "body": "Between you and me"})
    page = await session.page()
    await page.until("welcome")
    await page.leave()
    assert session.opened["token"] not in jupyter.program.log
    assert "Between you and me" not in jupyter.program.log
    assert "Traceback" not in jupyter.program.log


async def test_jupyter_lab_with_no_setting_at_all_has_a_community(start: Start, tmp_path: Path) -> None:
    """One start of JupyterLab: what its page is told, who one is, and what is left after a restart."""
    jupyter = await start(app="lab", config=OWN_IDENTITY)
    async with jupyter.browser() as browser:
        config = await browser.page_config()
        assert (config["communityMode"], config["communityUrl"]) == ("embedded", "/community/")
        session = await browser.sign_in()
        assert session.opened["person"]["name"] == "Ada"
        await session.open_lesson("seminar")
        await session.ask("POST", "courses/seminar/posts", _start("Remember this"))
        assert (tmp_path / "data" / "jupyter_community" / "community.sqlite").exists()
        page = await session.page()
        await page.until("welcome")
        await jupyter.program.stop()
        assert (await page.closed())[0] == 1012

        await jupyter.program.start()
        again = await browser.sign_in()
        assert again.opened["person"] == session.opened["person"]
        board = (await again.ask("GET", "courses/seminar/board")).json()
        assert [thread["title"] for thread in board["threads"]] == ["Remember this"]


async def test_on_a_hub_the_server_only_says_where_the_service_is(start: Start, tmp_path: Path) -> None:
    jupyter = await start("--CommunityExtension.url=/services/community/", app="lab", answers=404)
    async with jupyter.browser() as browser:
        config = await browser.page_config()
        assert (config["communityMode"], config["communityUrl"]) == ("hub", "/services/community/")
        assert (await browser.http.get("community/ready")).status_code == 404
    assert not (tmp_path / "data" / "jupyter_community").exists()


@pytest.mark.parametrize(
    ("database", "says"),
    [
        ("postgresql://ada:pa55word@db.example.org/c", "Databases of the kind “postgresql” are not supported yet"),
        ("sqlite:////proc/nowhere/community.sqlite", "The folder of the community's database cannot be made"),
    ],
)
async def test_without_a_database_jupyter_works_and_one_sentence_says_what_is_wrong(
    start: Start, database: str, says: str
) -> None:
    jupyter = await start(f"--CommunityExtension.database={database}", answers=503)
    async with jupyter.browser() as browser:
        await browser.log_in()
        assert (await browser.http.get("api/contents")).status_code == 200
        answer = await browser.session(**browser.xsrf)
    assert answer.status_code == 503
    assert answer.json()["message"].startswith(says)
    told = [line for line in jupyter.program.log.splitlines() if "jupyter-community" in line]
    assert len(told) == 1
    assert says in told[0]
    assert "Traceback" not in jupyter.program.log
    assert "pa55word" not in jupyter.program.log
