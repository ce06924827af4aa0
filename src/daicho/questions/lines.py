"""Deals as lines, held by column."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import repeat
from operator import attrgetter, eq
from typing import Any, overload

import numpy as np

from daicho.ledger.columns import Column, Numbers
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

    columns: what the deals have, by the names of COLUMNS, the id among them; those left out are empty in the lines.
    """

    def __init__(self, columns: Mapping[str, Column]) -> None:
        self._columns = columns

    def column(self, name: str) -> Column:
        """One column of all deals."""
        return self._columns[name] if name in self._columns else Column.same(_EMPTY.get(name), len(self))

    def picked(self, rows: Numbers) -> Lines:
        """Some of the deals, by their numbers."""
        return Lines({name: column.picked(rows) for name, column in self._columns.items()})

    def __len__(self) -> int:
        return len(self._columns["id"])

    @overload
    def __getitem__(self, at: int) -> DealLine: ...
    @overload
    def __getitem__(self, at: slice) -> Lines: ...
    def __getitem__(self, at: int | slice) -> DealLine | Lines:
        found = self.picked(np.atleast_1d(np.arange(len(self))[at]))
        return found if isinstance(at, slice) else next(iter(found))

    def __iter__(self) -> Iterator[DealLine]:
        # Past the function that only names its arguments.
        return map(tuple.__new__, repeat(DealLine), zip(*map(self.column, COLUMNS), strict=True))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]


def column(deals: Sequence[Deal | DealLine], name: str) -> Column:
    """What each of the deals has under a name."""
    return deals.column(name) if isinstance(deals, Lines) else Column(list(map(attrgetter(name), deals)))


def picked(deals: Sequence[Deal | DealLine], rows: Numbers) -> Sequence[Deal | DealLine]:
    """Some of the deals, by their numbers."""
    return deals.picked(rows) if isinstance(deals, Lines) else [deals[at] for at in rows.tolist()]


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
