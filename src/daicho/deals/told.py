"""Deals as relations see them: what their claims name together, what a document states, and what is known between them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal

from daicho.deals.ranges import Range
from daicho.deals.traits import Member, Spot
from daicho.model.deal import Relation, RelationType
from daicho.model.wording import sum_of_money

_LATE = 10**7  # after every day


@dataclass(frozen=True, slots=True)
class Told:
    """A deal as its claims tell it. order: of its first claim; value: the figure its range stands for; opening: its first one.

    kind: of most of its claims; payers, recipients: everybody they name, by the one key that stands for them; phases: those most
    claims name; documents: that tell of it; cities: that its claims name; areas: the countries its money goes to, or the parts of
    them its claims name; projects: names; first: the day it was first told, undated deals come last; is_total, is_increment,
    of_fund: whether a claim calls it a total or additional, or speaks of a fund; all_done: whether all that is told is spent.
    """

    id: str
    order: str
    kind: str
    currency: str
    value: Decimal
    opening: Decimal
    payers: frozenset[str]
    recipients: frozenset[str]
    phases: frozenset[str]
    documents: frozenset[str]
    cities: frozenset[str]
    areas: frozenset[str]
    projects: frozenset[str]
    first: int
    is_total: bool
    is_increment: bool
    of_fund: bool
    all_done: bool


def told_of(key: str, members: Sequence[Member], range_: Range, same: Mapping[str, str]) -> Told:
    """A deal as `members` tell it, in order of publication. same: the key that stands for each key."""
    named = Counter(phase for traits in members for phase in traits.phases)
    most = max(named.values(), default=0)
    roles = {traits.claim.amount.role for traits in members}
    parts = frozenset(part for t in members for _, part, _ in t.at if part)
    return Told(
        id=key,
        order=members[0].order,
        kind=kind_of(members),
        currency=range_.currency,
        value=(range_.high if range_.high is not None else range_.low) or Decimal(0),
        opening=next((t.sum.value for t in members if t.sum.value and t.sum.currency == range_.currency), Decimal(0)),
        payers=frozenset(same.get(key, key) for t in members for key in t.payers),
        recipients=frozenset(same.get(key, key) for t in members for key in t.recipients),
        phases=frozenset(phase for phase, count in named.items() if count == most),
        documents=frozenset(t.stated.document for t in members),
        cities=frozenset(city for t in members for _, _, city in t.at if city),
        areas=parts or frozenset(t.claim.country for t in members if t.claim.country),
        projects=frozenset(name for t in members for name in t.projects),
        first=min((t.day for t in members if t.day is not None), default=_LATE),
        is_total="total" in roles,
        is_increment="increment" in roles,
        of_fund=any(_speaks_of_fund(t) for t in members),
        all_done=all(t.claim.status == "done" for t in members),
    )


def kind_of(members: Sequence[Member]) -> str:
    """The kind of money most claims name, the first of equals."""
    return Counter(traits.claim.kind for traits in members).most_common(1)[0][0]


def told_to_text(told: Told) -> str:
    """A deal as relations see it in one line of JSON, the same for the same deal."""
    found = {field.name: _plain(getattr(told, field.name)) for field in fields(told)}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def told_from_text(text: str) -> Told:
    """The inverse of `told_to_text`."""
    found = json.loads(text)
    for name, value in found.items():
        if isinstance(value, list):
            found[name] = frozenset(value)
    return Told(**{**found, "value": Decimal(found["value"]), "opening": Decimal(found["opening"])})


def names_fund(key: str) -> bool:
    """Whether a key is that of a fund that money is given from."""
    return key.endswith(("fund", "基金"))


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    return str(value) if isinstance(value, Decimal) else value


def _speaks_of_fund(traits: Member) -> bool:
    text = traits.claim.quote.text.casefold()
    return "fund" in text or "基金" in text or any(names_fund(key) for key in traits.payers)


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim of a document, and the deal it belongs to."""

    deal: Told
    traits: Member

    @property
    def value(self) -> Decimal:
        """The figure stated."""
        return self.traits.claim.amount.value or Decimal(0)

    @property
    def role(self) -> str:
        """What the words around the sum make of it."""
        return self.traits.claim.amount.role

    @property
    def place(self) -> int:
        """Where in the document the sum stands."""
        return self.traits.claim.amount.mention.span.start

    @property
    def sum(self) -> str:
        """The sum as reasons word it."""
        return sum_of_money(self.value, self.traits.claim.amount.currency)


