"""Pictures and files of posts: taken in before the post, bound to it with the post, and gone with it."""

from __future__ import annotations

from uuid import uuid4

from ..core.errors import Invalid, NotFound
from ..core.files.file import MAX_PER_POST, UNPOSTED, Content, File, check_room
from ..core.files.references import references
from ..core.ids import FileId, PostId
from ..core.permissions import Permission
from ..ports.store import Transaction
from .discussions.finding import find_post
from .request import Request

_NOT_THERE = "This picture or file is not there any more."


def check_may_add(tx: Transaction, request: Request) -> None:
    """Whether it makes sense to send anything at all; asked before it is read.

    Raises:
        NotFound, NotPermitted, TooLarge
    """
    request.permit(Permission.POST)
    _check_room(tx, request, 1)


def add_file(tx: Transaction, request: Request, content: Content) -> File:
    """Keeps an upload for a post that its author is writing. It is gone after a day if it is not posted.

    Raises:
        NotFound, NotPermitted
        TooLarge: no room for it.
    """
    request.permit(Permission.POST)
    tx.files.collect(request.now - UNPOSTED)
    _check_room(tx, request, len(content.data))
    file = File(
        id=FileId(str(uuid4())),
        course=request.course,
        person=request.caller.person.id,
        post=None,
        kind=content.kind,
        bytes=len(content.data),
        at=request.now,
        width=content.width,
        height=content.height,
    )
    tx.files.add(file, content.data)
    return file


def read_file(tx: Transaction, request: Request, id: FileId) -> tuple[File, bytes]:
    """A file, for who can read the post in which it stands; before that is posted, for who added it.

    Raises:
        NotFound: no such file for the caller.
    """
    request.permit(Permission.READ)
    file = tx.files.find(request.course, id)
    if file is None or not _may_read(tx, request, file):
        raise NotFound(_NOT_THERE)
    return file, tx.files.data(id)


def fasten_files(tx: Transaction, request: Request, post: PostId, body: str) -> None:
    """Binds to a post what its text names, and lets go of what it no longer names, for good.

    Only what the writer added themselves can be bound, and only once: else whoever sees a file's address could make it
    readable for others, and the same address in two posts would tell that they are by the same person.

    Raises:
        Invalid: too many, or one that is somebody else's, in another post, or gone.
    """
    wanted = references(body)
    if len(wanted) > MAX_PER_POST:
        raise Invalid(f"A post can have at most {MAX_PER_POST} pictures and files. Put the others into a reply.")
    bound = tx.files.of_post(post)
    for id in wanted:
        if id not in bound:
            file = tx.files.find(request.course, id)
            if file is None or file.post is not None or file.person != request.caller.person.id:
                raise Invalid(
                    "A picture or file in this post is not there any more, or belongs to another post. "
                    "Remove it, add it again from your computer, and send the post again."
                )
            tx.files.fasten(id, post)
    for id in bound - set(wanted):
        tx.files.remove(id)


def _check_room(tx: Transaction, request: Request, size: int) -> None:
    of_person, of_course = tx.files.taken(request.course, request.caller.person.id)
    check_room(size, of_person=of_person, of_course=of_course)


def _may_read(tx: Transaction, request: Request, file: File) -> bool:
    if file.post is None:
        return file.person == request.caller.person.id
    try:
        post, _ = find_post(tx, request, file.post)
    except NotFound:
        return False
    return file.id in references(post.body)  # what is not in the text that is read is not there
