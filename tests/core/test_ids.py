from __future__ import annotations

import pytest

from jupyter_community.core.errors import Invalid
from jupyter_community.core.ids import name, uuid

UUID = "0192f7a1-6c1e-7b3a-9d55-3f1c2a7e8b90"


@pytest.mark.parametrize("text", ["a", "Week_1.2-b", "7", "x" * 64, ".", "-"])
def test_an_author_may_choose_a_plain_id(text: str) -> None:
    assert name(text, "notebook") == text


@pytest.mark.parametrize(
    "text", ["", "x" * 65, "a b", "a/b", "../x", "ü", "a\n", "\na", "a\x00", "🦆", "٣", None, 7, ["a"], b"a"]
)
def test_any_other_id_is_refused_with_what_was_meant(text: object) -> None:
    with pytest.raises(Invalid, match="id of the notebook"):
        name(text, "notebook")


def test_a_page_makes_ids_that_are_uuids() -> None:
    assert uuid(UUID, "post") == UUID


@pytest.mark.parametrize(
    "text",
    [UUID.upper(), UUID[:-1], UUID + "0", UUID + "\n", UUID.replace("-", ""), "{" + UUID + "}", "g" + UUID[1:], ""],
)  # fmt: skip
def test_one_uuid_has_one_spelling(text: object) -> None:
    with pytest.raises(Invalid, match="UUID"):
        uuid(text, "post")
