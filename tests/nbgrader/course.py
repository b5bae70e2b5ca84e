"""A course of nbgrader in a folder, with its exchange, one instructor and one learner."""

from __future__ import annotations

import os
import pwd
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

ASSIGNMENT = "ps1"
LEARNER = pwd.getpwuid(os.getuid()).pw_name
"""nbgrader knows a learner by the account that runs it; here it is the instructor's, too."""
NOTEBOOK = {"version": 1, "notebook": "ps1", "course": "seminar"}
HINT = "*A discussion cell: with jupyter-community, the course talks below this line.*"

ANSWER = "It is fair to the sum and to nobody in particular."
SAID = "The mean of 1, 2 and 6 is 3."
"""What the exercise's test says to everybody whose answer fails it."""
HIDDEN = "### BEGIN HIDDEN TESTS\nassert mean([4, 44]) == 24, 'Do not guess.'\n### END HIDDEN TESTS"


def prompt(text: str) -> str:
    return f"### {text}\n\nTake a side: is $\\bar x$ fair?\n\n{HINT}"


def discussion(id: str, text: str, **more: Any) -> Any:
    about = {"version": 1, "kind": "discussion", "id": id}
    return new_markdown_cell(prompt(text), id=f"cell-{id}", metadata={"jupyter_community": about, **more})


def marked(grade_id: str, **more: Any) -> dict[str, Any]:
    return {
        "schema_version": 3,
        "grade_id": grade_id,
        "grade": False,
        "solution": False,
        "locked": False,
        "task": False,
        **more,
    }


def assignment() -> Any:
    """A notebook as an instructor writes it: five sorts of discussion cell, an exercise and its test."""
    return new_notebook(
        cells=[
            discussion("plain", "A plain one"),
            discussion("locked", "One that nbgrader locks", nbgrader=marked("locked", locked=True)),
            discussion(
                "task", "A task that is graded by hand", nbgrader=marked("task", task=True, locked=True, points=2)
            ),
            discussion("fixed", "One that its author fixed", editable=False, deletable=False),
            discussion(
                "answer", "An answer graded by hand", nbgrader=marked("answer", grade=True, solution=True, points=2)
            ),
            new_code_cell(
                "def mean(x):\n    ### BEGIN SOLUTION\n    return sum(x) / len(x)\n    ### END SOLUTION",
                id="exercise",
                metadata={"nbgrader": marked("mean", solution=True)},
            ),
            new_code_cell(
                f"assert mean([1, 2, 6]) == 3, {SAID!r}\n{HIDDEN}",
                id="test",
                metadata={"nbgrader": marked("test_mean", grade=True, locked=True, points=1)},
            ),
        ],
        metadata={
            "jupyter_community": NOTEBOOK,
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        },
    )


@dataclass(frozen=True, kw_only=True)
class Course:
    """Runs nbgrader's own commands, as the instructor in ``root`` or as the learner in ``home``."""

    root: Path
    home: Path

    @classmethod
    def found(cls, folder: Path) -> Course:
        """A new course with the assignment in its ``source`` folder."""
        course = cls(root=folder / "course", home=folder / "home")
        exchange = folder / "exchange"
        for made in (course.root / "source" / ASSIGNMENT, course.home, exchange):
            made.mkdir(parents=True)
        exchange.chmod(0o777)
        for place in (course.root, course.home):
            (place / "nbgrader_config.py").write_text(
                f"c = get_config()\nc.CourseDirectory.course_id = 'seminar'\nc.Exchange.root = {str(exchange)!r}\n"
                f"c.Exchange.cache = {str(folder / 'cache')!r}\n"
            )
        nbformat.write(assignment(), course.root / "source" / ASSIGNMENT / "ps1.ipynb")
        return course

    def nbgrader(self, *words: str, as_learner: bool = False) -> None:
        # nbgrader starts alembic as a program, so the folder of this Python must be on the path.
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", *words],
            cwd=self.home if as_learner else self.root,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"nbgrader {' '.join(words)}\n{done.stdout}\n{done.stderr}"

    def work(self) -> None:
        """The learner solves the exercise in the fetched copy, and answers in the cell that is for it."""
        path = self.home / ASSIGNMENT / "ps1.ipynb"
        notebook = nbformat.read(path, as_version=4)
        notebook.cells[4].source = ANSWER
        notebook.cells[5].source = "def mean(x):\n    return sum(x) / len(x)"
        nbformat.write(notebook, path)
