"""Fills an empty community with a conversation: what people have said in the example course over the last days.

    python demo/seed.py --database sqlite:///community.db

Everything goes through the actions that a page would call, as the person who says it, at the time at which it was
said. Run it before the service starts. Where somebody has posted already, it changes nothing.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import secrets
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import yaml

from jupyter_community.actions.board import read_board
from jupyter_community.actions.courses import open_notebook
from jupyter_community.actions.discussions.answering import set_state
from jupyter_community.actions.discussions.changing import edit_post
from jupyter_community.actions.discussions.guiding import guide_thread, nod
from jupyter_community.actions.discussions.hardness import find_hard
from jupyter_community.actions.discussions.prompting import Wanted, schedule_prompt
from jupyter_community.actions.discussions.publishing import Draft, publish_post
from jupyter_community.actions.discussions.reacting import react
from jupyter_community.actions.files import add_file
from jupyter_community.actions.people import change_settings, read_settings
from jupyter_community.actions.reading import mark_read
from jupyter_community.community import Community, Settings
from jupyter_community.core.cells.notebook import Anchor, Notebook
from jupyter_community.core.discussions.guidance import Change
from jupyter_community.core.discussions.post import NodKind, PostKind
from jupyter_community.core.discussions.question import State
from jupyter_community.core.discussions.reactions import ReactionKind, Tone
from jupyter_community.core.discussions.thread import plain
from jupyter_community.core.ids import AnchorId, CourseId, NotebookId, PostId, PromptId, ThreadId
from jupyter_community.core.people import Caller, Course, Membership, Role, Shown
from jupyter_community.core.people import Settings as PersonSettings

HERE = Path(__file__).parent
CONVERSATION = HERE / "seed_conversation.yaml"
NOTEBOOKS = HERE.parent / "examples" / "seminar"


@dataclass
class SetClock:
    """A clock that stands where it was put."""

    at: datetime

    def now(self) -> datetime:
        return self.at


def ago(text: str) -> timedelta:
    """``"2d 3h 15m"`` as a span of time."""
    units = {"d": "days", "h": "hours", "m": "minutes"}
    return timedelta(**{units[unit]: int(number) for number, unit in re.findall(r"(\d+)([dhm])", text)})


def heading(markdown: str) -> str:
    """The first line of a cell that says something, without its marks."""
    return next((text for line in markdown.splitlines() if (text := plain(line))), "")


def notebook_from(path: Path, course: CourseId, folder: str) -> Notebook:
    """A notebook file as its author would open it for the course."""
    content = json.loads(path.read_text(encoding="utf-8"))
    sources = [("".join(cell["source"]), cell["metadata"].get("jupyter_community")) for cell in content["cells"]]
    return Notebook(
        course=course,
        id=NotebookId(content["metadata"]["jupyter_community"]["notebook"]),
        title=heading(sources[0][0]),
        path=f"{folder}/{path.name}" if folder else path.name,
        anchors=tuple(
            Anchor(id=AnchorId(about["id"]), kind=about["kind"], title=heading(source))
            for source, about in sources
            if about
        ),
    )


@dataclass(frozen=True, kw_only=True)
class Thread:
    """A thread of the story. Attributes: ``posts`` are the ids that its lines get, in their order."""

    notebook: NotebookId
    anchor: AnchorId
    talk: list[dict[str, Any]]
    posts: list[PostId]
    read_by: list[str]
    answer: int | None = None
    endorsed: list[int] = field(default_factory=list)
    summary: str | None = None

    @classmethod
    def of(cls, told: dict[str, Any]) -> Thread:
        posts = [PostId(str(uuid.uuid4())) for _ in told["talk"]]
        return cls(**told, posts=posts)

    @property
    def id(self) -> ThreadId:
        return ThreadId(self.posts[0])


class Storyteller:
    """Lets people say what they say, each at their time."""

    def __init__(self, community: Community, course: Course, clock: SetClock) -> None:
        self.community = community
        self.course = course
        self.clock = clock
        self.people: dict[str, Caller] = {}

    async def introduce(self, login: str, name: str, role: Role, shown: Shown | None) -> None:
        """Makes a person known; what they chose for themselves before stands."""
        store = self.community.store
        person = await store.write(lambda tx: tx.people.meet(login, None))
        caller = Caller(person=person, memberships={self.course.id: Membership(course=self.course, role=role)})
        if (await store.read(lambda tx: read_settings(tx, caller))).display_name is None:
            chosen = PersonSettings(display_name=name, shown=shown)
            person, _ = await store.write(lambda tx: change_settings(tx, caller, chosen))
        self.people[login] = Caller(person=person, memberships=caller.memberships)

    async def with_picture(self, login: str, text: str, picture: dict[str, str] | None) -> str:
        """The text, and below it a picture that its author has added as a page does."""
        if picture is None:
            return text
        content = await self.community.look_at((HERE / picture["file"]).read_bytes(), "png")
        file = await self.community.do(add_file, self.people[login], self.course.id, content)
        return f"{text}\n![{picture['alt']}](attachment:{file.id}#{file.width}x{file.height})"

    def with_mentions(self, text: str) -> str:
        """``@ben`` as a page writes it when somebody chose Ben from the list."""
        for login, caller in self.people.items():
            text = text.replace(f"@{login}", f"@[{caller.person.name}](p{caller.person.id})")
        return text

    async def quiet_so_far(self) -> bool:
        anybody = next(iter(self.people.values()))
        return not (await self.community.ask(read_board, anybody, self.course.id)).threads

    async def open(self, teacher: str, notebook: Notebook) -> None:
        await self.community.do(open_notebook, self.people[teacher], self.course.id, notebook)

    async def tell(self, threads: list[Thread], now: datetime) -> None:
        """Publishes everything in the order in which it was said, across threads, as it would have come in."""
        lines = [(ago(said["ago"]), said, thread, n) for thread in threads for n, said in enumerate(thread.talk)]
        for before, said, thread, n in sorted(lines, key=lambda line: line[0], reverse=True):
            self.clock.at = now - before
            body = self.with_mentions(said.get("first", said["text"]))
            draft = Draft(
                id=thread.posts[n],
                thread=thread.id,
                body=await self.with_picture(said["by"], body, said.get("picture")),
                reply_to=thread.posts[said["reply_to"] - 1] if "reply_to" in said else None,
                notebook=thread.notebook if n == 0 else None,
                anchor=thread.anchor if n == 0 else None,
                kind=PostKind(said.get("kind", "note")),
                nameless=said.get("nameless", False),
                tone=Tone(said["tone"]) if "tone" in said else None,
            )
            await self.community.do(publish_post, self.people[said["by"]], self.course.id, draft)
            if "first" in said:
                self.clock.at += timedelta(minutes=2)
                edit = (draft.id, said["text"], 1, None)
                await self.community.do(edit_post, self.people[said["by"]], self.course.id, *edit)

    async def react(self, thread: Thread) -> None:
        """What others have said of its posts in a word or two."""
        for post, said in zip(thread.posts, thread.talk, strict=True):
            for kind, people in said.get("reactions", {}).items():
                for login in people:
                    await self.community.do(react, self.people[login], self.course.id, post, ReactionKind(kind), True)

    async def guide(self, thread: Thread, teacher: str) -> None:
        """What the asker and the teacher have said of the thread."""
        if thread.answer is not None:
            asker, answer = self.people[thread.talk[0]["by"]], thread.posts[thread.answer - 1]
            await self.community.do(set_state, asker, self.course.id, thread.id, State.RESOLVED, answer)
        for n in thread.endorsed:
            post = thread.posts[n - 1]
            await self.community.do(nod, self.people[teacher], self.course.id, post, NodKind.ENDORSED, True)
        if thread.summary is not None:
            change = Change(summary=thread.summary)
            await self.community.do(guide_thread, self.people[teacher], self.course.id, thread.id, change)

    async def find_hard(self, told: dict[str, Any]) -> None:
        where = NotebookId(told["notebook"]), AnchorId(told["anchor"])
        for login in told["by"]:
            await self.community.do(find_hard, self.people[login], self.course.id, *where, True)

    async def schedule(self, told: dict[str, Any], now: datetime) -> None:
        """A prompt that appears so long after the seeding."""
        wanted = Wanted(
            notebook=NotebookId(told["notebook"]),
            anchor=AnchorId(told["anchor"]),
            body=told["text"],
            at=now + ago(told["in"]),
        )
        id = PromptId(str(uuid.uuid4()))
        await self.community.do(schedule_prompt, self.people[told["by"]], self.course.id, id, wanted)

    async def read(self, thread: Thread) -> None:
        """Those who have read the thread have read it to its end."""
        for login in thread.read_by:
            await self.community.do(mark_read, self.people[login], self.course.id, thread.id, thread.posts[-1])


async def seed(database: str, course: Course, folder: str, now: datetime) -> int:
    """Seeds the course; returns how many posts were published, 0 where people have talked before."""
    story = yaml.safe_load(CONVERSATION.read_text(encoding="utf-8"))
    community = await Community.open(Settings(database=database, secrets=(secrets.token_urlsafe(),)))
    community.clock = clock = SetClock(now)
    try:
        teller = Storyteller(community, course, clock)
        for login, person in story["people"].items():
            shown = Shown(person["shown"]) if "shown" in person else None
            await teller.introduce(login, person["name"], Role(person["role"]), shown)
        if not await teller.quiet_so_far():
            return 0
        threads = [Thread.of(thread) for thread in story["threads"]]
        clock.at = now - max(ago(said["ago"]) for thread in threads for said in thread.talk) - timedelta(hours=1)
        for path in sorted(NOTEBOOKS.glob("*.ipynb")):
            await teller.open("tia", notebook_from(path, course.id, folder))
        await teller.tell(threads, now)
        clock.at = now
        for thread in threads:
            await teller.react(thread)
            await teller.guide(thread, "tia")
            await teller.read(thread)
        for told in story["hard"]:
            await teller.find_hard(told)
        for told in story["prompts"]:
            await teller.schedule(told, now)
    finally:
        await community.close()
    return sum(len(thread.talk) for thread in threads)


def main() -> None:
    parser = argparse.ArgumentParser(
        description="Fills an empty community with the conversation of the example course."
    )
    parser.add_argument(
        "--database", required=True, help="where the service keeps its data, e.g. sqlite:///community.db"
    )
    parser.add_argument("--course", default="seminar", help="id of the course (default: %(default)s)")
    parser.add_argument("--title", default="Studying together", help="title of the course (default: %(default)s)")
    parser.add_argument("--folder", default="seminar", help="where people have the notebooks (default: %(default)s)")
    asked = parser.parse_args()
    course = Course(id=CourseId(asked.course), title=asked.title)
    published = asyncio.run(seed(asked.database, course, asked.folder, datetime.now(timezone.utc)))
    print(f"Published {published} posts." if published else "People have talked here before; nothing was changed.")


if __name__ == "__main__":
    main()
