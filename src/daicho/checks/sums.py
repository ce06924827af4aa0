"""`sum`: parts, or an increment and what was there before, that do not make the stated total."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from daicho.checks.material import Material, evidence
from daicho.checks.rounding import Interval, stated_interval
from daicho.deals.amounts import one_digit_off
from daicho.deals.parts import of_which
from daicho.model.claim import MoneyClaim
from daicho.model.deal import Stated
from daicho.model.finding import Finding
from daicho.model.wording import sum_of_money

# Beyond this share of the total, the parts are simply not all named: that is no mistake.
_NOT_ALL_NAMED = Decimal("0.15")
_MOST_PARTS = 6
# A sum whose kind was read with less confidence may be of the total's kind.
_UNSURE = 0.5
_OPEN = Decimal(10) ** 40
# A total is drawn in the sentence of a part or soon after it.
_SOON = 300
_TOTAL = re.compile(
    r"\b(?:in total|altogether|combined|total(?:s|ing|led|ling)?)\b|合計|累計|総額|計算|合わせ", re.IGNORECASE
)


def check_sums(material: Material) -> Iterator[Finding]:
    """Totals that a document draws itself, against the parts the same document names before it."""
    for claims in material.by_document.values():
        money = [stated for stated in claims if isinstance(stated.claim, MoneyClaim)]
        for total in money:
            if not _is_total(total, money):
                continue
            finding = _check(total, [stated for stated in money if _is_part(stated, total)])
            if finding:
                yield finding
        for whole in money:
            if finding := _divided(whole, money):
                yield finding


def _divided(whole: Stated, money: Sequence[Stated]) -> Finding | None:
    """Parts that a sentence divides a sum into, and that come to more than all of it."""
    value, around = whole.money.amount.value, stated_interval(whole.money.amount)
    parts = [
        stated for stated in money if _is_part(stated, whole) and stated.claim.quote.span == whole.claim.quote.span
    ]
    if (
        value is None
        or around is None
        or whole.money.amount.bound in ("min", "approx")
        or not 2 <= len(parts) <= _MOST_PARTS
    ):
        return None
    if not any(of_which(whole.money, part.money) for part in parts):
        return None
    added = _added(parts)
    if _sum(parts).low <= around.high or added - value > _NOT_ALL_NAMED * value:
        return None
    return _finding(whole, parts)


def _is_total(stated: Stated, money: Sequence[Stated]) -> bool:
    """Whether the text calls the sum a total, or speaks of one where this is the largest sum of the sentence."""
    if stated.money.amount.role == "total":
        return True
    if stated.money.amount.role != "plain" or not _TOTAL.search(stated.claim.quote.text):
        return False
    beside = [other for other in money if other.claim.quote.span == stated.claim.quote.span]
    return len(beside) > 1 and all(_point(other) <= _point(stated) for other in beside)


def _point(stated: Stated) -> Decimal:
    return stated.money.amount.value or Decimal(0)


def _is_part(stated: Stated, total: Stated) -> bool:
    part, whole = stated.money.amount, total.money.amount
    return (
        stated is not total
        and (stated.claim.kind == total.claim.kind or stated.claim.confidence < _UNSURE)
        and part.currency == whole.currency
        and part.value is not None
        and whole.value is not None
        and part.value < whole.value
    )


def _check(total: Stated, parts: Sequence[Stated]) -> Finding | None:
    whole = stated_interval(total.money.amount)
    value = total.money.amount.value
    if whole is None or value is None or not 2 <= len(parts) <= _MOST_PARTS:
        return None
    groups = [
        group
        for size in range(2, len(parts) + 1)
        for group in itertools.combinations(parts, size)
        if _beside(total, group)
    ]
    whole = _bounded(total, whole)
    if not groups or any(_sum(group).meets(whole) for group in groups):
        return None
    # A slip of the pen explains best, then the sum that comes nearest.
    parts = min(
        groups, key=lambda group: (not one_digit_off(_added(group), value), abs(_added(group) - value), len(group))
    )
    if abs(_added(parts) - value) > _NOT_ALL_NAMED * value and not _on_top(total, parts):
        return None
    return _finding(total, parts)


def _on_top(total: Stated, parts: Sequence[Stated]) -> bool:
    """Whether one sentence says what comes on top of what, and gives a total a digit off: then nothing is left unnamed."""
    together = all(part.claim.quote.span == total.claim.quote.span for part in parts)
    added = sorted(part.money.amount.role == "increment" for part in parts)
    return together and added == [False, True] and one_digit_off(_added(parts), _point(total))


def _finding(total: Stated, parts: Sequence[Stated]) -> Finding:
    added, value = _added(parts), _point(total)
    currency = total.money.amount.currency
    told = " + ".join(sum_of_money(part.money.amount.value or Decimal(0), currency) for part in parts)
    return Finding(
        "sum",
        "warning",
        f"{told} = {sum_of_money(added, currency)}, not the stated {sum_of_money(value, currency)}",
        evidence([total, *parts]),
        "the announcement behind the total",
    )


def _bounded(stated: Stated, around: Interval) -> Interval:
    """The interval that a bound allows: "more than" may be any more. Ceilings are added as ceilings."""
    return Interval(around.low, _OPEN) if stated.money.amount.bound == "min" else around


def _beside(total: Stated, parts: Sequence[Stated]) -> bool:
    """Whether the total is drawn where the parts are named: a total of other things may stand elsewhere in the document.

    What is named only after the total has been drawn is no part of the sum.
    """
    drawn = total.claim.quote.span
    if any(part.claim.quote.span.start >= drawn.end for part in parts):
        return False
    return any(
        part.claim.quote.span.overlaps(drawn) or 0 <= drawn.start - part.claim.quote.span.end <= _SOON for part in parts
    )


def _added(parts: Sequence[Stated]) -> Decimal:
    return sum(map(_point, parts), Decimal(0))


def _sum(parts: Sequence[Stated]) -> Interval:
    intervals = [_bounded(part, interval) for part in parts if (interval := stated_interval(part.money.amount))]
    return Interval(Decimal(sum(i.low for i in intervals)), Decimal(sum(i.high for i in intervals)))
