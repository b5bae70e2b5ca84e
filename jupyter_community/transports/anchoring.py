"""jupyter community anchor: lasting ids in notebook files, with as little change to each file as can be."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any

from ..core.cells.stamping import notebook_id, stamp
from ..core.errors import CommunityError, Invalid

_INDENTS: tuple[int | str | None, ...] = (1, 2, 4, "\t", None)


def anchor_notebooks(paths: Sequence[Path], course: str | None, *, check: bool, say: Callable[[str], None]) -> None:
    """Gives ids to all notebooks at these paths; a wrong one does not keep the others from theirs.

    Raises:
        Invalid: with a line for each notebook that was left as it is, or, checked only, has no ids.
    """
    wrong: list[str] = []
    seen: dict[str, Path] = {}
    for path in _notebooks(paths, wrong):
        try:
            text, stamped, given = _stamped(path, course)
            _check_other(path, stamped, seen)
            if given and check:
                wrong.append(f"{path}: {_counted(given)} missing. Run the command without --check.")
            elif given:
                _write(path, text, stamped)
                say(f"{path}: {_counted(given)} given.")
            else:
                say(f"{path}: has its ids.")
        except CommunityError as error:
            wrong.append(f"{path}: {error.message}")
    if wrong:
        raise Invalid("\n".join(wrong))


def _counted(ids: int) -> str:
    return "1 id" if ids == 1 else f"{ids} ids"


def _notebooks(paths: Sequence[Path], wrong: list[str]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            found = [each for each in sorted(path.rglob("*.ipynb")) if ".ipynb_checkpoints" not in each.parts]
            if not found:
                wrong.append(f"{path}: There is no notebook in this folder.")
            yield from found
        else:
            yield path


def _stamped(path: Path, course: str | None) -> tuple[str, Any, int]:
    """The text of a file, the notebook with all its ids, and how many of them are new."""
    try:
        text = path.read_bytes().decode()
        notebook = json.loads(text)
    except FileNotFoundError:
        raise Invalid("There is no such file.") from None
    except OSError as error:
        raise Invalid(f"It could not be read ({error.strerror}).") from error
    except (ValueError, RecursionError):
        raise Invalid("It is no notebook: its text is not JSON in UTF-8.") from None
    return text, notebook, stamp(notebook, course, lambda: str(uuid.uuid4()))


def _check_other(path: Path, notebook: Any, seen: dict[str, Path]) -> None:
    """Two files with one id would share their talk: right for the same notebook twice, wrong for a copy made anew."""
    id = notebook_id(notebook)
    other = seen.setdefault(id or "", path)
    if other.resolve() != path.resolve():
        raise Invalid(
            f"It has the same id as {other}, so the two would share their discussions. If it is another notebook, "
            "remove “jupyter_community” from its metadata, then try again."
        )


def _write(path: Path, before: str, notebook: Any) -> None:
    """Replaces the file as a whole, so that a full disk leaves the old one."""
    target = path.resolve()
    try:
        content = _written_like(before, notebook).encode()
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            shutil.copymode(target, name)
            os.replace(name, target)
        except OSError:
            os.unlink(name)
            raise
    except OSError as error:
        raise Invalid(f"It could not be written ({error.strerror}); it was not touched.") from error


def _written_like(before: str, notebook: Any) -> str:
    """The notebook as text in the layout of ``before``, so that what is not changed stays to the letter."""
    line_end = "\r\n" if "\r\n" in before else "\n"
    last = before[len(before.rstrip()) :]

    def text(notebook: Any, indent: int | str | None, escaped: bool) -> str:
        return json.dumps(notebook, indent=indent, ensure_ascii=escaped).replace("\n", line_end) + last

    old = json.loads(before)
    for indent, escaped in product(_INDENTS, (False, True)):
        if text(old, indent, escaped) == before:
            return text(notebook, indent, escaped)
    half_characters = "\\ud" in before.lower()  # possible in JSON, and in no file but escaped
    return text(notebook, _INDENTS[0], half_characters)
