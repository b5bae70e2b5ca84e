"""What copies agree on, until staff share an outline: cells that at least three people's copies hold.

Nobody alone can bend it. A cell needs three, and of the order of two cells that two others' copies hold no single
copy can say otherwise. What was agreed before counts like three copies, so that it stays when people go on to edit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ..ids import AnchorId
from .outline import AGREED, BY_ITSELF, MAX_CELLS, Copy, KnownCell, Outline, OutlineCell

ENOUGH = 3
"""So many people must hold a cell."""
LISTENED_TO = 30
"""So many copies are compared, the newest ones: what many more say is the same."""


def agree(copies: Sequence[Copy], described: Mapping[str, KnownCell], before: Outline | None) -> Outline | None:
    """The outline that copies of different people agree on, or None.

    Args:
        copies: one a person, newest first.
        described: cells by their hashes; one that nobody has described is left out.
        before: what was agreed so far.
    """
    known = dict(described)
    voters = [(1, copy.hashes) for copy in copies[:LISTENED_TO]]
    if before is not None:
        hashes = tuple(cell.anchor.removeprefix(BY_ITSELF) for cell in before.cells)
        known.update(zip(hashes, before.cells, strict=True))
        voters.insert(0, (ENOUGH, hashes))
    held: Counter[str] = Counter()
    for weight, hashes in voters:
        for hash in hashes:
            held[hash] += weight
    shared = {hash for hash, weight in held.items() if weight >= ENOUGH and hash in known}
    if len(shared) > MAX_CELLS:  # those that most copies hold, whoever said them first
        shared = set(sorted(shared, key=lambda each: (-held[each], each))[:MAX_CELLS])
    if not shared:
        return None
    order = _in_order([(weight, [hash for hash in hashes if hash in shared]) for weight, hashes in voters])
    cells = (
        OutlineCell(type=known[hash].type, fingerprint=known[hash].fingerprint, anchor=AnchorId(BY_ITSELF + hash))
        for hash in order
    )
    return Outline(release=AGREED, cells=tuple(cells))


def may_add(copy: Copy, described: Mapping[str, KnownCell], agreed: Outline) -> bool:
    """Whether the copy holds anything that was not agreed yet and could be."""
    there = {cell.anchor for cell in agreed.cells}
    return any(hash in described and BY_ITSELF + hash not in there for hash in copy.hashes)


def _in_order(voters: list[tuple[int, list[str]]]) -> Iterator[str]:
    """Merges the voters' orders: each time the one that comes next with the fewest against it.

    Where all but one agree, what is next for them has at most one against it, and what two of them want later has two.
    """
    holders: dict[str, list[int]] = {}
    for voter, (_, hashes) in enumerate(voters):
        for hash in hashes:
            holders.setdefault(hash, []).append(voter)
    places = [0] * len(voters)
    placed: set[str] = set()
    while len(placed) < len(holders):
        heads: dict[str, int] = {}
        for voter, (weight, hashes) in enumerate(voters):
            while places[voter] < len(hashes) and hashes[places[voter]] in placed:
                places[voter] += 1
            if places[voter] < len(hashes):
                head = hashes[places[voter]]
                heads[head] = heads.get(head, 0) + weight
        against = {head: sum(voters[voter][0] for voter in holders[head]) - heads[head] for head in heads}
        chosen = min(heads, key=lambda head: (against[head], -heads[head], head))
        placed.add(chosen)
        yield chosen
