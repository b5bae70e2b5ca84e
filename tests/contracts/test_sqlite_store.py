"""SQLite sits the suite of the store, and then what only a file on a disk can do to it."""

# ruff: noqa: ASYNC220, ASYNC240 - these tests look at files and wait for processes on purpose

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations

from jupyter_community.adapters.bus.memory import MemoryBus
from jupyter_community.adapters.store import tables
from jupyter_community.adapters.store.engine import writing_engine
from jupyter_community.adapters.store.migrate import migrate
from jupyter_community.adapters.store.sql_store import SqlStore
from jupyter_community.core.audience import FEED
from jupyter_community.core.discussions import post as rules
from jupyter_community.core.errors import Unavailable
from jupyter_community.core.people import Role
from jupyter_community.core.search.hits import Wish
from jupyter_community.core.search.query import parse
from jupyter_community.ports.store import Transaction

from .sample import COURSE, as_author, minute, reply, start_thread, tell
from .store_contract import StoreContract
from .store_suite import Gate, OpenStore, all_events

AUTHOR = Path(__file__).with_name("author_process.py")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "community.sqlite"


@pytest.fixture
def url(file: Path) -> str:
    """Waits for a lock for a moment only, since tests hold one on purpose."""
    return f"sqlite:///{file}?timeout=0.05"


@pytest.fixture
async def open_store(url: str) -> AsyncIterator[OpenStore]:
    opened: list[SqlStore] = []

    async def open_it(*, bus: Any = None, url: str = url) -> SqlStore:
        opened.append(await SqlStore.open(url, bus=bus or MemoryBus()))
        return opened[-1]

    yield open_it
    for store in opened:
        await store.close()


class TestSqliteStore(StoreContract):
    @pytest.fixture
    def open_store(self, open_store: OpenStore) -> OpenStore:
        return open_store

    @pytest.fixture
    def url(self, file: Path) -> str:
        """Two stores of one test take turns, so they wait for each other as in production."""
        return f"sqlite:///{file}"


def say(tx: Transaction, text: str) -> None:
    ada = tx.people.meet("ada", None)
    post = start_thread(tx, as_author(ada), text)
    tell(tx, ada.id, post.id)


async def texts(store: SqlStore) -> list[str]:
    events = await all_events(store)
    return [(await store.read(lambda tx, e=e: tx.posts.find(COURSE, e.subject))).body for e in events]


# What was answered is on disk


async def test_a_process_that_is_killed_loses_nothing_it_had_answered(
    file: Path, open_store: OpenStore, tmp_path: Path
) -> None:
    acknowledged: list[str] = []
    for life in range(3):
        author = subprocess.Popen(
            [sys.executable, str(AUTHOR), f"sqlite:///{file}", str(life)], stdout=subprocess.PIPE, text=True
        )
        assert author.stdout is not None
        with author.stdout as lines:
            for _ in range(150):
                acknowledged.append(lines.readline().strip())
            author.send_signal(signal.SIGKILL)
            acknowledged += [line.strip() for line in lines if line.endswith("\n")]
        assert author.wait() == -signal.SIGKILL
    store = await open_store()
    events = await all_events(store)
    assert all(acknowledged)
    assert set(acknowledged) <= {event.subject for event in events}
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    for event in events:
        assert (await store.read(lambda tx, e=event: tx.posts.find(COURSE, e.subject))) is not None


async def test_acknowledged_means_synced(url: str) -> None:
    migrate(url)
    engine = writing_engine(url)
    with engine.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    engine.dispose()
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


# What was erased is nowhere


@pytest.mark.parametrize("kept_as_stub", [False, True])
async def test_an_erased_text_is_in_no_byte_of_the_file(open_store: OpenStore, file: Path, kept_as_stub: bool) -> None:
    store = await open_store()
    secret = "a-sentence-that-somebody-regrets"

    def regret(tx: Transaction) -> None:
        ada = as_author(tx.people.meet("ada", None))
        thread = start_thread(tx, ada, "Harmless")
        post = reply(tx, ada, secret * 500, thread)
        if kept_as_stub:
            reply(tx, ada, "What?", post)
            tx.posts.change(rules.stub(post, by=ada, at=minute(1), reason=None), Role.LEARNER)
        else:
            tx.posts.remove(post)

    await store.write(lambda tx: say(tx, "Something else " * 1000))
    await store.write(regret)
    await store.close()
    assert b"Something else" in file.read_bytes()
    assert not any(secret.encode() in left.read_bytes() for left in file.parent.iterdir())


WORD = "qzxvregretted"
"""In the index a word may lack its first letters, where the word before it begins the same."""


