"""How far totals are off, in money: against commitments labelled as what they are and whether they count.

`commitments.jsonl` has one commitment a line: `deal` (the slug that labelled claims give it), `kind`, `currency`, `low`, `high`
(null where open) and `left_out`, the reason why no total should count it, or null.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from daicho.errors import InputRefused

Row = tuple[str, str]
"""A kind of money and a currency."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What a row of totals comes to: what is certain, and the most that is known of (an open end counts as its low one)."""

    low: Decimal = Decimal(0)
    most: Decimal = Decimal(0)

    def __add__(self, other: Sum) -> Sum:
        return Sum(self.low + other.low, self.most + other.most)

    def __iter__(self) -> Iterator[Decimal]:
        yield from (self.low, self.most)


@dataclass(frozen=True, slots=True)
class Miss:
    """The totals of one currency: what they should come to, what they come to, and how far they are off, over all kinds."""

    currency: str
    wanted: Sum
    got: Sum
    off: Decimal

    @property
    def error(self) -> float:
        """The share of the money that should have been counted by which both ends of the rows are off."""
        size = self.wanted.low + self.wanted.most
        return float(self.off / size) if size else float(bool(self.off))


def sum_of(low: Decimal | None, high: Decimal | None) -> Sum:
    """One commitment as a part of a row."""
    return Sum(low or Decimal(0), high if high is not None else low or Decimal(0))


def wanted_sums(path: Path) -> dict[Row, Sum]:
    """What each row should come to by the labels in `path`. Raises InputRefused for what is not in their format."""
    found: dict[Row, Sum] = {}
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            label = json.loads(line, parse_int=Decimal, parse_float=Decimal)
            if label["left_out"] is None:
                row = label["kind"], label["currency"]
                found[row] = found.get(row, Sum()) + sum_of(label["low"], label["high"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputRefused(str(path), f"no labelled commitments: {error!r}") from error
    return found


def misses(wanted: Mapping[Row, Sum], got: Mapping[Row, Sum]) -> tuple[Miss, ...]:
    """How far the totals of each currency are off; kinds do not make up for each other."""
    return tuple(
        Miss(
            currency,
            _added(sums for (_, unit), sums in wanted.items() if unit == currency),
            _added(sums for (_, unit), sums in got.items() if unit == currency),
            sum(
                (_off(wanted.get(row, Sum()), got.get(row, Sum())) for row in {*wanted, *got} if row[1] == currency),
                Decimal(0),
            ),
        )
        for currency in sorted({currency for _, currency in wanted})
    )


def _added(sums: Iterable[Sum]) -> Sum:
    return sum(sums, Sum())


def _off(wanted: Sum, got: Sum) -> Decimal:
    return abs(wanted.low - got.low) + abs(wanted.most - got.most)
