"""Deals by column: what a table of a hundred thousand of them can be filtered, counted and sorted by within milliseconds.

Each facet keeps its values once and, for every deal that has one, the value's number; a filter is then a comparison of numbers
over all deals at once. The records themselves are only touched for the rows that are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from daicho.faces.web.packed import Index, Numbers, Packed, Strings, indexed
from daicho.model.deal import DealLine, DealParty
from daicho.reference import places
from daicho.reference.exchange import rate

Mask = npt.NDArray[np.bool_]

NOT_SAID = ""
"""The value of a facet for deals that have none."""
_AT_ONCE = 500  # lines unpacked together, of those that all are wanted
_MEASURE = "USD"  # deals in several currencies are put in order by what they were worth in this one


class Facet(NamedTuple):
    """One field of all deals. values: each once; rows, codes: that deal `rows[i]` has the value `values[codes[i]]`."""

    values: Strings
    rows: Numbers
    codes: Numbers

    def having(self, wanted: Iterable[str], many: int) -> Mask:
        """Which of `many` deals have one of the wanted values."""
        numbers = map(self.values.number, wanted)
        return self.having_codes([number for number in numbers if number is not None], many)

    def having_codes(self, codes: Sequence[int] | Numbers, many: int) -> Mask:
        """Which of `many` deals have one of the values with these numbers."""
        meant = np.zeros(len(self.values) or 1, dtype=bool)
        meant[codes] = True
        mask = np.zeros(many, dtype=bool)
        mask[self.rows[meant[self.codes]]] = True
        return mask

    def counts(self, mask: Mask, most: int) -> list[tuple[str, int]]:
        """The values of the deals in `mask`, each with how many have it: the `most` frequent, these first."""
        found = np.bincount(self.codes[mask[self.rows]], minlength=len(self.values))
        there = np.flatnonzero(found)
        order = there[np.argsort(-found[there], kind="stable")[:most]]
        return [(self.values[code], int(found[code])) for code in order]

    def many(self, values: Iterable[str]) -> dict[str, int]:
        """How many deals have each of these values."""
        found = np.bincount(self.codes, minlength=len(self.values))
        numbers = {value: self.values.number(value) for value in values}
        return {value: int(found[number]) for value, number in numbers.items() if number is not None}


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
    "payer_country": lambda deal: deal.payer_country,
    "payer": lambda deal: map(party_key, deal.payer),
    "recipient": lambda deal: map(party_key, deal.recipient),
    "project": lambda deal: map(party_key, deal.project),
    "place": lambda deal: map(party_key, deal.place),
    "subdivision": lambda deal: filter(None, (subdivision_of(deal),)),
    "year": lambda deal: (deal.first_seen[:4],) if deal.first_seen else (),
    "currency": lambda deal: (deal.currency,),
}
"""Every field that deals can be chosen by. Those that the page of deals counts are fewer."""


PARTY_FACETS = ("payer", "recipient", "project", "place")
"""The facets whose values are keys of parties: these share their numbers, `DealColumns.keys`."""


@dataclass(frozen=True, slots=True)
class DealColumns:
    """All deals of a ledger at one moment.

    lines: by row; ids: of the rows; as_of: the newest date in the ledger; facets: by name; keys, parties: every party's key and
    its first wording; pointing: by the id of a deal, the rows of those that have a relation to it; orders: the rows in ascending
    order of each thing the table is sorted by, what is unknown first.
    """

    lines: Packed[DealLine]
    ids: Strings
    as_of: str | None
    facets: Mapping[str, Facet]
    keys: Strings
    parties: Packed[DealParty]
    pointing: Index
    orders: Mapping[str, Numbers]

    @classmethod
    def of(cls, lines: Sequence[DealLine], as_of: str | None) -> DealColumns:
        """These deals by column."""
        parties: dict[str, DealParty] = {}
        for line in lines:
            for party in (*line.payer, *line.recipient, *line.project, *line.place):
                parties.setdefault(party_key(party), party)
        keys = Strings(parties)
        code_of = {key: code for code, key in enumerate(parties)}
        shared = code_of | {NOT_SAID: len(keys)} if NOT_SAID not in code_of else code_of
        values = Strings(shared)
        return cls(
            lines=Packed(lines),
            ids=Strings(line.id for line in lines),
            as_of=as_of,
            facets={
                name: _facet(lines, of, shared, values) if name in PARTY_FACETS else _facet(lines, of)
                for name, of in FACETS.items()
            },
            keys=keys,
            parties=Packed(parties.values()),
            pointing=indexed([relation.deal for relation in line.relations] for line in lines),
            orders={name: _order([key(line) for line in lines]) for name, key in _SORTS.items()},
        )

    def line(self, deal: str) -> DealLine | None:
        """The deal with this id."""
        row = self.ids.number(deal)
        return None if row is None else self.lines[row]

    def party(self, key: str) -> DealParty | None:
        """The party with this key, by the first wording met."""
        number = self.keys.number(key)
        return None if number is None else self.parties[number]

    def pointing_at(self, deal: str) -> list[DealLine]:
        """The deals that have a relation to the one with this id."""
        return self.lines.picked(self.pointing[deal])

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
        return self.columns.lines.picked(order[np.flatnonzero(self.mask[order])[start:end]])

    def every_line(self, sort: str) -> Iterator[DealLine]:
        """All of the deals in order, a few at a time."""
        for start in range(0, self.many, _AT_ONCE):
            yield from self.lines(sort, start, start + _AT_ONCE)

    def _but(self, left_out: str | None) -> Mask:
        mask = self.whole
        for name, one in self.masks.items():
            if name != left_out:
                mask = mask & one
        return mask


def _facet(
    lines: Sequence[DealLine],
    of: Callable[[DealLine], Iterable[str]],
    known: Mapping[str, int] | None = None,
    values: Strings | None = None,
) -> Facet:
    """One field of all deals. known, values: the numbers of its values, where others have these, too."""
    number = dict(known or {})
    rows: list[int] = []
    codes: list[int] = []
    for row, line in enumerate(lines):
        for value in dict.fromkeys(of(line)) or (NOT_SAID,):
            rows.append(row)
            codes.append(number.setdefault(value, len(number)))
    return Facet(values or Strings(number), np.array(rows, dtype=np.int32), np.array(codes, dtype=np.int32))


def _order(keys: Sequence[Any]) -> Numbers:
    array: Any = np.array(keys, dtype=float if isinstance(next(iter(keys), 0.0), float) else object)
    return np.argsort(array, kind="stable").astype(np.int32)


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
