"""`magnitude` and `amount`: documents that tell of one deal and give figures that cannot be one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from daicho.checks.material import CheckedDeal, Material, evidence
from daicho.checks.rounding import Interval, stated_interval
from daicho.model.deal import Deal, Stated
from daicho.model.finding import Finding
from daicho.model.wording import money_range
from daicho.reference.exchange import rate

# A slip of magnitude keeps the digits: what is left after dividing by the power of ten is rounding.
_SAME_DIGITS = Decimal("0.04")
# Two currencies are compared at one day's rate; papers use another day's.
_OTHER_CURRENCY = Decimal("0.12")
# Words with which a text says itself that the sum has changed; such a difference is news, not an error.
_CHANGED = re.compile(
    r"\b(?:rais|increas|cut|reduc|revis|expand|scal|lower|trim|slash|boost|upp?ed|doubl|tripl|narrow|instead of|originally"
    r"|initially|earlier|previous|swell|grow|grew|balloon)\w*|増|減|引き上げ|引き下げ|上積み|上方|下方|拡大|縮小|膨ら|当初|見直",
    re.IGNORECASE,
)
# "Nearly a trillion" is said of 920 billion.
_ABOUT = Decimal("0.1")
_OPEN = Decimal(10) ** 40


@dataclass(frozen=True, slots=True)
class _Told:
    """One claim's sum as the interval it allows, in the deal's currency."""

    stated: Stated
    point: Decimal
    allowed: Interval


def check_amounts(material: Material) -> Iterator[Finding]:
    """One finding for each document whose figure for a deal no other rounding or bound explains."""
    for deal in material.deals:
        told = [item for stated in deal.claims if (item := _told(stated, deal.currency))]
        if len(told) < 2:
            continue
        usual = _usual(told)
        reported: set[str] = set()
        for item in told:
            if item in usual or item.stated.document in reported:
                continue
            finding = _compare(deal, item, usual)
            if finding:
                reported.add(item.stated.document)
                yield finding


def _told(stated: Stated, currency: str) -> _Told | None:
    claim = stated.money
    if claim.amount.role in ("old", "increment", "part"):
        return None
    around = stated_interval(claim.amount)
    if around is None or claim.amount.value is None:
        return None
    factor, slack = Decimal(1), _ABOUT if claim.amount.bound == "approx" else Decimal(0)
    if claim.amount.currency != currency:
        known = rate(claim.amount.currency, currency, stated.published) if stated.published else None
        if known is None:
            return None
        factor, slack = known.value, max(slack, _OTHER_CURRENCY)
    low = around.low * factor * (1 - slack)
    high = around.high * factor * (1 + slack)
    if claim.amount.bound == "max":
        low = Decimal(0)
    if claim.amount.bound == "min":
        high = _OPEN
    return _Told(stated, claim.amount.value * factor, Interval(low, high))


def _usual(told: Sequence[_Told]) -> list[_Told]:
    """The claims that agree with the figure most documents agree on; of equals, the one told first."""
    best: list[_Told] = []
    for item in told:
        around = [other for other in told if other.allowed.meets(item.allowed) and _near(other.point, item.point)]
        if len({o.stated.document for o in around}) > len({o.stated.document for o in best}):
            best = around
    return best


def _near(left: Decimal, right: Decimal) -> bool:
    """Bounds meet over any distance; a figure agrees with one within a factor of five."""
    return min(left, right) * 5 >= max(left, right)


def _compare(deal: Deal | CheckedDeal, item: _Told, usual: Sequence[_Told]) -> Finding | None:
    likeliest = max(usual, key=lambda other: (other.stated.money.amount.bound == "exact", -usual.index(other)))
    both = evidence([item.stated, likeliest.stated])
    many = len({other.stated.document for other in usual})
    here, there = _wording(item), _wording(likeliest)
    power = _power_of_ten(item.point / likeliest.point)
    if power:
        times = f"{10 ** abs(power):,} times too {'much' if power > 0 else 'little'}"
        return Finding(
            "magnitude",
            "error",
            f"{item.stated.doc} gives {here} where {many} document{'s' if many > 1 else ''} "
            f"({likeliest.stated.doc} first) give{'' if many > 1 else 's'} {there}: {times}",
            both,
            f"the other documents of deal {deal.id}, or who announced it",
        )
    if item.stated.document == likeliest.stated.document:
        return None  # two sums of one document are two sums, whatever the deal they were taken for
    countries = {other.stated.money.country for other in usual} - {None}
    if item.stated.money.country and countries and item.stated.money.country not in countries:
        return None  # nor are sums for two countries one
    if _CHANGED.search(item.stated.claim.quote.text) or any(
        other.allowed.meets(item.allowed) and not _near(other.point, item.point) for other in usual
    ):
        return None
    return Finding(
        "amount",
        "warning",
        f"{item.stated.doc} gives {here}, {likeliest.stated.doc} {there}, for one deal; the ranges do not meet "
        f"({item.point / likeliest.point - 1:+.0%})",
        both,
        "a statement of the payer with the sum",
    )


def _power_of_ten(ratio: Decimal) -> int:
    """The whole power of ten that `ratio` is, but for rounding; 0 where it is none."""
    for power in (-6, -4, -3, -2, -1, 1, 2, 3, 4, 6):
        if abs(ratio / Decimal(10) ** power - 1) <= _SAME_DIGITS:
            return power
    return 0


def _wording(item: _Told) -> str:
    amount = item.stated.money.amount
    return money_range(amount.low, amount.high, amount.currency)
