"""People, the roles they have in a course, and what a caller carries into an action."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from .errors import NotFound
from .ids import CourseId, PersonId


class Role(str, Enum):
    """What a person is in a course, in the words of LTI. Ordered by :data:`RANK` where somebody holds several."""

    LEARNER = "learner"
    MENTOR = "mentor"
    TEACHING_ASSISTANT = "teaching_assistant"
    INSTRUCTOR = "instructor"


RANK = {role: n for n, role in enumerate(Role)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody known to us.

    Attributes:
        login: the name at the hub or in Jupyter; never sent to other people.
        name: how others see them: what they chose, else the login.
    """

    id: PersonId
    login: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    id: CourseId
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    course: Course
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """The authenticated person who asks for an action, with their memberships of this moment."""

    person: Person
    memberships: Mapping[CourseId, Membership] = field(default_factory=dict)

    def membership(self, course: CourseId) -> Membership:
        """The caller's membership of ``course``.

        Raises:
            NotFound: not a member. A course one is not in and a course that does not exist look the same.
        """
        try:
            return self.memberships[course]
        except KeyError:
            raise NotFound(
                f"You are not in a course called “{course}”. Ask your teacher to add you, then reload the page.",
                code="unknown_course",
            ) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A person as others see them inside one course."""

    id: PersonId
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Alias:
    """Somebody who writes without their name, as the others in one thread know them. In every thread it is another.

    Attributes:
        n: 0 is whoever started the thread; the others are counted from 1 as they come.
    """

    n: int


ASKER = Alias(0)
Byline = Author | Alias
"""By whom something is, as readers may know it."""


class Shown(str, Enum):
    """Whether others see that somebody is here. Chosen by that person, and by nobody else (rules H01 and H02)."""

    NOT = "not"
    COUNTED = "counted"
    """As one of a number."""
    NAMED = "named"


class Announce(str, Enum):
    """What a screen reader says by itself of new posts."""

    OFF = "off"
    MENTIONS = "mentions"
    """Only what answers or names the person."""
    SUMMARY = "summary"
    """How many posts came, once in a while."""
    EACH = "each"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a person chose for themselves; travels with them, and nobody else can change or see it.

    Attributes:
        display_name: shown to their courses in place of the login, or None.
        hold_posts: keep each post back for ten seconds before it goes out.
        shown: whether others see that they are here; None until they have been asked, which counts as not.
        quiet: show no counts, news or marks.
        announce: what is said aloud of new posts.
        toured: the person has taken the tour, or does not want to.
    """

    display_name: str | None = None
    hold_posts: bool = False
    shown: Shown | None = None
    quiet: bool = False
    announce: Announce = Announce.SUMMARY
    toured: bool = False
