"""Deals: one commitment of money, told by many claims in many documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from daicho.model.claim import Claim, MoneyClaim, Status

RelationType = Literal["part_of", "adds_to", "replaces", "funded_by"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A claim as the ledger holds it: who printed it, and when.

    id: the claim's id; document: the id of its document; doc: what outputs call that document; published: earliest known ISO
    date of publication, possibly partial, None where unknown; lang: of the document.
    """

    id: str
    document: str
    doc: str
    published: str | None
    lang: str
    claim: Claim

    @property
    def money(self) -> MoneyClaim:
        """The claim, where it is one of money, as every claim of a deal is. Raises TypeError otherwise."""
        if not isinstance(self.claim, MoneyClaim):
            raise TypeError(f"claim {self.id} is a {self.claim.kind}, which has no sum")
        return self.claim


@dataclass(frozen=True, slots=True)
class DealParty:
    """Who pays or receives, or what a deal is about: the fullest name its claims give and the entity, where resolved."""

    name: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class StatusStep:
    """On `known` (date of publication, None where unknown) a document gave the deal this status."""

    known: str | None
    status: Status
    claim: str


@dataclass(frozen=True, slots=True)
class AmountStep:
    """On `known` a document gave the deal this range (None: open), in the deal's currency."""

    known: str | None
    low: Decimal | None
    high: Decimal | None
    claim: str


@dataclass(frozen=True, slots=True)
class Relation:
    """What this deal is to another one, and the words or arithmetic that say so."""

    type: RelationType
    deal: str
    why: str


@dataclass(frozen=True, slots=True)
class Join:
    """Why two claims are one deal: the features that decided, with their weights."""

    left: str
    right: str
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """One commitment: its range after everything known, its history, its relations and the claims that tell of it.

    low, high: None where open. `why` explains the range: which claims decided, which were left out.
    """

    id: str
    kind: str
    currency: str
    low: Decimal | None
    high: Decimal | None
    status: Status
    payer: tuple[DealParty, ...] = ()
    recipient: tuple[DealParty, ...] = ()
    project: tuple[DealParty, ...] = ()
    place: tuple[DealParty, ...] = ()
    country: str | None = None
    sector: tuple[str, ...] = ()
    status_history: tuple[StatusStep, ...] = ()
    amount_history: tuple[AmountStep, ...] = ()
    relations: tuple[Relation, ...] = ()
    first_seen: str | None = None
    last_seen: str | None = None
    documents: tuple[str, ...] = ()
    claims: tuple[Stated, ...] = ()
    joins: tuple[Join, ...] = field(default=())
    why: tuple[str, ...] = ()
