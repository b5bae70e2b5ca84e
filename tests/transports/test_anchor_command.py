"""`jupyter community anchor` on files as they are found: of any make, of any age, and wrong in any way."""

from __future__ import annotations

import copy
import json
import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest

from jupyter_community.core.ids import is_name
from jupyter_community.transports.cli import main

SEMINAR = Path(__file__).parents[2] / "examples" / "seminar"
PLAIN: dict[str, Any] = {
    "cells": [
        {"cell_type": "markdown", "metadata": {}, "source": ["# Mittelwert und Größe 🦆"]},
        {
            "cell_type": "code",
            "execution_count": 1,
            "metadata": {"tags": ["x"], "nbgrader": {"grade_id": "mean"}},
            "outputs": [],
            "source": ["x = 1\n", "x"],
        },
        {"cell_type": "raw", "metadata": {}, "source": []},
    ],
    "metadata": {"kernelspec": {"display_name": "Python 3", "name": "python3"}, "language_info": {"name": "python"}},
    "nbformat": 4,
    "nbformat_minor": 2,
}


def written(path: Path, notebook: Any = PLAIN, **layout: Any) -> Path:
    path.write_text(json.dumps(notebook, **{"indent": 1, "ensure_ascii": False, **layout}) + "\n", encoding="utf-8")
    return path


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def ids(notebook: Any) -> list[Any]:
    return [cell["metadata"].get("jupyter_community", {}).get("id") for cell in notebook["cells"]]


def without_marks(notebook: Any) -> Any:
    notebook = copy.deepcopy(notebook)
    for thing in (notebook, *notebook["cells"]):
        thing["metadata"].pop("jupyter_community", None)
    return notebook


@pytest.mark.parametrize("minor", range(6))
def test_every_cell_and_the_notebook_get_an_id_and_nothing_else_changes(tmp_path: Path, minor: int) -> None:
    notebook = {**copy.deepcopy(PLAIN), "nbformat_minor": minor}
    if minor == 5:
        for n, cell in enumerate(notebook["cells"]):
            cell["id"] = f"c{n}"
    path = written(tmp_path / "a.ipynb", notebook)
    assert main(["anchor", str(path), "--course", "seminar"]) == 0
    after = read(path)
    assert len(set(ids(after))) == 3
    assert all(is_name(id) for id in ids(after))
    assert is_name(after["metadata"]["jupyter_community"]["notebook"])
    assert after["metadata"]["jupyter_community"]["course"] == "seminar"
    assert without_marks(after) == notebook
    nbformat.validate(nbformat.reads(path.read_text(encoding="utf-8"), as_version=4))


def test_doing_it_again_changes_no_byte(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path / "a.ipynb")
    assert main(["anchor", str(path)]) == 0
    assert "4 ids given" in capsys.readouterr().out
    once = path.read_bytes()
    assert main(["anchor", str(path)]) == 0
    assert "has its ids" in capsys.readouterr().out
    assert path.read_bytes() == once


@pytest.mark.parametrize(
    "layout",
    [{"indent": 1}, {"indent": 2}, {"indent": "\t"}, {"indent": None}, {"indent": 4, "ensure_ascii": True}],
    ids=str,
)
@pytest.mark.parametrize("end", ["\n", "", "\r\n"], ids=repr)
def test_a_file_keeps_its_layout(tmp_path: Path, layout: dict[str, Any], end: str) -> None:
    """Written again without our marks, it is the file that it was."""
    text = json.dumps(PLAIN, **{"ensure_ascii": False, **layout}) + "\n"
    text = text[:-1] if end == "" else text.replace("\n", end)
    path = tmp_path / "a.ipynb"
    path.write_bytes(text.encode())
    assert main(["anchor", str(path)]) == 0
    after = path.read_bytes().decode()
    again = json.dumps(read(path), **{"ensure_ascii": False, **layout}) + "\n"
    assert after == (again[:-1] if end == "" else again.replace("\n", end))
    assert [list(cell) for cell in read(path)["cells"]] == [list(cell) for cell in PLAIN["cells"]]


def test_keys_that_are_in_order_stay_so_and_others_stay_where_they_are(tmp_path: Path) -> None:
    path = written(tmp_path / "a.ipynb")
    main(["anchor", str(path)])
    after = read(path)
    assert list(after["metadata"]) == ["jupyter_community", "kernelspec", "language_info"]
    assert list(after["cells"][1]["metadata"]) == ["tags", "nbgrader", "jupyter_community"]


