"""The bus of a single process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field

from ...core.ids import CourseId, PersonId

Message = dict[str, object]


@dataclass(eq=False, slots=True)
class _Listener:
    loop: asyncio.AbstractEventLoop
    on_poke: Callable[[CourseId], None]
    on_tell: Callable[[PersonId, Message], None]
    poked: set[CourseId] = field(default_factory=set)


class MemoryBus:
    """Pokes come from the writer's thread and go to the loops of those who listen; several for a course become one."""

    def __init__(self) -> None:
        self._listeners: list[_Listener] = []

    def poke(self, courses: Iterable[CourseId]) -> None:
        for course in courses:
            for listener in tuple(self._listeners):
                if course not in listener.poked:
                    listener.poked.add(course)
                    _call(listener, self._deliver_poke, listener, course)

    def tell(self, person: PersonId, message: Message) -> None:
        for listener in tuple(self._listeners):
            _call(listener, self._deliver_tell, listener, person, message)

    def subscribe(
        self, on_poke: Callable[[CourseId], None], on_tell: Callable[[PersonId, Message], None]
    ) -> Callable[[], None]:
        listener = _Listener(asyncio.get_running_loop(), on_poke, on_tell)
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def _deliver_poke(self, listener: _Listener, course: CourseId) -> None:
        listener.poked.discard(course)  # before the call: what is committed from now on pokes again
        if listener in self._listeners:
            listener.on_poke(course)

    def _deliver_tell(self, listener: _Listener, person: PersonId, message: Message) -> None:
        if listener in self._listeners:
            listener.on_tell(person, message)


def _call(listener: _Listener, function: Callable[..., None], *arguments: object) -> None:
    with suppress(RuntimeError):  # its loop was closed: nobody listens any more
        listener.loop.call_soon_threadsafe(function, *arguments)
