"""How a course wants its talk to be: what people agree to before they write, names, and when reports hide a post."""

from __future__ import annotations

from dataclasses import dataclass

from .errors import Invalid, NotPermitted

MAX_AGREEMENT = 4_000
MOST_REPORTS = 20
HIDE_AFTER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """
    Attributes:
        agreement: what people agree to before their first post, as Markdown; None: nothing is asked.
        version: grows with every new text, so that people are asked again.
        nameless: learners may write without their names, where a cell does not say otherwise.
        hide_after: a post is hidden until the staff have looked, after so many reports of learners.
    """

    agreement: str | None = None
    version: int = 0
    nameless: bool = True
    hide_after: int = HIDE_AFTER


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesForReader:
    """
    Attributes:
        agreed: nothing has to be agreed to before the reader can write.
        named: why the reader writes under their name from now on; for them only.
    """

    rules: Rules
    agreed: bool
    named: str | None = None


def agreement(text: str | None) -> str | None:
    """
    Raises:
        Invalid: longer than anybody would read.
    """
    tidy = (text or "").strip()
    if len(tidy) > MAX_AGREEMENT:
        raise Invalid(f"An agreement that people read is short. Use at most {MAX_AGREEMENT} characters.")
    return tidy or None


def hide_after(reports: int) -> int:
    """
    Raises:
        Invalid: no reports at all, or more than anybody would wait for.
    """
    if not 1 <= reports <= MOST_REPORTS:
        raise Invalid(f"Choose a number of reports between 1 and {MOST_REPORTS}.")
    return reports


def check_agreed(agreed: bool) -> None:
    """
    Raises:
        NotPermitted: the reader has not agreed to what the course agreed on.
    """
    if not agreed:
        raise NotPermitted(
            "This course has agreed on how to talk with each other. Your text is kept: read the agreement, then post.",
            code="agreement",
        )


def check_nameless(rules: Rules, named: str | None) -> None:
    """
    Raises:
        NotPermitted: from now on people write under their names, in this course or this person.
    """
    if named is not None:
        raise NotPermitted(
            f"The staff asked you to write with your name in this course ({named}). Your text is kept; send it with "
            "your name, or to the staff.",
            code="named_only",
        )
    if not rules.nameless:
        raise NotPermitted(
            "In this course people write with their names. Your text is kept; send it with yours, or to the staff.",
            code="named_only",
        )
