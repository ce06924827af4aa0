"""Deals as a ledger keeps them, filed under the keys by which their relations are found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from daicho.deals.relations import DOCUMENT, LAYERS, filing
from daicho.deals.told import Row, Told, told_from_text
from daicho.ledger import kept, tables
from daicho.ledger.store import Snapshot
from daicho.model.deal import RelationType

_DEPTH = {layer: depth for depth, layer in enumerate((DOCUMENT, *LAYERS))}
_NAMED = "n"

_KeptRow = tuple[str, str, RelationType, str, str]
"""A relation behind the place under which it was found."""


def at(layer: str, key: str) -> str:
    """The place of a key of a layer in the kept tables."""
    return f"{_DEPTH[layer]} {key}"


def at_name(key: str) -> str:
    """The place under which deals are filed that name this key."""
    return f"{_NAMED} {key}"


def places_of(told: Told, names: Iterable[str]) -> Iterator[str]:
    """Every place where a deal is filed. names: the keys that its claims give those who pay and receive."""
    yield from (at(layer, key) for layer, key in filing(told))
    yield from map(at_name, names)


class KeptShelf:
    """The deals of a ledger: see `deals.relations.Shelf`.

    fresh: those that have just been worked out; former: where these, and those that are gone, were filed before, by deal.
    """

    def __init__(self, connection: Snapshot, fresh: Iterable[Told], former: Iterable[tuple[str, str]]) -> None:
        self._connection = connection
        self._told = {deal.id: deal for deal in fresh}
        self._former = set(former)
        self._filed: dict[str, list[str]] = {}
        self._found: dict[str, set[_KeptRow]] = {}
        self._kept: dict[str, set[_KeptRow]] = {}

    def look_up(self, layer: str, keys: Iterable[str]) -> None:
        """Look up all that is filed and kept under these keys, and what it is to others, in a few questions."""
        places = [at(layer, key) for key in keys]
        self._load_kept(places)
        self._filed = {place: [] for place in places}
        for place, deal in tables.find(self._connection, kept.FILED, "at", places):
            self._filed[place].append(deal)
        shared = {deal for deals in self._filed.values() if len(deals) > 1 for deal in deals}
        self.told(shared)
        self._load_found(shared)

    def look_up_relations(self, deals: Iterable[str]) -> None:
        """Look up what these deals are to others, in one question."""
        self._load_found(set(deals))

    def told(self, deals: Iterable[str]) -> list[Told]:
        """These deals as relations see them."""
        wanted = list(deals)
        missing = [deal for deal in wanted if deal not in self._told]
        for (text,) in tables.find(self._connection, kept.BEHIND, "deal", missing, "told"):
            found = told_from_text(text)
            self._told[found.id] = found
        return [self._told[deal] for deal in wanted]

    def keys(self, layer: str, deals: Iterable[str]) -> set[str]:
        """The keys of a layer under which any of these deals is or was filed."""
        wanted = set(deals)
        now = tables.find(self._connection, kept.FILED, "deal", wanted)
        prefix = at(layer, "")
        places = {row.at for row in now} | {place for place, deal in self._former if deal in wanted}
        return {place.removeprefix(prefix) for place in places if place.startswith(prefix)}

    def filed(self, layer: str, key: str) -> Sequence[Told]:
        """The deals filed under a key that was looked up."""
        return self.told(self._filed[at(layer, key)])

    def found(self, deals: Iterable[str], before: str | None) -> list[Row]:
        """The relations from or to these deals found by the layers before this one, or by all."""
        wanted = set(deals)
        self._load_found(wanted)
        depth = len(_DEPTH) if before is None else _DEPTH[before]
        rows = {row for deal in wanted for row in self._found[deal] if int(row[0].partition(" ")[0]) < depth}
        return [(one, type_, other, why) for _, one, type_, other, why in sorted(rows)]

    def keep(self, layer: str, key: str, rows: Sequence[Row]) -> set[str]:
        """Let `rows` take the place of what was found under a key; the deals at either end of what is no longer the same."""
        place = at(layer, key)
        self._load_kept([place])
        before, now = self._kept[place], {(place, *row) for row in rows}
        if before != now:
            tables.replace(self._connection, kept.RELATIONS, "at", [place], sorted(now))
            self._kept[place] = now
        changed = {deal for row in before ^ now for deal in (row[1], row[3])}
        for deal in changed:
            self._found.pop(deal, None)
        return changed

    def _load_kept(self, places: Iterable[str]) -> None:
        missing = set(places).difference(self._kept)
        self._kept |= {place: set() for place in missing}
        for row in tables.find(self._connection, kept.RELATIONS, "at", missing):
            self._kept[row.at].add(tuple(row))

    def _load_found(self, deals: Collection[str]) -> None:
        missing = set(deals).difference(self._found)
        self._found |= {deal: set() for deal in missing}
        for column in ("deal", "other"):
            for row in tables.find(self._connection, kept.RELATIONS, column, missing):
                self._found[getattr(row, column)].add(tuple(row))
