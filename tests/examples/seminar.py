"""The notebooks of the example course, read for the tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat

ROOT = Path(__file__).parents[2]
SEMINAR = ROOT / "examples" / "seminar"
NOTEBOOKS = sorted(SEMINAR.glob("*.ipynb"))


def read(path: Path) -> Any:
    return nbformat.read(path, as_version=nbformat.NO_CONVERT)


def discussions(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if "jupyter_community" in cell.metadata]


def closing_line() -> str:
    """What the instructor's guide says that a discussion cell ends with."""
    guide = (ROOT / "docs" / "guides" / "instructor.md").read_text(encoding="utf-8")
    _, _, rest = guide.partition("<!-- closing line -->")
    return rest.split("```")[1].removeprefix("markdown").strip()
