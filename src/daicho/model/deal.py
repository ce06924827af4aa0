"""Deals: one commitment of money, told by many claims in many documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

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


class DealParty(NamedTuple):
    """Who pays or receives, or what a deal is about: the fullest name its claims give and the entity, where resolved."""

    name: str
    entity: str | None = None

    def __reduce__(self) -> tuple[type[DealParty], tuple[str, str | None]]:
        """Packed in half the time that a dataclass takes by itself: tables of deals unpack hundreds of parties a page."""
        return DealParty, (self.name, self.entity)


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

    low, high: None where open. country: where the money goes; payer_country: where those who pay are from (see
    `deals/countries`). `why` explains the range: which claims decided, which were left out.
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
    payer_country: tuple[str, ...] = ()
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

    @property
    def document_count(self) -> int:
        """How many documents tell of it."""
        return len({stated.document for stated in self.claims})

    @property
    def claim_count(self) -> int:
        """How many claims tell of it."""
        return len(self.claims)

    @property
    def sums_up(self) -> bool:
        """Whether its claims call it a total of what was promised before."""
        return any(stated.money.amount.role == "total" for stated in self.claims)

    @property
    def decided(self) -> str | None:
        """When a document first gave it the status it has; None where unknown."""
        return self.status_history[-1].known if self.status_history else None


class DealLine(NamedTuple):
    """A deal as one line of a table: everything that filters, totals and charts ask of it, without claims and histories.

    Each attribute means what it means in `Deal`; there are too many of these for records that take longer to make.
    """

    id: str
    kind: str
    currency: str
    low: Decimal | None
    high: Decimal | None
    status: Status
    payer: tuple[DealParty, ...]
    recipient: tuple[DealParty, ...]
    project: tuple[DealParty, ...]
    place: tuple[DealParty, ...]
    country: str | None
    payer_country: tuple[str, ...]
    sector: tuple[str, ...]
    relations: tuple[Relation, ...]
    first_seen: str | None
    last_seen: str | None
    document_count: int
    claim_count: int
    sums_up: bool
    decided: str | None


def line_of(deal: Deal) -> DealLine:
    """A deal as a line."""
    return DealLine(*(getattr(deal, name) for name in DealLine._fields))
