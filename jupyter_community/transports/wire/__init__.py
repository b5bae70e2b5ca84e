"""The messages of ``docs/wire.md`` as types. ``present.py`` makes them; OpenAPI is generated from them."""

from .files import *  # noqa: F403 - every type of the wire is ``wire.…``, whichever part says it
from .frames import *  # noqa: F403
from .hands import *  # noqa: F403
from .notices import *  # noqa: F403
from .outlines import *  # noqa: F403
from .requests import *  # noqa: F403
from .safety import *  # noqa: F403
from .teaching import *  # noqa: F403
from .values import *  # noqa: F403
