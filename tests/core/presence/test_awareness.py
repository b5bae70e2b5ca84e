"""What a page says of itself is read whole, or refused with a sentence."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_community.core.errors import CommunityError, Invalid
from jupyter_community.core.presence.awareness import State, Where, read_frame

EXAMPLES = json.loads((Path(__file__).parents[2] / "wire" / "presence" / "frames.json").read_text())


def number(n: int) -> bytes:
    out = bytearray()
    while n >= 0x80:
        out.append(n & 0x7F | 0x80)
        n >>= 7
    return bytes([*out, n])


def text(said: str | bytes) -> bytes:
    data = said if isinstance(said, bytes) else said.encode()
    return number(len(data)) + data


def frame(
    state: str | bytes, *, document: str = "presence/seminar", kind: int = 1, states: int = 1, more: bytes = b""
) -> bytes:
    update = number(states) + number(7) + number(1) + text(state)
    return text(document) + number(kind) + text(update) + more


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["says"] for example in EXAMPLES])
def test_the_frames_of_the_page_are_understood(example: dict[str, object]) -> None:
    state = read_frame(bytes.fromhex(str(example["frame"])))
    where = example["where"]
    assert (state.course, state.client, state.clock) == (example["course"], example["client"], example["clock"])
    assert state.where == (None if where is None else Where(**where))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(frame('{"notebook":"n","person":"p1"}'), id="somebody else"),
        pytest.param(frame('{"user":{"name":"Tia"}}'), id="a name"),
        pytest.param(frame('{"notebook":"n"}', states=2), id="two pages"),
        pytest.param(frame('{"notebook":"n"}', document="notes/seminar"), id="another document"),
        pytest.param(frame('{"notebook":"n"}', document="presence/../x"), id="a course that cannot be"),
        pytest.param(frame('{"notebook":"n"}', kind=0), id="a document's update"),
        pytest.param(frame('{"notebook":"n"}', more=b"\0"), id="something behind it"),
        pytest.param(frame('{"anchor":"a"}'), id="a cell of no notebook"),
        pytest.param(frame('{"notebook":7}'), id="a number for a name"),
        pytest.param(frame('{"notebook":"<b>"}'), id="an id that cannot be"),
        pytest.param(frame('{"notebook":"n"'), id="half of it"),
        pytest.param(frame("[" * 500), id="deeply nested"),
        pytest.param(frame('"' + "x" * 600 + '"'), id="enormous"),
        pytest.param(frame(b"\xff\xfe"), id="no text"),
        pytest.param(b"", id="nothing"),
        pytest.param(b"\xff" * 40, id="an endless number"),
    ],
)
def test_anything_else_is_refused_with_a_sentence(sent: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        read_frame(sent)
    assert refused.value.message.endswith(".")


@given(st.binary(max_size=300))
def test_no_bytes_make_it_stumble(sent: bytes) -> None:
    with suppress(CommunityError):
        assert isinstance(read_frame(sent), State)


@given(st.binary(max_size=40), st.integers(min_value=0, max_value=60))
def test_no_change_of_a_good_frame_makes_it_stumble(noise: bytes, at: int) -> None:
    good = frame('{"notebook":"n","anchor":"a"}')
    with suppress(CommunityError):
        read_frame(good[:at] + noise + good[at + len(noise) :])
