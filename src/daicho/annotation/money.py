"""Sums of money, whatever the language: a figure and its qualifier become an interval, bracketed conversions become pairs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from daicho.model.money import Bound, Conversion, Money, Role
from daicho.model.span import Mention


def stated(
    mention: Mention, currency: str, bound: Bound, figure: Decimal, low: Decimal | None = None, role: Role = "plain"
) -> Money:
    """The sum a text states by `figure`, or by the range `low` to `figure`; "up to" has no low, "more than" no high."""
    return Money(
        mention,
        value=figure,
        low=None if bound == "max" else (figure if low is None else low),
        high=None if bound == "min" else figure,
        currency=currency,
        bound=bound,
        role=role,
    )


def vague(mention: Mention, currency: str, low: Decimal, high: Decimal | None, role: Role = "plain") -> Money:
    """A sum of a stated size without a figure ("several billion dollars", 数千億円)."""
    return Money(mention, None, low, high, currency, "approx", role)


def paired(
    text: str, sums: Sequence[Money], opens: re.Pattern[str], goes_on: re.Pattern[str]
) -> tuple[Conversion, ...]:
    """The sums that give another one in a second currency.

    sums: in order of their start; opens: what may stand between a sum and its conversion ("（", "、日本円で"); goes_on: what
    may stand between a conversion and the next one of the same sum. A conversion may lie inside the sum that it converts
    (200億ドル（約3兆円）超).
    """
    pairs: list[Conversion] = []
    first: Money | None = None
    for before, after in pairwise(sums):
        start, end = before.mention.span.end, after.mention.span.start
        inside = before.mention.span.contains(after.mention.span)
        if inside or (start <= end and opens.fullmatch(text, start, end)):
            first = before
        elif first is None or start > end or not goes_on.fullmatch(text, start, end):
            first = None
        if first is not None and first.currency != after.currency:
            pairs.append(Conversion(first, after))
    return tuple(pairs)
