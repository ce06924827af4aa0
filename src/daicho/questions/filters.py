"""Which deals a reader asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from daicho.model.dates import known_by, last_day
from daicho.model.deal import Deal, DealLine, DealParty
from daicho.reference import organisations

DealT = TypeVar("DealT", Deal, DealLine)
_Test = Callable[[Deal | DealLine], bool]
_AS_THEY_ARE = ("kind", "status")


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


COLUMNS: Mapping[str, Sequence[str]] = {
    "kind": ["kind"],
    "payer": ["payer"],
    "recipient": ["recipient"],
    "place": ["place", "country"],
    "sector": ["sector"],
    "status": ["status"],
    "since": ["last_seen"],
    "until": ["first_seen"],
}
"""What a filter looks at in a line."""


def columns_for(filters: Filters | None) -> set[str]:
    """What lines must have to be chosen by these filters."""
    return {column for name, some in COLUMNS.items() if getattr(filters, name, None) is not None for column in some}


def having(filters: Filters | None) -> dict[str, str]:
    """What a ledger may look for by itself: columns of lines, with what they must have."""
    return {name: value for name in _AS_THEY_ARE if (value := getattr(filters, name, None)) is not None}


def chosen(deals: Iterable[DealT], filters: Filters | None) -> Iterator[DealT]:
    """Those of `deals` that every filter that is set lets through."""
    found = iter(deals)
    for test in _tests(filters) if filters else ():
        found = filter(test, found)
    return found


def _tests(filters: Filters) -> Iterator[_Test]:
    kind, status, sector, since, until = filters.kind, filters.status, filters.sector, filters.since, filters.until
    if kind is not None:
        yield lambda deal: deal.kind == kind
    if status is not None:
        yield lambda deal: deal.status == status
    if sector is not None:
        yield lambda deal: sector in deal.sector
    if filters.payer is not None:
        payer = _named(filters.payer)
        yield lambda deal: payer(deal.payer)
    if filters.recipient is not None:
        recipient = _named(filters.recipient)
        yield lambda deal: recipient(deal.recipient)
    if filters.place is not None:
        place, code = _named(filters.place), filters.place.upper()
        yield lambda deal: code == deal.country or place(deal.place)
    if since is not None:
        told_since = cache(lambda day: not_before(day, since))
        yield lambda deal: told_since(deal.last_seen)
    if until is not None:
        told_by = cache(lambda day: known_by(day, until))
        yield lambda deal: told_by(deal.first_seen)


def not_before(published: str | None, day: str) -> bool:
    """Whether something was surely published on `day` or later."""
    return published is not None and last_day(published) >= day


def _named(wanted: str) -> Callable[[Sequence[DealParty]], bool]:
    """Whether a party has this name, wholly or in part, or is the one that the table knows by it (METI, 経産省)."""
    key = wanted.casefold()
    known = organisations.by_name(wanted)
    ids = {wanted, key, known.id if known else key}
    return lambda parties: any(key in name.casefold() or entity in ids for name, entity in parties)
