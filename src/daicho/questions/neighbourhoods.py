"""What hangs together with some claims, found in bounded memory: each claim is loaded about once, each pair compared once."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Collection, Sequence

from daicho.deals.blocking import place_of
from daicho.deals.bonds import Bonds
from daicho.deals.clustering import Link, linked
from daicho.deals.matching import Match
from daicho.deals.traits import Traits
from daicho.ledger import heaps, kept
from daicho.ledger.store import Snapshot
from daicho.questions.entered import Claims
from daicho.questions.judged import Decisions

_HELD = 3  # times as many claims stay loaded as a part has


def done(connection: Snapshot, claims: Collection[str]) -> set[str]:
    """Those of these claims whose neighbourhood was found already."""
    return {claim for (claim,) in kept.find(connection, heaps.DONE, "claim", claims)}


class Held:
    """Claims that stay loaded for a time: of those lent, the ones of the next days, whose turn comes soonest."""

    def __init__(self, connection: Snapshot, decided: Decisions, part: int) -> None:
        self.decided = decided
        self._connection, self._size = connection, _HELD * part
        self._claims: dict[str, Traits] = {}

    def take(self, ids: Collection[str]) -> dict[str, Traits]:
        """These claims by id, which nobody will ask for again."""
        found = self._look_up(ids)
        for id_ in ids:
            self._claims.pop(id_, None)
        return found

    def lend(self, ids: Collection[str]) -> dict[str, Traits]:
        """These claims by id, which may be asked for again."""
        found = self._look_up(ids)
        self._claims |= found
        if len(self._claims) > self._size:
            soonest = sorted(self._claims.values(), key=place_of)[: self._size]
            self._claims = {traits.id: traits for traits in soonest}
        return found

    def _look_up(self, ids: Collection[str]) -> dict[str, Traits]:
        missing = Claims(self._connection, self.decided)(sorted(set(ids) - self._claims.keys()))
        known = ChainMap(self._claims, missing)
        return {id_: known[id_] for id_ in sorted(ids)}


class Neighbourhoods:
    """All claims that hang together with some, by links or because people joined them.

    members: these claims by id; links: those among them; blocks: how many blocks bring the two of each together.
    """

    def __init__(self, connection: Snapshot, held: Held, claims: Collection[str], part: int) -> None:
        self.links: dict[Link, Match] = {}
        self.blocks: dict[Link, int] = {}
        self.members: dict[str, Traits] = {}
        self._held = held
        joined = _joined(connection, held.decided)
        ahead = set(claims)
        while ahead:
            self.members |= held.take(ahead)
            rows = {
                (row.left, row.right): row.blocks
                for column in ("left", "right")
                for row in kept.find(connection, heaps.PAIRS, column, ahead)
                if (row.left, row.right) not in self.blocks
            }
            # Whoever is of a neighbourhood found before was compared with these then, and is no neighbour.
            told_apart = done(connection, {id_ for pair in rows for id_ in pair} - self.members.keys())
            rows = {pair: blocks for pair, blocks in rows.items() if told_apart.isdisjoint(pair)}
            self.blocks |= rows
            pairs = sorted(rows)
            links: dict[Link, Match] = {}
            for start in range(0, len(pairs), part):
                links |= self._linked(pairs[start : start + part])
            self.links |= links
            told = {other for id_ in ahead for other in joined.get(id_, ())}
            ahead = ({id_ for pair in links for id_ in pair} | told) - self.members.keys()

    def _linked(self, pairs: Sequence[Link]) -> dict[Link, Match]:
        """Those of these pairs that are links. Most others at their ends are of other neighbourhoods, and not held for long."""
        others = self._held.lend({id_ for pair in pairs for id_ in pair} - self.members.keys())
        ends = ChainMap(self.members, others)
        return {(a, b): match for a, b in pairs if (match := linked(ends[a], ends[b]))}


def _joined(connection: Snapshot, decided: Decisions) -> dict[str, set[str]]:
    """The claims that people joined with each claim that stands, by way of others, too."""
    bonds = Bonds(decided.together)
    groups: dict[str, set[str]] = {}
    ids = {id_ for pair in decided.together for id_ in pair}
    for (id_,) in kept.find(connection, kept.GLANCES, "claim", ids, "claim"):
        groups.setdefault(bonds.group(id_), set()).add(id_)
    return {id_: group for group in groups.values() for id_ in group}
