"""Deals as lines, held by column."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import repeat
from operator import attrgetter, eq
from typing import Any, overload

from daicho.model.deal import Deal, DealLine

COLUMNS = DealLine._fields
"""The columns of a line."""

_EMPTY: Mapping[str, Any] = {
    **dict.fromkeys(("payer", "recipient", "project", "place", "payer_country", "sector", "relations"), ()),
    **dict.fromkeys(("document_count", "claim_count"), 0),
    "sums_up": False,
}
"""What a line has in a column that was not looked up, where not None."""


class Lines(Sequence[DealLine]):
    """Deals as lines, each of which is made when it is asked for: to hold a hundred thousand by column takes a fifth of the room.

    columns: what the deals have, by the names of COLUMNS; those left out are empty in the lines. many: how many deals there are.
    """

    def __init__(self, columns: Mapping[str, Sequence[Any]], many: int) -> None:
        self._columns = columns
        self._many = many

    def column(self, name: str) -> Sequence[Any]:
        """One column of all deals."""
        return self._columns[name] if name in self._columns else [_EMPTY.get(name)] * self._many

    def __len__(self) -> int:
        return self._many

    @overload
    def __getitem__(self, at: int) -> DealLine: ...
    @overload
    def __getitem__(self, at: slice) -> Lines: ...
    def __getitem__(self, at: int | slice) -> DealLine | Lines:
        if isinstance(at, slice):
            columns = {name: values[at] for name, values in self._columns.items()}
            return Lines(columns, len(range(self._many)[at]))
        return DealLine._make(self._columns[n][at] if n in self._columns else _EMPTY.get(n) for n in COLUMNS)

    def __iter__(self) -> Iterator[DealLine]:
        every = (self._columns.get(name, repeat(_EMPTY.get(name), self._many)) for name in COLUMNS)
        # Past the function that only names its arguments.
        return map(tuple.__new__, repeat(DealLine), zip(*every, strict=True))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]


def column(deals: Sequence[Deal | DealLine], name: str) -> Sequence[Any]:
    """What each of the deals has under a name."""
    return deals.column(name) if isinstance(deals, Lines) else list(map(attrgetter(name), deals))


@contextmanager
def uncollected() -> Iterator[None]:
    """A time in which the collector of garbage stands still: it looks at all lines over and over while they are made, and finds
    none.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
