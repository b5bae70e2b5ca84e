"""What every store promises. An adapter's test makes a subclass with the fixture ``open_store``, and that is all."""

from __future__ import annotations

from .store_files import Files
from .store_hands import Hands
from .store_lists import Lists
from .store_log import MarksAndLog
from .store_notices import Notices
from .store_outlines import Outlines
from .store_people import PeopleAndNotebooks
from .store_posts import ThreadsAndPosts
from .store_promises import Promises
from .store_reactions import Reactions
from .store_safety import Safety
from .store_search import Finding
from .store_snapshots import Snapshots
from .store_teaching import Teaching
from .store_transactions import Transactions


class StoreContract(
    PeopleAndNotebooks,
    Outlines,
    ThreadsAndPosts,
    Lists,
    Files,
    MarksAndLog,
    Promises,
    Reactions,
    Teaching,
    Hands,
    Safety,
    Notices,
    Snapshots,
    Finding,
    Transactions,
):
    """All parts of the suite."""
