"""Deals as relations see them: what their claims name together, what a document states, and what is known between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from daicho.deals.traits import Traits
from daicho.model.deal import Relation, RelationType


@dataclass(frozen=True)
class Told:
    """A deal as its claims tell it. value: the figure its range stands for.

    payers, recipients: everybody its claims name, by the one key that stands for them; phases: those most claims name.
    """

    id: str
    members: tuple[Traits, ...]
    currency: str
    value: Decimal
    payers: frozenset[str]
    recipients: frozenset[str]
    phases: frozenset[str]

    @cached_property
    def kind(self) -> str:
        """The kind of money most of its claims name, the first of equals."""
        return Counter(traits.claim.kind for traits in self.members).most_common(1)[0][0]

    @cached_property
    def documents(self) -> frozenset[str]:
        """The documents that tell of it."""
        return frozenset(t.stated.document for t in self.members)

    @cached_property
    def cities(self) -> frozenset[str]:
        """The cities its claims name."""
        return frozenset(city for t in self.members for _, _, city in t.at if city)

    @cached_property
    def areas(self) -> frozenset[str]:
        """The countries its money goes to, or the parts of them its claims name."""
        parts = frozenset(part for t in self.members for _, part, _ in t.at if part)
        return parts or frozenset(t.claim.country for t in self.members if t.claim.country)

    @cached_property
    def first(self) -> int:
        """The day it was first told; undated deals come last."""
        return min((t.day for t in self.members if t.day is not None), default=10**7)

    @cached_property
    def is_total(self) -> bool:
        """Whether a claim calls it a total."""
        return any(t.claim.amount.role == "total" for t in self.members)

    @cached_property
    def all_done(self) -> bool:
        """Whether all that is told of it is spent."""
        return all(t.claim.status == "done" for t in self.members)


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim of a document, and the deal it belongs to."""

    deal: Told
    traits: Traits

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


class Found:
    """Relations found so far: the first reason for each stands."""

    def __init__(self, deals: Sequence[Told]) -> None:
        self.known: dict[str, dict[tuple[RelationType, str], str]] = {deal.id: {} for deal in deals}
        self.parts: dict[str, set[str]] = {deal.id: set() for deal in deals}

    def add(self, one: Told, type_: RelationType, other: Told, why: str) -> None:
        """Note a relation. A deal is no part of itself, nor of its own part."""
        if one.id != other.id and not (type_ == "part_of" and self.has(other, "part_of", one)):
            self.known[one.id].setdefault((type_, other.id), why)
            if type_ == "part_of":
                self.parts[other.id].add(one.id)

    def has(self, one: Told, type_: RelationType, other: Told) -> bool:
        """Whether this relation is known."""
        return (type_, other.id) in self.known[one.id]

    def parts_of(self, whole: Told) -> frozenset[str]:
        """The ids of a deal's parts."""
        return frozenset(self.parts[whole.id])

    def wholes_of(self, part: Told) -> frozenset[str]:
        """The ids of the deals this one is a part of."""
        return frozenset(other for type_, other in self.known[part.id] if type_ == "part_of")

    def relations(self) -> dict[str, tuple[Relation, ...]]:
        """All of them, by deal, in a fixed order."""
        return {
            one: tuple(Relation(type_, other, why) for (type_, other), why in sorted(known.items()))
            for one, known in self.known.items()
        }


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
