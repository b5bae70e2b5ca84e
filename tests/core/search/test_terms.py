"""What counts as a word, whatever people write."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_community.core.search.terms import LONGEST, indexed, parts, words

WRITING = st.text(max_size=60) | st.text(alphabet="aZ9_ .-é\u0301ßİﬁｶﾞ学がはन्दी한ㅎ🦆\u200d\ufe0f½²≤", max_size=30)


def found(text: str) -> list[str]:
    return [word.word for word in words(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Übung", "ubung"),
        ("café", "CAFE"),
        ("cafe\u0301", "café"),
        ("ﬁnal", "final"),
        ("Ｐｙｔｈｏｎ", "python"),
        ("Straße", "STRASSE"),
        ("İstanbul", "istanbul"),
        ("Łódź", "lodz"),
        ("gra\u00addient", "gradient"),
        ("gra\u200bdient", "gradient"),
        ("ｶﾞｸ", "ガク"),
        (unicodedata.normalize("NFD", "한국어"), "한국어"),
        ("مُحَمَّد", "محمد"),
        ("❤️", "❤"),
    ],
)
def test_spelling_that_people_do_not_care_about_makes_no_difference(one: str, other: str) -> None:
    assert found(one) == found(other) != []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("np.random.choice(df['a'])", ["np", "random", "choice", "df", "a"]),
        ("my_helper_function", ["my", "helper", "function"]),
        ("%timeit x==1", ["timeit", "x", "1"]),
        ("DataFrame", ["dataframe"]),
        ("机器学习 is fun", ["机", "器", "学", "习", "is", "fun"]),
        ("がくせい", ["が", "く", "せ", "い"]),
        ("हिन्दी भाषा", ["हिन्दी", "भाषा"]),
        ("x ≤ 🦆", ["x", "≤", "🦆"]),
        ("… — !?", []),
    ],
)
def test_code_falls_into_its_words_and_cjk_into_its_signs(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pd.DataFrame", "data frame"),
        ("HTTPServer", "http server"),
        ("übungsBlatt", "ubungs blatt"),
        ("lower UPPER Title", ""),
    ],
)
def test_camel_case_has_parts(text: str, expected: str) -> None:
    assert indexed(text)[1] == expected


def test_what_is_very_long_is_known_by_its_beginning() -> None:
    assert found("a" * 1000) == ["a" * LONGEST]
    assert found("ü" * 1000) == ["u" * LONGEST]


@given(WRITING)
def test_words_are_the_same_when_they_are_levelled_again(text: str) -> None:
    once = found(text)
    assert found(" ".join(once)) == once


@given(WRITING)
def test_words_are_letters_and_signs_with_nothing_that_a_query_language_could_read(text: str) -> None:
    for kept in indexed(text):
        for word in kept.split(" "):
            assert not any(char.isascii() and not char.isalnum() for char in word)
            assert not any(char.isspace() or char.isupper() for char in word if char.isascii())


@given(WRITING)
def test_each_word_stands_where_it_says(text: str) -> None:
    at = 0
    for word in words(text):
        assert at <= word.start <= word.end <= len(text)
        at = word.start
        for part in parts(text, word):
            assert word.start <= part.start < part.end <= word.end


@given(WRITING)
def test_a_text_in_another_normal_form_has_the_same_words(text: str) -> None:
    assert found(unicodedata.normalize("NFC", text)) == found(unicodedata.normalize("NFD", text))


@given(st.text(alphabet=st.characters(max_codepoint=127), max_size=60))
def test_plain_text_is_read_as_any_other_text_would_be(text: str) -> None:
    assert found(text) == found(text + " é")[:-1]
