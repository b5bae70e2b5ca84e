"""Who may do what: one table, asked by every action and every path out, the live one included."""

from __future__ import annotations

from enum import Enum

from .errors import NotPermitted
from .ids import CourseId
from .people import Caller, Membership, Role


class Permission(str, Enum):
    """A thing that a member of a course may or may not do."""

    READ = "read"
    """Read discussions, live and afterwards."""
    POST = "post"
    """Start threads, reply; edit, delete and take back one's own posts."""
    POST_NAMELESS = "post_nameless"
    """Write without one's name. Staff and mentors always write under theirs (rule H06)."""
    READ_PRIVATE = "read_private"
    """Read what learners asked only the staff."""
    ANNOUNCE = "announce"
    """Write announcements."""
    MODERATE = "moderate"
    """Edit or delete somebody else's post, with a reason that its author reads."""
    GUIDE = "guide"
    """Pin, close, sum up and move threads; endorse posts and say that one has seen them."""
    ANSWER = "answer"
    """See what waits for the staff, say how soon it is answered, and come to who raised a hand."""
    RAISE_HAND = "raise_hand"
    """Ask that somebody of the staff comes to a cell."""
    OPEN_NOTEBOOK = "open_notebook"
    """Open the discussion cells of a notebook for the course."""
    REPORT = "report"
    """Ask the staff to look at a post."""
    BLOCK = "block"
    """Not see somebody, and not be seen by them. The staff see everybody, so that they can help."""
    UNMASK = "unmask"
    """Look up who is behind an alias, for a reason and on record; ask somebody for names from now on."""
    SET_RULES = "set_rules"
    """Say how a course wants its talk to be."""
    AUDIT = "audit"
    """Read what the staff did to what others wrote and to who they are."""


EVERYBODY = frozenset(Role)
STAFF = frozenset({Role.INSTRUCTOR, Role.TEACHING_ASSISTANT})

TABLE: dict[Permission, frozenset[Role]] = {
    Permission.READ: EVERYBODY,
    Permission.POST: EVERYBODY,
    Permission.POST_NAMELESS: frozenset({Role.LEARNER}),
    Permission.READ_PRIVATE: STAFF,
    Permission.ANNOUNCE: STAFF,
    Permission.MODERATE: STAFF,
    Permission.GUIDE: STAFF,
    Permission.ANSWER: STAFF,
    Permission.RAISE_HAND: EVERYBODY - STAFF,
    Permission.OPEN_NOTEBOOK: STAFF,
    Permission.REPORT: EVERYBODY,
    Permission.BLOCK: EVERYBODY - STAFF,
    Permission.UNMASK: STAFF,
    Permission.SET_RULES: STAFF,
    Permission.AUDIT: frozenset({Role.INSTRUCTOR}),
}

_REFUSED = {
    Permission.READ: "You may not read this course's discussions.",
    Permission.POST: "You may not write in this course's discussions.",
    Permission.POST_NAMELESS: "Staff and mentors write under their names. Choose that, and send it again.",
    Permission.READ_PRIVATE: "Only the course's staff may read this.",
    Permission.ANNOUNCE: "Only the course's staff can write announcements. Choose another kind of post.",
    Permission.MODERATE: "Only the person who wrote a post, or the course's staff, may change it.",
    Permission.GUIDE: "Only the course's staff can do this.",
    Permission.ANSWER: "Only the course's staff can see what waits for them.",
    Permission.RAISE_HAND: "You are staff here: hands are raised for you.",
    Permission.OPEN_NOTEBOOK: "Only the course's staff can open discussions in a notebook.",
    Permission.REPORT: "You may not report posts in this course.",
    Permission.BLOCK: "The staff see everybody in their course, so that they can help. Hide a post instead.",
    Permission.UNMASK: "Only the course's staff can look up who wrote something, and only for a reason.",
    Permission.SET_RULES: "Only the course's staff can say how its talk is to be.",
    Permission.AUDIT: "Only the instructors of the course can read this record.",
}


def allowed(role: Role, permission: Permission) -> bool:
    return role in TABLE[permission]


def permit(caller: Caller, course: CourseId, permission: Permission) -> Membership:
    """Returns the caller's membership if it carries the permission.

    Raises:
        NotFound: the caller is not in the course.
        NotPermitted: in the course, but without the permission.
    """
    membership = caller.membership(course)
    if not allowed(membership.role, permission):
        raise NotPermitted(_REFUSED[permission])
    return membership
