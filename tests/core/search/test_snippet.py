"""What a hit shows of a post."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_community.core.search.query import parse
from jupyter_community.core.search.snippet import LENGTH, snippet


def marked(text: str, query: str) -> str:
    return "".join(f"[{piece}]" if n % 2 else piece for n, piece in enumerate(snippet(text, parse(query))))


@pytest.mark.parametrize(
    ("text", "query", "shown"),
    [
        ("The mean of means", "mean", "The [mean] of [means]"),
        ("The mean of means", '"mean"', "The [mean] of means"),
        ("use np.random.choice here", "np.random.choice", "use [np.random.choice] here"),
        ("a pd.DataFrame", "frame", "a pd.Data[Frame]"),
        ("Éin Ｗort", "ein wort", "[Éin] [Ｗort]"),
        ("我们学习机器", "学习", "我们[学习]机器"),
        ("one\n\n  two\nthree", "two", "one [two] three"),
        ("<b>bold</b>", "bold", "<b>[bold]</b>"),
        ("mean, not the sample mean", '"sample mean" mean', "[mean], not the [sample mean]"),
    ],
)
def test_what_was_looked_for_is_marked_where_it_stands(text: str, query: str, shown: str) -> None:
    assert marked(text, query) == shown


def test_a_long_post_is_shown_around_what_was_found() -> None:
    shown = marked("before " * 200 + "needle " + "after " * 200, "needle")
    assert shown.startswith("…before ")
    assert shown.endswith("after…")
    assert "[needle]" in shown
    assert len(shown) < LENGTH + 10


@given(st.text(max_size=900), st.sampled_from(["a", "the -b", "0", "学", '"a a"']))
def test_a_snippet_is_a_piece_of_the_post_and_nothing_else(text: str, query: str) -> None:
    pieces = snippet(text, parse(query))
    assert len(pieces) % 2 == 1
    whole = " ".join(text.split())
    assert "".join("".join(pieces).strip("…").split()) in "".join(whole.split())
    assert sum(map(len, pieces)) <= LENGTH + 2
