"""The examples in ``tests/wire`` say the same to both languages: the service reads them and writes them again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from jupyter_community.transports import wire
from jupyter_community.transports.api import ROUTES

EXAMPLES = {path.stem: path for path in sorted((Path(__file__).parents[2] / "wire").glob("*.json"))}
FRAMES = (
    wire.Welcome
    | wire.Following
    | wire.Events
    | wire.Reload
    | wire.ReadElsewhere
    | wire.Mine
    | wire.AttentionElsewhere
    | wire.Presence
    | wire.MyChoices
    | wire.Yours
    | wire.NoticesElsewhere
    | wire.Courses
    | wire.Refused
)
SPECIAL: dict[str, Any] = {
    "copy_confirmed": wire.Copy,
    "frames_to_page": list[FRAMES],
    "frames_to_service": list[wire.Frame],
    "new_reply": wire.NewPost,
    "new_thread": wire.NewPost,
    "post": wire.OnePost,
    "post_hidden": wire.OnePost,
    "post_hidden_mine": wire.OnePost,
    "post_reported": wire.OnePost,
    "problem_conflict": wire.Problem,
    "removed_stub": wire.Removed,
}
SENT = {route.body for route in ROUTES} | {list[wire.Frame]}


def shape(name: str) -> Any:
    """The type of an example: ``thread_talk.json`` is a ``ThreadTalk``."""
    return SPECIAL.get(name) or getattr(wire, name.title().replace("_", ""))


FROM_PAGES = [name for name in EXAMPLES if shape(name) in SENT]
TO_PAGES = [name for name in EXAMPLES if shape(name) not in SENT or shape(name) is wire.Opening]


@pytest.mark.parametrize("name", TO_PAGES)
def test_what_pages_are_told_is_read_and_written_again_to_the_letter(name: str) -> None:
    text = EXAMPLES[name].read_bytes()
    assert json.loads(msgspec.json.encode(msgspec.json.decode(text, type=shape(name)))) == json.loads(text)


@pytest.mark.parametrize("name", FROM_PAGES)
def test_what_pages_send_is_understood_whole(name: str) -> None:
    """What they leave out is filled in; what they say stays as they say it."""
    text = EXAMPLES[name].read_bytes()
    understood = msgspec.json.decode(text, type=shape(name))
    written = msgspec.json.encode(understood)
    assert msgspec.json.decode(written, type=shape(name)) == understood
    said, kept = json.loads(text), json.loads(written)
    for before, after in zip(said, kept, strict=True) if isinstance(said, list) else [(said, kept)]:
        assert {field: after[field] for field in before} == before


def test_every_body_and_answer_of_the_table_has_an_example() -> None:
    spoken = {route.answer for route in ROUTES} | {route.body for route in ROUTES if route.body}
    spoken |= {wire.Session, wire.Problem}
    shown = {shape(name) for name in EXAMPLES}
    assert {type.__name__ for type in spoken - shown} <= {"NewNotebook", "Download"}  # sent as it is answered; not JSON
    msgspec.json.decode(EXAMPLES["notebook"].read_bytes(), type=wire.NewNotebook)


@pytest.mark.parametrize(("name", "frames"), [("frames_to_page", FRAMES), ("frames_to_service", wire.Frame)])
def test_every_frame_has_an_example(name: str, frames: Any) -> None:
    shown = {type(frame) for frame in msgspec.json.decode(EXAMPLES[name].read_bytes(), type=shape(name))}
    assert shown == set(get_args(frames))


def test_every_event_has_an_example() -> None:
    frames = msgspec.json.decode(EXAMPLES["frames_to_page"].read_bytes(), type=list[FRAMES])
    shown = {type(event) for frame in frames if isinstance(frame, wire.Events) for event in frame.events}
    assert shown == {
        wire.PostEvent,
        wire.GoneEvent,
        wire.ThreadEvent,
        wire.NotebookEvent,
        wire.RulesEvent,
        wire.HandsEvent,
    }
