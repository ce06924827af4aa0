"""Deals filed in memory under the keys by which their relations are found, with what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from daicho.deals.relations import DOCUMENT, LAYERS, filing
from daicho.deals.told import Row, Told

_DEPTH = {layer: depth for depth, layer in enumerate((DOCUMENT, *LAYERS))}


class Memory:
    """All deals of a ledger, on one shelf: see `relations.Shelf`."""

    def __init__(self, deals: Iterable[Told]) -> None:
        self._filed: dict[tuple[str, str], list[Told]] = {}
        self._rows: dict[str, list[tuple[int, str, Row]]] = {}
        for deal in deals:
            for at in filing(deal):
                self._filed.setdefault(at, []).append(deal)

    def keys(self, layer: str, _: Iterable[str]) -> Iterator[str]:
        """The keys of a layer: where nothing was known before, everything is new."""
        return (key for other, key in self._filed if other == layer)

    def look_up(self, layer: str, keys: Sequence[str]) -> None:
        """Everything is at hand."""

    def filed(self, layer: str, key: str) -> Sequence[Told]:
        """The deals filed under a key."""
        return self._filed[layer, key]

    def found(self, deals: Iterable[str], before: str | None) -> list[Row]:
        """The relations from or to these deals found by the layers before this one, or by all."""
        depth = len(_DEPTH) if before is None else _DEPTH[before]
        found = {entry for deal in deals for entry in self._rows.get(deal, ()) if entry[0] < depth}
        return [row for _, _, row in sorted(found)]

    def keep(self, layer: str, key: str, rows: Sequence[Row]) -> set[str]:
        """Note what was found under a key; the deals that it is of."""
        for row in rows:
            for deal in (row[0], row[2]):
                self._rows.setdefault(deal, []).append((_DEPTH[layer], key, row))
        return {deal for row in rows for deal in (row[0], row[2])}

    def rows(self) -> Iterator[tuple[str, str, Row]]:
        """Everything found, with its layer and key, each once."""
        layers = list(_DEPTH)
        everything = {entry for entries in self._rows.values() for entry in entries}
        return ((layers[depth], key, row) for depth, key, row in sorted(everything))
