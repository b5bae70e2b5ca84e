from __future__ import annotations

import time
from datetime import datetime, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_community.core.discussions.reading import unread
from jupyter_community.core.discussions.thread import MAX_TITLE, Thread, excerpt
from jupyter_community.core.ids import AnchorId, CourseId, NotebookId, ThreadId


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("Why is this zero?", "Why is this zero?"),
        ("\n\n  \nSecond line first", "Second line first"),
        ("# Heading\n\nText", "Heading"),
        ("> quoted\n\nanswer", "quoted"),
        ("- [one](https://example.org) **bold** *thing*", "one bold thing"),
        ("1. first", "first"),
        ("![a plot](attachment:plot.png)", "a plot"),
        (r"see ![a plot \[of buses\]](attachment:plot.png)", "see a plot [of buses]"),
        ("![a plot](data:image/png;base64," + "A" * 5000 + ")", "a plot"),
        ("See <https://example.org/a_b>", "See https://example.org/a_b"),
        ("<b>loud</b> words", "loud words"),
        ("```python\nimport numpy as np\n```", "import numpy as np"),
        ("---\nafter a rule", "after a rule"),
        ("~~gone~~ here", "gone here"),
        (r"\*not emphasis\*", "*not emphasis*"),
    ],
)
def test_a_title_is_the_first_line_that_says_something_without_its_markdown(body: str, title: str) -> None:
    assert excerpt(body) == title


@pytest.mark.parametrize(
    "line",
    [
        "my_variable is None", "snake_case and other_case", "if a < b and c > d", "2 * 3 * 4", "x <- y", "$x_1 + x_2$",
        "a[0](1", "C:\\Users", "5 > 3", "#hashtag", "می‌خواهم بپرسم", "👩‍👩‍👧 asks", "שלום, שאלה", "為什麼是零？",
    ],
)  # fmt: skip
def test_what_only_looks_like_markdown_stays(line: str) -> None:
    assert excerpt(line) == line


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("`df.group_by()` fails", "df.group_by() fails"),
        ("``a`b`` and `__init__`", "a`b and __init__"),
        ("a `*b*", "a `b"),
    ],
)
def test_code_in_a_title_keeps_its_every_letter(line: str, title: str) -> None:
    assert excerpt(line) == title


def test_control_and_direction_characters_do_not_reach_a_list() -> None:
    assert excerpt("a\tb\x1b[31m \u202ec\u200b") == "a b [31m c"


@pytest.mark.parametrize("body", ["```", "---\n***\n", "<br>", "\n", "", "[](x)", "> "])
def test_a_post_that_says_nothing_in_words_is_called_three_dots(body: str) -> None:
    assert excerpt(body) == "…"


def test_a_long_line_is_cut_with_three_dots() -> None:
    assert excerpt("x" * MAX_TITLE) == "x" * MAX_TITLE
    assert excerpt("x" * (MAX_TITLE + 1)) == "x" * (MAX_TITLE - 1) + "…"
    assert excerpt("one two three", 8) == "one two…"


@given(st.text())
def test_a_title_is_one_line_that_is_never_empty_nor_too_long(body: str) -> None:
    title = excerpt(body)
    assert 1 <= len(title) <= MAX_TITLE
    assert title.splitlines() == [title]
    assert title == title.strip()


@pytest.mark.parametrize(
    "body",
    ["[" * 65536, "![" * 32768, "```\n" + " " * 65000 + "a", "*a " * 21845, "_a " * 21845, "` " * 32768, "<a " * 21845,
     "# \n" * 21845, "\n" * 65535 + "a", "\\" * 65536, "**a" * 21845],
    ids=lambda body: ascii(body[:6]),
)  # fmt: skip
def test_no_post_keeps_the_writer_busy_with_its_title(body: str) -> None:
    begun = time.process_time()
    excerpt(body)
    assert time.process_time() - begun < 1  # it took twenty seconds when a line was looked at whole


@pytest.mark.parametrize(("posts", "mark", "left"), [(5, 0, 5), (5, 3, 2), (5, 5, 0), (4, 5, 0)])
def test_unread_is_what_lies_after_the_mark(posts: int, mark: int, left: int) -> None:
    now = datetime(2026, 11, 24, tzinfo=timezone.utc)
    thread = Thread(
        id=ThreadId("t"),
        course=CourseId("c"),
        notebook=NotebookId("n"),
        anchor=AnchorId("a"),
        title="T",
        started_by=None,
        at=now,
        last_at=now,
        posts=posts,
    )
    assert unread(thread, mark) == left
