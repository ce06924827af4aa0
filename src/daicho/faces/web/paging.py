"""Long lists in pages, and what of them a query asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
SIZE = 50
"""Rows of a page."""


@dataclass(frozen=True, slots=True)
class Paged(Generic[T]):
    """One page of a list. rows: those shown; page: counted from 1; many: rows in all."""

    rows: Sequence[T]
    page: int
    many: int

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.many // SIZE))

    @property
    def first(self) -> int:
        """Number of the first row."""
        return min((self.page - 1) * SIZE + 1, self.many)

    @property
    def last(self) -> int:
        """Number of the last row."""
        return min(self.page * SIZE, self.many)


def paged(rows: Sequence[T], page: int) -> Paged[T]:
    """The rows of a page; one beyond the last is the last."""
    page = min(page, max(1, -(-len(rows) // SIZE)))
    return Paged(rows[(page - 1) * SIZE : page * SIZE], page, len(rows))