def test_ids_that_are_there_stay_and_the_discussion_cells_keep_their_talk(tmp_path: Path) -> None:
    path = tmp_path / "lesson.ipynb"
    shutil.copy(SEMINAR / "01-a-walk-that-forgets.ipynb", path)
    before = read(path)
    assert main(["anchor", str(path), "--course", "seminar"]) == 0
    after = read(path)
    kept = [id for id in ids(before) if id]
    assert kept
    assert [id for id in ids(after) if id in kept] == kept
    assert after["metadata"] == before["metadata"]
    marks = [cell["metadata"]["jupyter_community"] for cell in after["cells"]]
    assert [mark for mark in marks if "kind" in mark] == [
        cell["metadata"]["jupyter_community"] for cell in before["cells"] if "jupyter_community" in cell["metadata"]
    ]


def test_of_two_cells_with_one_id_the_first_keeps_it(tmp_path: Path) -> None:
    notebook = copy.deepcopy(PLAIN)
    for cell in notebook["cells"]:
        cell["metadata"]["jupyter_community"] = {"version": 1, "id": "same"}
    path = written(tmp_path / "a.ipynb", notebook)
    assert main(["anchor", str(path)]) == 0
    assert ids(read(path))[0] == "same"
    assert len(set(ids(read(path)))) == 3


def test_a_check_writes_nothing_and_fails_until_the_ids_are_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path / "a.ipynb")
    before = path.read_bytes()
    assert main(["anchor", "--check", str(path)]) == 1
    assert "4 ids missing" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert main(["anchor", str(path)]) == 0
    assert main(["anchor", "--check", str(path)]) == 0


def test_a_folder_stands_for_the_notebooks_in_it_but_not_for_checkpoints(tmp_path: Path) -> None:
    for name in ("a.ipynb", "b/c.ipynb", ".ipynb_checkpoints/a-checkpoint.ipynb"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        written(tmp_path / name)
    assert main(["anchor", str(tmp_path)]) == 0
    done = [name for name in ("a.ipynb", "b/c.ipynb") if all(ids(read(tmp_path / name)))]
    assert done == ["a.ipynb", "b/c.ipynb"]
    assert ids(read(tmp_path / ".ipynb_checkpoints" / "a-checkpoint.ipynb")) == [None] * 3


def test_a_copy_that_became_another_lesson_is_noticed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = written(tmp_path / "lesson-1.ipynb")
    main(["anchor", str(first)])
    second = tmp_path / "lesson-2.ipynb"
    shutil.copy(first, second)
    assert main(["anchor", str(first), str(second), str(first)]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"{second}: It has the same id as {first}")
    assert said.count("\n") == 1


def changed(**keys: Any) -> Any:
    return {**copy.deepcopy(PLAIN), **keys}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        (b"\xff\xfe{}", "not JSON in UTF-8"),
        ("[]", "no notebook"),
        ('{"nbformat": "4"}', "no notebook"),
        (changed(nbformat=3), "format 3"),
        (changed(nbformat=5), "format 5"),
        (changed(cells={}), "without a list of cells"),
        (changed(cells=["x"]), "Cell 1 has no metadata"),
        (changed(cells=[{"metadata": {}}, {}]), "Cell 2 has no metadata"),
        (changed(metadata=None), "The notebook has no metadata"),
        (changed(metadata={"jupyter_community": "x"}), "something else"),
        (changed(cells=[{"metadata": {"jupyter_community": [1]}}]), "Cell 1 has something else"),
        (changed(metadata={"jupyter_community": {"course": "physics"}}), "belongs to the course “physics”"),
    ],
)
def test_a_wrong_file_gets_a_sentence_stays_as_it_is_and_holds_nobody_up(
    tmp_path: Path, content: Any, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong, right = tmp_path / "wrong.ipynb", written(tmp_path / "right.ipynb")
    content = content if isinstance(content, str | bytes) else json.dumps(content)
    before = content if isinstance(content, bytes) else content.encode()
    wrong.write_bytes(before)
    assert main(["anchor", str(wrong), str(right), "--course", "seminar"]) == 1
    error = capsys.readouterr().err
    assert error.startswith(f"{wrong}: ")
    assert said in error
    assert error.rstrip().endswith(".")
    assert wrong.read_bytes() == before
    assert all(ids(read(right)))


def test_what_is_not_there_or_cannot_be_a_course_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["anchor", str(tmp_path / "none.ipynb")]) == 1
    assert "no such file" in capsys.readouterr().err
    assert main(["anchor", str(tmp_path)]) == 1
    assert "no notebook in this folder" in capsys.readouterr().err
    assert main(["anchor", str(tmp_path), "--course", "a b"]) == 1
    assert "The id of the course" in capsys.readouterr().err


def test_a_file_keeps_its_rights_and_a_link_stays_a_link(tmp_path: Path) -> None:
    path = written(tmp_path / "a.ipynb")
    path.chmod(0o640)
    link = tmp_path / "link.ipynb"
    link.symlink_to(path)
    assert main(["anchor", str(link)]) == 0
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert all(ids(read(path)))
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.ipynb", "link.ipynb"]
