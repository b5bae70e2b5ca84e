"""What was deleted or taken back is nowhere any more: not in a table, not in the log, not in the file."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from ..factories import Classroom, Member
from ..shown import shown

PLANTED = "xyzzy-nobody-may-read-this-again"


CELL = shown(("source", PLANTED), ("error", PLANTED * 900))


def on_disk(room: Classroom) -> bytes:
    """The database as a thief would find it, after SQLite has tidied up its journal."""
    with closing(sqlite3.connect(room.database)) as connection:
        assert connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
    return b"".join(file.read_bytes() for file in room.database.parent.iterdir() if file.is_file())


@pytest.mark.parametrize("answered", [False, True], ids=["without a reply", "with a reply"])
@pytest.mark.parametrize("how", ["taken back", "deleted", "deleted by staff", "edited and deleted"])
async def test_a_removed_text_is_nowhere_in_the_database(
    ada: Member, ben: Member, tia: Member, room: Classroom, how: str, answered: bool
) -> None:
    asked = await ada.starts(f"# {PLANTED}\n\n{PLANTED * 2000}", cell=None if how == "edited" else CELL)
    other = await ben.replies(asked, "What stays") if answered else await ben.starts("What stays")
    assert PLANTED.encode() in on_disk(room)
    match how:
        case "taken back":
            await ada.takes_back(asked)
        case "deleted":
            await ada.deletes(asked)
        case "deleted by staff":
            await tia.deletes(asked, reason="Not here")
        case "edited and deleted":
            await ada.edits(asked, "Something else")
            assert PLANTED.encode() in on_disk(room), "earlier texts are kept as long as the post is"
            await ada.deletes(asked)
    left = on_disk(room)
    assert PLANTED.encode() not in left
    assert other.post.body.encode() in left


async def test_events_point_and_say_nothing(ada: Member, ben: Member, room: Classroom) -> None:
    asked = await ada.starts(PLANTED)
    await ben.replies(asked, PLANTED)
    await ada.edits(asked, f"{PLANTED} again")
    with closing(sqlite3.connect(room.database)) as connection:
        rows = connection.execute("select * from event").fetchall()
    assert len(rows) == 4
    assert PLANTED not in repr(rows)
