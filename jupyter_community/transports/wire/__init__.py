"""The messages of ``docs/wire.md`` as types. ``present.py`` makes them; OpenAPI is generated from them."""

from .frames import *  # noqa: F403 - every type of the wire is ``wire.…``, whichever half says it
from .values import *  # noqa: F403