Row = tuple[str, RelationType, str, str]
"""What one deal is to another: its id, the relation, the other's id, and why."""


class Found:
    """Relations found so far: the first reason for each stands. A deal is no part of itself, nor of its own part.

    known: those that were there before, in order; `rows` are those that came after.
    """

    def __init__(self, known: Iterable[Row] = ()) -> None:
        self._known: dict[str, dict[tuple[RelationType, str], str]] = {}
        self._parts: dict[str, set[str]] = {}
        for row in known:
            self._note(row)
        self.rows: list[Row] = []

    def add(self, one: Told, type_: RelationType, other: Told, why: str) -> None:
        """Note a relation."""
        row = (one.id, type_, other.id, why)
        if self._note(row):
            self.rows.append(row)

    def has(self, one: Told, type_: RelationType, other: Told) -> bool:
        """Whether this relation is known."""
        return (type_, other.id) in self._known.get(one.id, ())

    def replaces_any(self, deal: Told) -> bool:
        """Whether a deal replaces another one."""
        return any(type_ == "replaces" for type_, _ in self._known.get(deal.id, ()))

    def parts_of(self, whole: Told) -> frozenset[str]:
        """The ids of a deal's parts."""
        return frozenset(self._parts.get(whole.id, ()))

    def wholes_of(self, part: Told) -> frozenset[str]:
        """The ids of the deals this one is a part of."""
        return frozenset(other for type_, other in self._known.get(part.id, ()) if type_ == "part_of")

    def relations(self, deal: str) -> tuple[Relation, ...]:
        """All relations of a deal, in a fixed order."""
        return tuple(Relation(type_, other, why) for (type_, other), why in sorted(self._known.get(deal, {}).items()))

    def _note(self, row: Row) -> bool:
        one, type_, other, why = row
        known = self._known.setdefault(one, {})
        if one == other or (type_, other) in known:
            return False
        if type_ == "part_of":
            if other in self._parts.get(one, ()):
                return False
            self._parts.setdefault(other, set()).add(one)
        known[type_, other] = why
        return True


def same_site(a: Told, b: Told) -> bool:
    """Whether nothing says that two deals are for different sites or phases."""
    return (a.phases == b.phases or not a.phases or not b.phases) and (
        not a.cities or not b.cities or bool(a.cities & b.cities)
    )


def same_place(a: Told, b: Told) -> bool:
    """Whether two deals are in one part of a country, or one country where no part is named."""
    return bool(a.areas & b.areas)


def replaced(deal: Told, kin: Sequence[Told], found: Found) -> bool:
    """Whether one of its kin replaces a deal."""
    return any(found.has(other, "replaces", deal) for other in kin)


def one_thing(a: Statement, b: Statement) -> bool:
    """Whether two statements of one document may be about one plant: same or no phases, no places apart."""
    x, y = a.traits, b.traits
    return (not x.phases or not y.phases or bool(x.phases & y.phases)) and one_place(a, b)


def one_place(a: Statement, b: Statement) -> bool:
    """Whether no places of two statements lie apart: that of one may lie in that of the other."""
    x, y = a.traits.at, b.traits.at
    return not x or not y or any(_may_be_one(here, there) for here in x for there in y)


def _may_be_one(here: Spot, there: Spot) -> bool:
    return all(one == other or one is None or other is None for one, other in zip(here, there, strict=True))