def on_disk(file: Path) -> bytes:
    """What a thief would find, after SQLite has tidied up its journal."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return b"".join(left.read_bytes() for left in file.parent.iterdir())


@pytest.mark.parametrize("how", ["edited", "deleted", "a stub"])
async def test_an_erased_word_leaves_the_index_as_well_soon(open_store: OpenStore, file: Path, how: str) -> None:
    store = await open_store()
    asked = await store.write(lambda tx: start_thread(tx, as_author(tx.people.meet("ada", None)), f"Oh {WORD}"))
    for n in range(60):  # in transactions of their own, so that the index has parts that have to be merged
        await store.write(lambda tx, n=n: say(tx, f"qz {n} " + " ".join(f"word{n}x{m}" for m in range(200))))
    assert WORD[3:].encode() in on_disk(file)

    def erase(tx: Transaction) -> None:
        ada = as_author(tx.people.meet("ada", None))
        match how:
            case "edited":
                tx.posts.change(replace(asked, body="Oh", revision=2), Role.LEARNER)
            case "deleted":
                tx.posts.remove(asked)
            case _:
                reply(tx, ada, "What?", asked)
                tx.threads.change(replace(tx.threads.find(COURSE, asked.thread, FEED), title="…"))
                tx.posts.change(rules.stub(asked, by=None, at=minute(1), reason=None), Role.LEARNER)

    await store.write(erase)
    if how == "edited":
        await store.write(
            lambda tx: tx.threads.change(replace(tx.threads.find(COURSE, asked.thread, FEED), title="Oh"))
        )
    turns = 0
    while WORD[3:].encode() in on_disk(file):
        turns += 1
        assert turns < 500, "the word does not go away"
        await store.write(lambda tx: tx.people.meet("ada", None))  # whoever comes meanwhile is served in between
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("INSERT INTO finding_fts(finding_fts) VALUES ('integrity-check')")


async def test_a_word_that_was_erased_just_before_the_service_was_killed_goes_with_the_next_start(
    open_store: OpenStore, file: Path
) -> None:
    store = await open_store()
    await store.write(lambda tx: say(tx, "Something else"))
    asked = await store.write(lambda tx: start_thread(tx, as_author(tx.people.meet("ada", None)), f"Oh {WORD}"))
    await store.close()
    with closing(sqlite3.connect(file, isolation_level=None)) as killed:
        killed.execute("PRAGMA secure_delete=ON")
        killed.execute("UPDATE finding SET words = 'oh' WHERE post = ?", [asked.id])
        killed.execute("UPDATE post SET body = 'Oh' WHERE id = ?", [asked.id])
        killed.execute("UPDATE thread SET title = 'Oh' WHERE id = ?", [asked.id])
    assert WORD[3:].encode() in on_disk(file)
    await (await open_store()).close()
    assert WORD[3:].encode() not in on_disk(file)


async def test_posts_that_were_there_before_search_was_are_found(open_store: OpenStore, url: str) -> None:
    store = await open_store()
    await store.write(lambda tx: say(tx, "An old DataFrame"))
    await store.close()
    search = import_module("jupyter_community.adapters.store.migrations.versions.0007_search")
    engine = sa.create_engine(url)
    with engine.begin() as older:
        for table in ("finding", "finding_fts"):
            older.execute(sa.text(f"DROP TABLE {table}"))
        with Operations.context(MigrationContext.configure(older)):
            search.upgrade()
    engine.dispose()
    store = await open_store()
    for text in ("old", "frame"):
        places = await store.read(lambda tx, text=text: tx.search.find(COURSE, parse(text), Wish(), FEED))
        assert len(places) == 1


async def test_only_our_own_account_reads_what_people_write(open_store: OpenStore, tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "community.sqlite"
    store = await open_store(url=f"sqlite:///{path}")
    await store.write(lambda tx: say(tx, "Hello"))
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}


# The disk is full, the database locked or away


async def test_a_full_disk_refuses_politely_and_serves_again_when_there_is_room(
    open_store: OpenStore, url: str
) -> None:
    store = await open_store()
    await store.write(lambda tx: say(tx, "Before"))

    def fill(tx: Any) -> int:
        pages = tx.read(sa.text("PRAGMA page_count")).scalar_one()
        return int(tx.read(sa.text(f"PRAGMA max_page_count={pages + 1}")).scalar_one())

    await store.write(fill)
    with pytest.raises(Unavailable, match=r"full; nothing was saved\. Your text is kept"):
        await store.write(lambda tx: say(tx, "Too long " * 5000))
    assert await texts(store) == ["Before"]

    gate = Gate(store)  # in one batch with something that still fits
    for text in ("Fits", "Too long " * 5000, "Fits too"):
        gate.write(lambda tx, text=text: say(tx, text))
    answers = await gate.answers()
    assert [type(answer) for answer in answers] == [type(None), Unavailable, type(None)]

    await store.write(lambda tx: tx.read(sa.text("PRAGMA max_page_count=1000000")))  # type: ignore[attr-defined]
    await store.write(lambda tx: say(tx, "After"))
    assert await texts(store) == ["Before", "Fits", "Fits too", "After"]


async def test_a_database_that_somebody_else_holds_is_unavailable_until_they_let_go(
    open_store: OpenStore, file: Path
) -> None:
    store = await open_store()
    await store.write(lambda tx: say(tx, "Before"))
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    waits: list[object] = []
    count = waits.append  # the same object to listen with and to take away
    sa.event.listen(sa.Engine, "begin", count)
    answers = await asyncio.gather(
        *(store.write(lambda tx, n=n: say(tx, f"Kept out {n}")) for n in range(100)), return_exceptions=True
    )
    assert {type(answer) for answer in answers} == {Unavailable}
    assert "busy" in str(answers[0])
    sa.event.remove(sa.Engine, "begin", count)
    assert len(waits) <= 3  # all together, and not one after the other
    assert await texts(store) == ["Before"]  # reading goes on
    await store.ready()
    holder.rollback()
    holder.close()
    await store.write(lambda tx: say(tx, "After"))
    assert await texts(store) == ["Before", "After"]


async def test_a_database_that_may_not_be_written_says_so(open_store: OpenStore) -> None:
    store = await open_store()
    await store.write(lambda tx: tx.read(sa.text("PRAGMA query_only=ON")))  # type: ignore[attr-defined]
    with pytest.raises(Unavailable, match="may not be written"):
        await store.write(lambda tx: say(tx, "No"))


async def test_a_transaction_that_sqlite_gave_up_is_never_answered_as_saved(open_store: OpenStore) -> None:
    store = await open_store()

    def disk_fails(tx: Any) -> None:
        tx.read(sa.text("ROLLBACK"))  # what SQLite does by itself on some errors of the disk
        raise OSError("the disk failed")

    gate = Gate(store)
    gate.write(lambda tx: tx.people.meet("ada", None))
    gate.write(disk_fails)
    gate.write(lambda tx: tx.people.meet("ben", None))
    ada, failed, ben = await gate.answers()
    assert isinstance(failed, OSError)
    assert await store.read(lambda tx: [tx.people.find(person.id) for person in (ada, ben)]) == [ada, ben]


@pytest.mark.parametrize("path", ["/proc/no/such/folder/community.sqlite", "/dev/null/community.sqlite"])
async def test_a_path_that_cannot_be_used_is_unavailable_and_no_crash(path: str, open_store: OpenStore) -> None:
    with pytest.raises(Unavailable, match="cannot be opened"):
        await open_store(url=f"sqlite:///{path}")


async def test_a_file_that_is_no_database_is_left_alone(open_store: OpenStore, file: Path) -> None:
    file.write_text("Dear diary, " * 100)
    with pytest.raises(Unavailable, match="not a database"):
        await open_store()
    assert file.read_text() == "Dear diary, " * 100


@pytest.mark.parametrize("address", ["sqlite://", "sqlite:///:memory:", "postgresql://localhost/x"])
async def test_an_address_that_this_version_cannot_use_is_refused_with_what_to_write(
    address: str, open_store: OpenStore
) -> None:
    with pytest.raises(Unavailable, match="sqlite:///"):
        await open_store(url=address)


# The schema


async def test_the_migrated_schema_is_the_one_in_the_tables(url: str) -> None:
    migrate(url)
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        ours = {"include_name": lambda name, type_, _: type_ != "table" or not name.startswith("finding_fts")}
        assert compare_metadata(MigrationContext.configure(connection, opts=ours), tables.metadata) == []
    engine.dispose()


def test_processes_that_start_at_once_migrate_once(file: Path) -> None:
    code = "import sys; from jupyter_community.adapters.store.migrate import migrate; migrate(sys.argv[1])"
    starting = [subprocess.Popen([sys.executable, "-c", code, f"sqlite:///{file}"]) for _ in range(4)]
    assert [process.wait() for process in starting] == [0, 0, 0, 0]
    with sqlite3.connect(file) as connection:
        assert len(connection.execute("select id from log").fetchall()) == 1
    connection.close()


async def test_a_schema_newer_than_this_program_is_refused_and_left_alone(
    open_store: OpenStore, file: Path, url: str
) -> None:
    store = await open_store()
    await store.write(lambda tx: say(tx, "Hello"))
    await store.close()
    with sqlite3.connect(file) as connection:
        connection.execute("update alembic_version set version_num = '9999'")
    connection.close()
    with pytest.raises(Unavailable, match=r"newer version.*update the service"):
        await open_store()
    with sqlite3.connect(file) as connection:
        assert connection.execute("select count(*) from post").fetchone() == (1,)
    connection.close()


async def test_a_service_whose_database_was_migrated_under_it_is_not_ready(open_store: OpenStore, file: Path) -> None:
    store = await open_store()
    await store.ready()
    with sqlite3.connect(file) as connection:
        connection.execute("update alembic_version set version_num = '9999'")
    connection.close()
    with pytest.raises(Unavailable, match="another version"):
        await store.ready()


async def test_a_folder_with_a_percent_sign_is_an_ordinary_folder(tmp_path: Path, open_store: OpenStore) -> None:
    store = await open_store(url=f"sqlite:///{tmp_path / '100% sure ü'}/community.sqlite")
    await store.write(lambda tx: say(tx, "Hello"))
    assert await texts(store) == ["Hello"]
    assert os.listdir(tmp_path) == ["100% sure ü"]
