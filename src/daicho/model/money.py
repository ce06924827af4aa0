"""A sum of money as a text states it: an interval, a currency and the wording, one value."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from daicho.model.span import Mention

Bound = Literal["exact", "max", "min", "approx"]
Role = Literal["plain", "increment", "total", "part", "old", "new"]


@dataclass(frozen=True, slots=True)
class Money:
    """One stated sum.

    value: the representative figure (a range's upper end, a bound's figure), None for vague sums (数千億円);
    low, high: the interval, None where open ("up to" has no low, "more than" no high);
    currency: ISO 4217; bound: how the text qualifies the figure; role: what the words around it make of it:
    `increment` (an additional …), `total` (bringing the total to …), `part` (of which …), `old`/`new` (raised from … to …).
    Only the wording inside `mention` is evidence for the figure; the role may rest on neighbouring words.
    """

    mention: Mention
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    currency: str
    bound: Bound = "exact"
    role: Role = "plain"


@dataclass(frozen=True, slots=True)
class Conversion:
    """One sum stated in two currencies: `first` is the one the text gives first."""

    first: Money
    second: Money
