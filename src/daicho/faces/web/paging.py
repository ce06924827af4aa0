"""Long lists in pages, and what of them a query asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from daicho.errors import UsageError

T = TypeVar("T")
FARTHEST = 999_999
"""The greatest number of a page that an address may ask for."""
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


def number_asked(name: str, value: str, most: int = FARTHEST) -> int:
    """The number of a page, counted from 1, that a query asks for. Raises UsageError for what is none, or more than `most`."""
    if not value.isdecimal() or len(value) > len(str(FARTHEST)) or not 0 < int(value) <= most:
        raise UsageError(f"{name}={value[:20]}: it is a number from 1 to {most:,}")
    return int(value)


def within(page: int, many: int) -> int:
    """A page that is there: one beyond the last is the last."""
    return min(page, max(1, -(-many // SIZE)))


def paged(rows: Sequence[T], page: int) -> Paged[T]:
    """The rows of a page; one beyond the last is the last."""
    page = within(page, len(rows))
    return Paged(rows[(page - 1) * SIZE : page * SIZE], page, len(rows))
