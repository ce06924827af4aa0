"""Deals by column: what a table of a hundred thousand of them can be filtered, counted and sorted by within milliseconds.

Each facet keeps its values once and, for every deal that has one, the value's number; a filter is then a comparison of numbers
over all deals at once. The records themselves are only touched for the rows that are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from daicho.model.deal import DealLine, DealParty
from daicho.questions.countries import payer_countries
from daicho.reference import places
from daicho.reference.exchange import rate

Mask = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.intp]

NOT_SAID = ""
"""The value of a facet for deals that have none."""
_MEASURE = "USD"  # deals in several currencies are put in order by what they were worth in this one


@dataclass(frozen=True, slots=True)
class Facet:
    """One field of all deals. values: each once; rows, codes: that deal `rows[i]` has the value `values[codes[i]]`."""

    values: tuple[str, ...]
    rows: Rows
    codes: Rows
    number: Mapping[str, int]

    def having(self, wanted: Iterable[str], many: int) -> Mask:
        """Which of `many` deals have one of the wanted values."""
        meant = np.zeros(len(self.values) or 1, dtype=bool)
        meant[[self.number[value] for value in wanted if value in self.number]] = True
        mask = np.zeros(many, dtype=bool)
        mask[self.rows[meant[self.codes]]] = True
        return mask

    def counts(self, mask: Mask, most: int) -> list[tuple[str, int]]:
        """The values of the deals in `mask`, each with how many have it: the `most` frequent, these first."""
        found = np.bincount(self.codes[mask[self.rows]], minlength=len(self.values))
        order = np.argsort(-found, kind="stable")[:most]
        return [(self.values[i], int(found[i])) for i in order if found[i]]


def party_key(party: DealParty) -> str:
    """What stands for a party in addresses: its entity, or its name where nobody knows whom it means."""
    return party.entity or party.name


def subdivision_of(deal: DealLine) -> str | None:
    """ISO 3166-2 code of the first-level subdivision that the first known place of a deal is in: the prefecture, the state."""
    for party in deal.place:
        place = places.by_id(party.entity or "") or places.by_name(party.name, deal.country)
        if place and place.subdivision:
            return place.subdivision
    return None


FACETS: Mapping[str, Callable[[DealLine], Iterable[str]]] = {
    "kind": lambda deal: (deal.kind,),
    "status": lambda deal: (deal.status,),
    "sector": lambda deal: deal.sector,
    "country": lambda deal: (deal.country,) if deal.country else (),
    "payer_country": payer_countries,
    "payer": lambda deal: map(party_key, deal.payer),
    "recipient": lambda deal: map(party_key, deal.recipient),
    "project": lambda deal: map(party_key, deal.project),
    "place": lambda deal: map(party_key, deal.place),
    "subdivision": lambda deal: filter(None, (subdivision_of(deal),)),
    "year": lambda deal: (deal.first_seen[:4],) if deal.first_seen else (),
    "currency": lambda deal: (deal.currency,),
}
"""Every field that deals can be chosen by. Those that the page of deals counts are fewer."""


@dataclass(frozen=True)
class DealColumns:
    """All deals of a ledger at one moment. as_of: the newest date in it."""

    lines: Sequence[DealLine]
    as_of: str | None

    @cached_property
    def facets(self) -> Mapping[str, Facet]:
        """Every facet, by name."""
        return {name: _facet(self.lines, of) for name, of in FACETS.items()}

    @cached_property
    def row(self) -> Mapping[str, int]:
        """The row of each deal, by its id."""
        return {line.id: number for number, line in enumerate(self.lines)}

    @cached_property
    def pointing_at(self) -> Mapping[str, Sequence[DealLine]]:
        """The deals that have a relation to a deal, by its id."""
        found: dict[str, list[DealLine]] = {}
        for line in self.lines:
            for target in dict.fromkeys(relation.deal for relation in line.relations):
                found.setdefault(target, []).append(line)
        return found

    @cached_property
    def names(self) -> Mapping[str, DealParty]:
        """Every party by its key: the first wording met."""
        found: dict[str, DealParty] = {}
        for line in self.lines:
            for party in (*line.payer, *line.recipient, *line.project, *line.place):
                found.setdefault(party_key(party), party)
        return found

    @cached_property
    def orders(self) -> Mapping[str, Rows]:
        """The rows in ascending order of each thing the table is sorted by; what is unknown comes first."""
        found: dict[str, Rows] = {}
        for name, key in _SORTS.items():
            keys = [key(line) for line in self.lines]
            array: Any = np.array(keys, dtype=float if isinstance(next(iter(keys), 0.0), float) else object)
            found[name] = np.argsort(array, kind="stable")
        return found

    def chosen(self, wanted: Mapping[str, Sequence[str]], among: Mask | None = None) -> Selection:
        """The deals that have, of every field in `wanted`, one of its values; among: only these."""
        many = len(self.lines)
        whole = among if among is not None else np.ones(many, dtype=bool)
        masks = {name: self.facets[name].having(values, many) for name, values in wanted.items() if values}
        return Selection(self, whole, masks)


@dataclass(frozen=True)
class Selection:
    """Some of the deals. whole: those before any facet; masks: which each facet lets through."""

    columns: DealColumns
    whole: Mask
    masks: Mapping[str, Mask]

    @cached_property
    def mask(self) -> Mask:
        """Which deals are meant."""
        return self._but(None)

    @property
    def many(self) -> int:
        """How many there are."""
        return int(np.count_nonzero(self.mask))

    def counts(self, facet: str, most: int) -> list[tuple[str, int]]:
        """The values of a facet among deals that all other facets let through: what choosing each would give."""
        return self.columns.facets[facet].counts(self._but(facet), most)

    def lines(self, sort: str, start: int = 0, end: int | None = None) -> list[DealLine]:
        """The deals in order, from `start` to `end`. sort: of `SORTS`, with a minus for descending."""
        order = self.columns.orders[sort.removeprefix("-")]
        if sort.startswith("-"):
            order = order[::-1]
        rows = order[np.flatnonzero(self.mask[order])[start:end]]
        return [self.columns.lines[row] for row in rows]

    def _but(self, left_out: str | None) -> Mask:
        mask = self.whole
        for name, one in self.masks.items():
            if name != left_out:
                mask = mask & one
        return mask


def _facet(lines: Sequence[DealLine], of: Callable[[DealLine], Iterable[str]]) -> Facet:
    number: dict[str, int] = {}
    rows: list[int] = []
    codes: list[int] = []
    for row, line in enumerate(lines):
        for value in dict.fromkeys(of(line)) or (NOT_SAID,):
            rows.append(row)
            codes.append(number.setdefault(value, len(number)))
    return Facet(tuple(number), np.array(rows, dtype=np.intp), np.array(codes, dtype=np.intp), number)


def _worth(line: DealLine) -> float:
    """What a deal is worth in one currency, at the rate of the day it was first told; -1 where nobody knows."""
    value = line.high if line.high is not None else line.low
    factor = _factor(line.currency, line.first_seen)
    return -1.0 if value is None or factor is None else float(value * factor)


@lru_cache(maxsize=65_536)
def _factor(currency: str, day: str | None) -> Decimal | None:
    if currency == _MEASURE:
        return Decimal(1)
    found = rate(currency, _MEASURE, day) if day else None
    return found.value if found else None


def _name(parties: Sequence[DealParty]) -> str:
    return parties[0].name.casefold() if parties else "\U0010ffff"


_SORTS: Mapping[str, Callable[[DealLine], Any]] = {
    "told": lambda line: line.last_seen or "",
    "amount": _worth,
    "payer": lambda line: _name(line.payer),
    "recipient": lambda line: _name(line.recipient or line.project),
    "kind": lambda line: line.kind,
    "country": lambda line: line.country or "~",
    "status": lambda line: line.status,
    "documents": lambda line: float(line.document_count),
}
SORTS: tuple[str, ...] = tuple(_SORTS)
