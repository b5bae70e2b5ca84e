"""The conversation of the demo: published by the real actions, once."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from jupyter_community.actions.board import Board, read_board
from jupyter_community.actions.reading import NotebookTalk, read_notebook
from jupyter_community.community import Community, Settings
from jupyter_community.core.cells.general import GENERAL
from jupyter_community.core.discussions.question import State
from jupyter_community.core.ids import CourseId, NotebookId
from jupyter_community.core.people import Alias, Author, Caller, Course, Membership, Role

from .seminar import NOTEBOOKS, ROOT, discussions, read

pytestmark = pytest.mark.slow

COURSE = CourseId("seminar")


def seed(database: str) -> str:
    command = [sys.executable, "-W", "error", ROOT / "demo" / "seed.py", "--database", database]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}  # also where the package is not installed
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


async def as_found_by(login: str, database: str) -> tuple[Board, list[NotebookTalk]]:
    """The board and all notebooks as one learner finds them."""
    community = await Community.open(Settings(database=database, secrets=("a secret of this test",)))
    try:
        person = await community.store.write(lambda tx: tx.people.meet(login, None))
        membership = Membership(course=Course(id=COURSE, title="Studying together"), role=Role.LEARNER)
        caller = Caller(person=person, memberships={COURSE: membership})
        board = await community.ask(read_board, caller, COURSE)
        talks = [
            await community.ask(
                read_notebook, caller, COURSE, NotebookId(read(path).metadata.jupyter_community.notebook)
            )
            for path in NOTEBOOKS
        ]
        talks.append(await community.ask(read_notebook, caller, COURSE, GENERAL))
        return board, talks
    finally:
        await community.close()


async def test_five_people_have_talked_for_days_in_all_three_notebooks(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'community.db'}"

    said = seed(database)
    board, talks = await as_found_by("ada", database)

    posts = [post for notebook in talks for thread in notebook.threads for post in thread.talk]
    assert said == f"Published {len(posts)} posts.\n"
    assert {post.author.name for post in posts if isinstance(post.author, Author)} == {
        "Tia Okafor",
        "Gus Lindqvist",
        "Ada Moreau",
        "Ben Haddad",
        "Cy Tanaka",
    }
    assert all(notebook.threads for notebook in talks)
    assert any(post.tone for post in posts), "somebody says how to read them"
    assert any(post.reactions for post in posts), "somebody was thanked"
    assert any("](attachment:" in post.body for post in posts), "somebody shows a picture"
    assert any(post.mentions for post in posts), "somebody is mentioned"
    assert [len(notebook.anchors) for notebook in sorted(board.notebooks, key=lambda n: n.path)] == [
        len(discussions(read(path))) for path in NOTEBOOKS
    ]
    now = datetime.now(timezone.utc)
    assert min(post.at for post in posts) < now - timedelta(days=5)
    assert now - timedelta(hours=1) < max(post.at for post in posts) <= now
    assert all(
        thread.talk[n].at < thread.talk[n + 1].at
        for n_ in talks
        for thread in n_.threads
        for n in range(len(thread.talk) - 1)
    )
    assert any(thread.thread.posts == 1 for thread in board.threads), "a question waits for its first answer"
    assert any(thread.unread for thread in board.threads)
    assert any(isinstance(post.author, Alias) for post in posts), "somebody dared to ask without their name"
    assert {State.OPEN, State.RESOLVED} <= {thread.thread.state for thread in board.threads}
    assert any(not thread.unread for thread in board.threads)


async def test_seeding_again_changes_nothing(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'community.db'}"
    seed(database)
    before = await as_found_by("ben", database)

    said = seed(database)

    assert said == "People have talked here before; nothing was changed.\n"
    assert await as_found_by("ben", database) == before
