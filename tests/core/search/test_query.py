"""What a search means: words, "phrases", -what is not wanted, and nothing else."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_community.core.errors import Invalid
from jupyter_community.core.search.query import MAX_PHRASES, MAX_QUERY, Phrase, Query, parse


def plain(*words: str) -> Phrase:
    return Phrase(words, open=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("variance mean", Query((plain("variance"), plain("mean")))),
        ('"divide by n"', Query((Phrase(("divide", "by", "n")),))),
        ("„divide by“ n", Query((Phrase(("divide", "by")), Phrase(("n",))))),
        ('"never closed', Query((Phrase(("never", "closed")),))),
        ("mean -median", Query((plain("mean"),), (plain("median"),))),
        ('mean -"sample mean"', Query((plain("mean"),), (Phrase(("sample", "mean")),))),
        ("np.random.choice", Query((plain("np", "random", "choice"),))),
        ('df["a"]', Query((Phrase(("df", "a")),))),
        ("学习", Query((Phrase(("学", "习")),))),
        ("pip install --upgrade", Query((plain("pip"), plain("install"), plain("upgrade")))),
        ("mean mean MEAN", Query((plain("mean"),))),
        ("x1 2024", Query((Phrase(("x1",)), Phrase(("2024",))))),
    ],
)
def test_a_search_is_read_as_people_mean_it(text: str, expected: Query) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("mean AND median OR NOT x*", ["mean", "and", "median", "or", "not", "x"]),
        ("NEAR(a b, 5)", ["near", "a", "b", "5"]),
        ("words : mean", ["words", "mean"]),
        ("from:ada", ["from", "ada"]),
        ("'; DROP TABLE post; --", ["drop", "table", "post"]),
        ("^mean + {a b} : c", ["mean", "a", "b", "c"]),
        ("mean & ! | <-> :*", ["mean"]),
        ("100% _", ["100"]),
    ],
)
def test_what_looks_like_a_query_language_is_only_words(text: str, words: list[str]) -> None:
    query = parse(text)
    assert [word for phrase in query.wanted for word in phrase.words] == words
    assert query.unwanted == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Write a word"),
        (" \t\n", "Write a word"),
        ("-this", "not only what to leave out"),
        ("?! … \u200b", "no word"),
        ('""', "no word"),
        ("x" * (MAX_QUERY + 1), f"{MAX_QUERY} characters"),
        (" ".join(f"x{n}" for n in range(MAX_PHRASES + 1)), f"{MAX_PHRASES} words"),
    ],
)
def test_a_search_that_cannot_be_done_says_why(text: str, says: str) -> None:
    with pytest.raises(Invalid, match=says):
        parse(text)


@given(st.text(max_size=80) | st.text(alphabet='ab"-“” *:^()', max_size=40))
def test_any_text_is_a_search_or_is_refused(text: str) -> None:
    with suppress(Invalid):
        query = parse(text)
        assert query.wanted
        assert all(phrase.words for phrase in (*query.wanted, *query.unwanted))
