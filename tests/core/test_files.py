"""What a file is, told by its bytes; how a text names one; and how much there may be."""

from __future__ import annotations

import pytest

from jupyter_community.core.errors import Invalid, TooLarge
from jupyter_community.core.files.content import check_size, document, is_picture
from jupyter_community.core.files.file import MAX_PER_COURSE, MAX_PER_PERSON, MAX_UPLOAD, FileKind, check_room
from jupyter_community.core.files.references import references

from ..pictures import picture

SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
NOTEBOOK = b'{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
ONE, TWO = "6f1c7b52-90a1-4c0e-8d3f-2b6a7e5d4c31", "00000000-0000-4000-8000-000000000002"


@pytest.mark.parametrize("format", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_picture_is_known_by_how_it_begins(format: str) -> None:
    assert is_picture(picture(format=format))


@pytest.mark.feature("M33")
@pytest.mark.parametrize(
    ("data", "said", "kind"),
    [
        (b"%PDF-1.7 ...", "pdf", FileKind.PDF),
        (b"%PDF-1.7 ...", "exe", FileKind.PDF),
        (b"a,b\n1,2\n", "csv", FileKind.TABLE),
        ("grüezi".encode(), "txt", FileKind.TEXT),
        (b"\xef\xbb\xbfprint(1)", "py", FileKind.PYTHON),
        (NOTEBOOK, "ipynb", FileKind.NOTEBOOK),
        (b"<script>alert(1)</script>", "txt", FileKind.TEXT),
    ],
)
def test_documents_that_are_taken(data: bytes, said: str, kind: FileKind) -> None:
    assert document(data, said).kind == kind


@pytest.mark.feature("M33")
@pytest.mark.parametrize(
    ("data", "said", "sentence"),
    [
        (SVG, "svg", "SVG pictures can carry programs"),
        (SVG, "png", "SVG pictures can carry programs"),
        (b"<!doctype html><script>alert(1)</script>", "png", "its content is something else"),
        (b"<!doctype html><script>alert(1)</script>", "html", "not taken. Pictures can be PNG"),
        (b"MZ\x90\x00", "exe", "not taken"),
        (b"MZ\x90\x00", "", "not taken"),
        (b"PK\x03\x04\x00", "txt", "not plain text"),
        (b"caf\xe9", "csv", "UTF-8"),
        (b"{}", "ipynb", "not a notebook"),
        (b"[" * 100_000, "ipynb", "not a notebook"),
        (b"x", "pdf", "something else"),
        (b"\x00\x00\x00\x20ftypheic", "heic", "Save it as JPEG or PNG"),
        (b"x", "../../etc/passwd", "not taken"),
        (b"x", "txt\x00.png", "not taken"),
    ],
)
def test_everything_else_is_refused_with_what_to_do(data: bytes, said: str, sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence):
        document(data, said)


def test_a_text_names_its_files_once_each_and_in_order() -> None:
    text = f"![A bus](attachment:{TWO}#40x30) and [data.csv](attachment:{ONE}), again attachment:{TWO}"
    assert references(text) == (TWO, ONE)


@pytest.mark.parametrize(
    "text", ["attachment:", "attachment:image.png", f"attachment:{ONE}0", f"attachment:{ONE[:-1]}"]
)
def test_what_is_no_whole_address_names_nothing(text: str) -> None:
    assert references(text) == ()


def test_there_is_a_most_for_each_file_each_person_and_each_course() -> None:
    check_size(MAX_UPLOAD)
    check_room(MAX_UPLOAD, of_person=0, of_course=0)
    with pytest.raises(TooLarge, match="at most 10 MiB"):
        check_size(MAX_UPLOAD + 1)
    with pytest.raises(Invalid, match="empty"):
        check_size(0)
    with pytest.raises(TooLarge, match="Your pictures and files in this course"):
        check_room(1, of_person=MAX_PER_PERSON, of_course=MAX_PER_PERSON)
    with pytest.raises(TooLarge, match="no room left"):
        check_room(1, of_person=0, of_course=MAX_PER_COURSE)
