"""START HERE: puts the adapters behind the actions. The transports talk to a :class:`Community` and to nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from .actions.discussions.prompting import hold_prompt, publish_prompt
from .actions.reading import News, read_news
from .actions.request import Request
from .adapters.bus.memory import MemoryBus
from .adapters.clock import SystemClock
from .adapters.directory.hub import HubDirectory
from .adapters.directory.local import LocalDirectory
from .adapters.exchange.folder import FolderExchange
from .adapters.pictures.pillow import PillowPictures
from .adapters.sessions.fernet import FernetSessions
from .adapters.store.sql_store import SqlStore
from .core.blocking import apart_by_name
from .core.discussions.prompt import Prompt
from .core.errors import CommunityError, NotFound, NotPermitted, SignedOut, Unavailable
from .core.events import Cursor
from .core.files.content import check_size, document, is_picture
from .core.files.file import UNPOSTED, Content
from .core.ids import CourseId, PersonId
from .core.people import Caller, Person
from .core.people import Settings as PersonalSettings
from .ports.bus import Bus
from .ports.clock import Clock
from .ports.directory import Directory
from .ports.exchange import Exchange
from .ports.pictures import Pictures
from .ports.sessions import Session, Sessions
from .ports.store import Store, Transaction

P = ParamSpec("P")
T = TypeVar("T")

SESSION = timedelta(minutes=10)
RENEW = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a community is put together; both transports build one of these.

    Attributes:
        database: an SQLAlchemy URL.
        secrets: what session keys are derived from, newest first; the older ones only read.
        hub_api: the hub's API URL; None when embedded in a single Jupyter server.
        hub_token: our own token at the hub.
        service: our name at the hub.
        courses: titles by course id, over those that the directory knows.
        exchange: nbgrader's exchange, where this process can read it.
    """

    database: str
    secrets: tuple[str, ...]
    hub_api: str | None = None
    hub_token: str = field(default="", repr=False)
    service: str = "community"
    courses: Mapping[str, str] = field(default_factory=dict)
    exchange: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A session that was opened or renewed."""

    token: str
    caller: Caller
    now: datetime


@dataclass(slots=True, kw_only=True)
class Community:
    store: Store
    bus: Bus
    directory: Directory
    sessions: Sessions
    clock: Clock
    pictures: Pictures = field(default_factory=PillowPictures)
    exchange: Exchange = field(default_factory=lambda: FolderExchange(None))

    @classmethod
    async def open(cls, settings: Settings) -> Community:
        """Opens the store, migrating it if need be.

        Raises:
            Unavailable: the database is away, or its schema is newer than this program.
        """
        bus = MemoryBus()
        store = await SqlStore.open(settings.database, bus=bus)  # first: what may fail has nothing to close behind it
        directory: Directory = (
            HubDirectory(
                api=settings.hub_api, token=settings.hub_token, service=settings.service, titles=settings.courses
            )
            if settings.hub_api
            else LocalDirectory(titles=settings.courses)
        )
        return cls(
            store=store,
            bus=bus,
            directory=directory,
            sessions=FernetSessions(settings.secrets),
            clock=SystemClock(),
            exchange=FolderExchange(settings.exchange),
        )

    async def close(self) -> None:
        await self.store.close()
        await self.directory.close()

    async def sign_in(self, credential: str) -> Opened:
        """Exchanges a credential that the directory vouches for into a session.

        Raises:
            NotPermitted, SignedOut, Unavailable
        """
        identity = await self.directory.identify(credential)
        now = self.clock.now()

        def meet(tx: Transaction) -> Person:
            tx.files.collect(now - UNPOSTED)  # people come and go all day, so nothing else has to think of it
            return tx.people.meet(identity.login, identity.name)

        person = await self.store.write(meet)
        token = self.sessions.issue(Session(person=person.id, login=person.login, until=now + SESSION))
        return Opened(token=token, caller=await self._caller(person), now=now)

    async def caller(self, token: str) -> Caller:
        """The person of a session token, with the memberships of this moment.

        Raises:
            SignedOut, Unavailable
        """
        session = self.sessions.open(token, self.clock.now())
        person = await self.store.read(lambda tx: tx.people.find(session.person))
        if person is None or person.login != session.login:
            raise SignedOut("Your session belongs to somebody this service no longer knows. Reload the page.")
        return await self._caller(person)

    async def settings(self, person: PersonId) -> PersonalSettings:
        """What a person chose for themselves; asked on their behalf only."""
        return await self.store.read(lambda tx: tx.people.settings(person))

    async def apart(self, course: CourseId) -> Mapping[PersonId, frozenset[PersonId]]:
        """Who in a course does not see whom, by their names; told to nobody."""
        return apart_by_name(await self.store.read(lambda tx: tx.blocks.of_course(course)))

    async def is_member(self, person: PersonId, course: CourseId) -> bool:
        """Whether somebody known to us is in a course at this moment, as far as the directory says.

        Raises:
            Unavailable
        """
        found = await self.store.read(lambda tx: tx.people.find(person))
        return found is not None and course in await self.directory.memberships(found.login)

    async def do(
        self,
        action: Callable[Concatenate[Transaction, Request, P], T],
        caller: Caller,
        course: CourseId,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Runs an action that changes something; answers when it is safe on disk."""
        request = Request(caller=caller, course=course, now=self.clock.now())
        return await self.store.write(lambda tx: action(tx, request, *args, **kwargs))

    async def ask(
        self,
        query: Callable[Concatenate[Transaction, Request, P], T],
        caller: Caller,
        course: CourseId,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Runs an action that only reads."""
        request = Request(caller=caller, course=course, now=self.clock.now())
        return await self.store.read(lambda tx: query(tx, request, *args, **kwargs))

    async def look_at(self, data: bytes, said: str) -> Content:
        """What of an upload can be kept: a picture is drawn anew, anything else is looked at.

        Args:
            said: what its name ends with; only texts are believed, since nothing in them says what they are.

        Raises:
            Invalid: nothing that is taken.
            TooLarge
        """
        check_size(len(data))
        return await self.pictures.redraw(data) if is_picture(data) else document(data, said)

    async def news(self, course: CourseId, cursor: Cursor | None) -> News:
        """What is new in a course, for everybody in it alike; without a cursor, only how far the log has come."""
        now = self.clock.now()
        return await self.store.read(lambda tx: read_news(tx, course, cursor, now))

    async def publish_due(self) -> None:
        """Lets the prompts appear whose time has come, each once and as a post of who signed it.

        What cannot appear is held, and says why to the staff.

        Raises:
            Unavailable: store or directory are away; what is due stays due.
        """
        now = self.clock.now()
        for prompt in await self.store.read(lambda tx: tx.prompts.due(now)):
            try:
                await self._publish(prompt)
            except Unavailable:
                raise
            except CommunityError as error:
                problem = error.message
                if isinstance(error, NotPermitted) or error.code == "unknown_course":
                    problem = f"{prompt.by.name}, who signed it, is not staff of this course any more."
                await self._hold(prompt, problem)

    async def _publish(self, prompt: Prompt) -> None:
        person = await self.store.read(lambda tx: tx.people.find(prompt.by.id))
        if person is None:
            raise NotFound(f"{prompt.by.name}, who signed it, is not known here any more.")
        await self.do(publish_prompt, await self._caller(person), prompt.course, prompt.id)

    async def _hold(self, prompt: Prompt, problem: str) -> None:
        await self.store.write(lambda tx: hold_prompt(tx, prompt.course, prompt.id, problem))

    async def _caller(self, person: Person) -> Caller:
        return Caller(person=person, memberships=await self.directory.memberships(person.login))
