"""Deals as a ledger keeps them, filed under the keys by which their relations are found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from daicho.deals.relations import DOCUMENT, LAYERS, filing
from daicho.deals.told import Row, Told, told_from_text
from daicho.ledger import kept
from daicho.ledger.store import Snapshot

_DEPTH = {layer: depth for depth, layer in enumerate((DOCUMENT, *LAYERS))}
_NAMED = "n"


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

    def told(self, deals: Iterable[str]) -> list[Told]:
        """These deals as relations see them."""
        wanted = list(deals)
        missing = [deal for deal in wanted if deal not in self._told]
        for (text,) in kept.find(self._connection, kept.BEHIND, "deal", missing, "told"):
            found = told_from_text(text)
            self._told[found.id] = found
        return [self._told[deal] for deal in wanted]

    def keys(self, layer: str, deals: Iterable[str]) -> set[str]:
        """The keys of a layer under which any of these deals is or was filed."""
        wanted = set(deals)
        now = kept.find(self._connection, kept.FILED, "deal", wanted)
        prefix = at(layer, "")
        places = {row.at for row in now} | {place for place, deal in self._former if deal in wanted}
        return {place.removeprefix(prefix) for place in places if place.startswith(prefix)}

    def filed(self, layer: str, key: str) -> Sequence[Told]:
        """The deals filed under a key."""
        return self.told(row.deal for row in kept.find(self._connection, kept.FILED, "at", [at(layer, key)]))

    def found(self, deals: Iterable[str], before: str | None) -> list[Row]:
        """The relations from or to these deals found by the layers before this one, or by all."""
        wanted = list(deals)
        depth = len(_DEPTH) if before is None else _DEPTH[before]
        rows = {
            tuple(row)
            for column in ("deal", "other")
            for row in kept.find(self._connection, kept.RELATIONS, column, wanted)
            if int(row.at.partition(" ")[0]) < depth
        }
        return [(one, type_, other, why) for _, one, type_, other, why in sorted(rows)]

    def keep(self, layer: str, key: str, rows: Sequence[Row]) -> set[str]:
        """Let `rows` take the place of what was found under a key; the deals at either end of what is no longer the same."""
        place = at(layer, key)
        before = {tuple(row[1:]) for row in kept.find(self._connection, kept.RELATIONS, "at", [place])}
        if before != set(rows):
            kept.replace(self._connection, kept.RELATIONS, "at", [place], [(place, *row) for row in rows])
        return {deal for row in before ^ set(rows) for deal in (row[0], row[2])}
