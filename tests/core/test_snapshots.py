"""What a cell showed becomes plain text and plain pictures. The page cleans by the same examples, so authors see it."""

from __future__ import annotations

import json
import struct
import zlib
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_community.core.discussions import snapshot as rules
from jupyter_community.core.discussions.picture import MAX_PICTURE
from jupyter_community.core.discussions.snapshot import Omitted, Piece, PieceKind, Snapshot
from jupyter_community.core.errors import Invalid, TooLarge

from ..shown import png

CASES = Path(__file__).parents[1] / "cleaning"


def cases(name: str) -> list[Any]:
    return [pytest.param(case, id=case["says"]) for case in json.loads((CASES / f"{name}.json").read_text("utf-8"))]


def shows(*texts: str, kind: PieceKind = PieceKind.TEXT, **more: Any) -> Snapshot:
    return Snapshot(language="python", pieces=tuple(Piece(kind=kind, text=text) for text in texts), **more)


@pytest.mark.parametrize("case", cases("texts"))
def test_texts_are_cleaned(case: dict[str, str]) -> None:
    assert rules.plain(case["raw"]) == case["clean"]


@pytest.mark.parametrize("case", cases("names"))
def test_names_are_taken_out(case: dict[str, Any]) -> None:
    without = rules.without_names(shows(case["raw"]), case["names"])
    assert without.pieces[0].text == case["clean"]


@given(st.text(alphabet="\x1b[]\x07\x9b\r\n0;m~/homeUsrC:\\a b\u202e", max_size=40))
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    once = rules.plain(text)
    assert rules.plain(once) == once
    assert not set(once) & set("\x1b\x07\x9b\x00\u202e")


def test_html_in_a_text_stays_text() -> None:
    """Nothing is lost of what a learner saw; whoever shows it shows text."""
    html = "<script>alert(1)</script><svg onload=alert(1)>"
    assert rules.cleaned(shows(html)).pieces[0].text == html


def test_reasons_are_said_once() -> None:
    said = rules.cleaned(shows("1", omitted=(Omitted.RICH, Omitted.MANY, Omitted.RICH)))
    assert said.omitted == (Omitted.RICH, Omitted.MANY)


@pytest.mark.parametrize(
    ("snapshot", "error"),
    [
        (shows(), Invalid),
        (shows(*["x"] * 17), TooLarge),
        (shows("x" * (32 * 1024 + 1)), TooLarge),
        (shows("€" * 11_000), TooLarge),
        (shows("\ud800"), Invalid),
        (Snapshot(language="x" * 41, pieces=shows("x").pieces), Invalid),
        (Snapshot(language="py<b>", pieces=shows("x").pieces), Invalid),
        (Snapshot(language="python", pieces=(Piece(kind=PieceKind.TEXT, text="x", cut=-1),)), Invalid),
    ],
)
def test_more_than_pages_send_is_refused(snapshot: Snapshot, error: type[Exception]) -> None:
    with pytest.raises(error):
        rules.cleaned(snapshot)


def picture(raw: bytes) -> bytes:
    [piece] = rules.cleaned(shows(b64encode(raw).decode(), kind=PieceKind.PICTURE)).pieces
    return b64decode(piece.text)


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def test_a_picture_keeps_what_is_seen_and_nothing_else() -> None:
    plain = png()
    told = plain[:33] + chunk(b"tEXt", b"Author\0Ada Moreau") + chunk(b"eXIf", b"where") + plain[33:] + b"<script>"
    assert picture(told) == picture(plain) == plain


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"\xff\xd8\xff\xe0 a photograph",
        b"GIF89a",
        png()[:20],
        png()[:-1],
        png()[:40] + b"x" + png()[41:],
        png()[:8] + chunk(b"IDAT", b"") + chunk(b"IEND", b""),
        png()[:33] + png()[8:],
        png()[:8] + chunk(b"IHDR", b"short") + chunk(b"IEND", b""),
    ],
)
def test_what_only_says_that_it_is_a_picture_is_refused(raw: bytes) -> None:
    with pytest.raises(Invalid):
        picture(raw)


def test_a_picture_that_would_fill_a_page_s_memory_is_refused() -> None:
    with pytest.raises(TooLarge):
        picture(png(width=50_000, height=50_000))
    with pytest.raises(TooLarge):
        picture(png() + b"x" * 2 * MAX_PICTURE)
    with pytest.raises(Invalid):
        rules.cleaned(shows("no base64 — at all", kind=PieceKind.PICTURE))
