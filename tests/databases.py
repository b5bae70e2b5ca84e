"""A database as it is after all migrations, made once for all tests of a process: most tests are not about those."""

from __future__ import annotations

import atexit
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from jupyter_community.adapters.store.migrate import migrate


def lay_down(file: Path) -> None:
    """Puts an empty community there, if there is none."""
    if not file.exists():
        shutil.copy(_migrated(), file)


@cache
def _migrated() -> Path:
    folder = Path(mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    migrate(f"sqlite:///{folder / 'community.sqlite'}")
    return folder / "community.sqlite"
