"""Claims: one statement a document makes, of one of ten kinds, every slot with its own span.

The kinds and slots are those of the labelling guide. A slot that names something is a tuple of parties. Claims are immutable;
`claim_id` covers document, kind, slots and spans, never `confidence` or `why`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal

from daicho.model.money import Conversion, Money
from daicho.model.span import Mention
from daicho.model.when import Period, When

Status = Literal["considering", "planned", "committed", "done", "cancelled"]
Event = Literal[
    "construction_start", "completion", "opening", "pilot", "production_start", "mass_production", "shipment", "other"
]
STATUSES: tuple[Status, ...] = ("considering", "planned", "committed", "done", "cancelled")
MONEY_KINDS = ("investment", "subsidy", "equity", "loan")
KINDS = (*MONEY_KINDS, "milestone", "headcount", "capacity", "partnership", "policy", "indicator")


@dataclass(frozen=True, slots=True)
class Party:
    """Something named: the wording in the text, the fullest name known for it, and its entity's id once resolved.

    `name` differs from the wording where the text says "the company" or gives the full name elsewhere.
    """

    mention: Mention
    name: str
    entity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What all kinds share. `quote` is the sentence or clause that makes the claim; `says` who the text credits.

    confidence: probability, 0 to 1, that a careful reader agrees; why: the cues that decided, in order.
    """

    kind: ClassVar[str] = ""
    quote: Mention
    says: tuple[Party, ...] = ()
    confidence: float = 0.5
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyClaim(Claim):
    """Money that moves or is promised: the shared slots of investment, subsidy, equity and loan.

    converted: the same sum in another currency, where the text gives both.
    """

    amount: Money
    payer: tuple[Party, ...] = ()
    recipient: tuple[Party, ...] = ()
    project: tuple[Party, ...] = ()
    place: tuple[Party, ...] = ()
    country: str | None = None
    status: Status = "planned"
    period: Period | None = None
    converted: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Investment(MoneyClaim):
    """Somebody puts capital of its own into a plant, site, capacity, network or country."""

    kind: ClassVar[str] = "investment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subsidy(MoneyClaim):
    """Public money or a public promise of it: grants, tax credits, government loans, budgets for an industry."""

    kind: ClassVar[str] = "subsidy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Equity(MoneyClaim):
    """Buying a stake, a capital injection, a funding round, an acquisition."""

    kind: ClassVar[str] = "equity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loan(MoneyClaim):
    """Private lending, bonds, debt raised for a project."""

    kind: ClassVar[str] = "loan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone(Claim):
    """A project or actor reaches, or is due to reach, a step at a stated date."""

    kind: ClassVar[str] = "milestone"
    event: Event
    when: When
    subject: tuple[Party, ...] = ()
    project: tuple[Party, ...] = ()
    place: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Claim):
    """A number with a unit that the text states: the shared slots of headcount, capacity and indicator.

    measure: the wording of the number with its unit; value, low: as numbers (low: the earlier end of a range or pair).
    """

    measure: Mention
    value: Decimal
    unit: str
    low: Decimal | None = None
    subject: tuple[Party, ...] = ()
    project: tuple[Party, ...] = ()
    place: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Headcount(Measure):
    """A stated number of jobs or trainees tied to a project or programme."""

    kind: ClassVar[str] = "headcount"
    what: Literal["jobs", "trainees"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity(Measure):
    """A stated physical output or capability: wafers a month, megawatts, nanometres."""

    kind: ClassVar[str] = "capacity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Measure):
    """A stated measure of an economy or a sector: a rank, a share, a count, a rate."""

    kind: ClassVar[str] = "indicator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Partnership(Claim):
    """Two or more named parties agree to work together."""

    kind: ClassVar[str] = "partnership"
    parties: tuple[Party, ...]
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(Claim):
    """A government or bloc acts on the technology or its trade."""

    kind: ClassVar[str] = "policy"
    actor: tuple[Party, ...]
    target: tuple[Party, ...] = ()
    action: str = ""


@dataclass(frozen=True, slots=True)
class NotFlow:
    """A sum that is no flow of investment, and why ("revenue", "market size", "price of goods")."""

    mention: Mention
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one document says that daicho understood: the result of the claims stage."""

    claims: tuple[Claim, ...] = ()
    not_flows: tuple[NotFlow, ...] = ()
    conversions: tuple[Conversion, ...] = ()
