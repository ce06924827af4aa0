"""Which deals a reader asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter, eq
from typing import Any, TypeVar

from daicho.model.dates import known_by, last_day
from daicho.model.deal import Deal, DealLine, DealParty
from daicho.reference import organisations

DealT = TypeVar("DealT", Deal, DealLine)
Test = Mapping[str, Callable[[Any], bool]]
"""What is asked of attributes of a deal, one of which must say yes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which deals are meant: every filter that is set must hold. Names match whole or in part, whatever their case.

    since, until: a document that tells of the deal was published in that time.
    """

    kind: str | None = None
    payer: str | None = None
    recipient: str | None = None
    place: str | None = None
    sector: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None


def tests(filters: Filters | None) -> list[Test]:
    """What the filters that are set ask of a deal, each by itself."""
    if filters is None:
        return []
    found: list[Test] = []
    for name in ("kind", "status"):
        if (wanted := getattr(filters, name)) is not None:
            found.append({name: partial(eq, wanted)})
    sector, since, until = filters.sector, filters.since, filters.until
    if sector is not None:
        found.append({"sector": lambda sectors: sector in sectors})
    for name in ("payer", "recipient"):
        if (wanted := getattr(filters, name)) is not None:
            found.append({name: _named(wanted)})
    if filters.place is not None:
        found.append({"place": _named(filters.place), "country": partial(eq, filters.place.upper())})
    if since is not None:
        found.append({"last_seen": lambda day: not_before(day, since)})
    if until is not None:
        found.append({"first_seen": lambda day: known_by(day, until)})
    return found


def chosen(deals: Iterable[DealT], filters: Filters | None) -> Iterator[DealT]:
    """Those of `deals` that every filter that is set lets through."""
    found = iter(deals)
    for test in tests(filters):
        found = filter(_passing(test), found)
    return found


def _passing(test: Test) -> Callable[[Deal | DealLine], bool]:
    asked = [(attrgetter(name), says) for name, says in test.items()]
    return lambda deal: any(says(get(deal)) for get, says in asked)


def not_before(published: str | None, day: str) -> bool:
    """Whether something was surely published on `day` or later."""
    return published is not None and last_day(published) >= day


def _named(wanted: str) -> Callable[[Sequence[DealParty]], bool]:
    """Whether a party has this name, wholly or in part, or is the one that the table knows by it (METI, 経産省)."""
    key = wanted.casefold()
    known = organisations.by_name(wanted)
    ids = {wanted, key, known.id if known else key}

    def named(parties: Sequence[DealParty]) -> bool:
        for name, entity in parties:  # noqa: SIM110  # a hundred thousand are asked, twice as fast as by any()
            if key in name.casefold() or entity in ids:
                return True
        return False

    return named
