"""Where the community's truth is kept: small ports by noun, and the two ways to them.

All writing goes through :meth:`Store.write`, one transaction after the other, several callers to a commit; so
``write`` answers only when what it did is safe on disk. The functions handed in are synchronous and run on a
thread of the store: they must not wait for anything.
"""

from __future__ import annotations

from .files import Files
from .lists import Lists
from .log import Log
from .notebooks import Copies, Notebooks, Outlines
from .notices import Mentions, Notices, Tellings, Visits
from .openings import Openings
from .people import People
from .posts import Aliases, Nods, Posts, Search
from .promises import Promises
from .reactions import Reactions
from .safety import Audit, Blocks, CourseRules, Moderation, Revisions
from .snapshots import Snapshots
from .store import Store
from .teaching import Difficulties, Prompts
from .threads import Attentions, Marks, Threads, Voices
from .transaction import Transaction

__all__ = [
    "Aliases",
    "Attentions",
    "Audit",
    "Blocks",
    "Copies",
    "CourseRules",
    "Difficulties",
    "Files",
    "Lists",
    "Log",
    "Marks",
    "Mentions",
    "Moderation",
    "Nods",
    "Notebooks",
    "Notices",
    "Openings",
    "Outlines",
    "People",
    "Posts",
    "Promises",
    "Prompts",
    "Reactions",
    "Revisions",
    "Search",
    "Snapshots",
    "Store",
    "Tellings",
    "Threads",
    "Transaction",
    "Visits",
    "Voices",
]
