"""How two stated sums compare: equal, rounded, converted, within a ceiling or a range, a slip of magnitude, or different."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from daicho.model.money import Money
from daicho.reference.exchange import rate

# A pair of reports a week apart uses rates some percent apart; beyond that a conversion is another sum.
_CLOSE_RATE = Decimal("0.025")
_LOOSE_RATE = Decimal("0.06")
# "Nearly 1 trillion" for 920 billion; 52 for 52.7.
_ROUNDED = Decimal("0.1")
_CLOSE = Decimal("0.015")
# An award falls this far short of its ceiling at most.
_AWARDED = Decimal("0.2")
_FAR_APART, _UNROUNDED, _CLOSE_TO = 1 - _AWARDED, 1 - _ROUNDED, 1 - _CLOSE
_SLIPS = tuple(Decimal(10) ** power for power in (1, 2, 3, 4, 6))


@dataclass(frozen=True, slots=True)
class Agreement:
    """How much two sums speak for one commitment (negative: against), and why. slip: one may be the other miswritten."""

    weight: float
    why: str
    slip: bool = False


DIFFERENT = Agreement(-4.0, "different sums")


def compare(left: Money, right: Money, days: tuple[str | None, str | None]) -> Agreement:
    """Compare two sums; days: when each was published, for the rate between currencies."""
    if not left.value or not right.value:
        return Agreement(-1.0, "a sum without a figure")
    if left.currency != right.currency:
        return _converted(left.value, left.currency, right.value, right.currency, days)
    if left.value <= right.value:
        return _same_currency(left, left.value, right, right.value)
    return _same_currency(right, right.value, left, left.value)


def plainly_different(a: Money, left: str, b: Money, right: str) -> bool:
    """Whether two sums of one currency, with other digits `left` and `right`, are so far apart that `compare` finds them
    DIFFERENT whatever else it looks at: a quick look that most pairs need no second one after.
    """
    if not a.value or not b.value:
        return False
    small, big = (a.value, b.value) if a.value < b.value else (b.value, a.value)
    # Bare figures with as many digits are no rounding of each other; without bounds no award falls short of a ceiling.
    bare = a.bound == b.bound == "exact"
    if small >= big * (_FAR_APART if not bare else _CLOSE_TO if len(left) == len(right) else _UNROUNDED):
        return False
    if _is_range(a) or _is_range(b):
        return False
    return a.value.adjusted() != b.value.adjusted() or not _one_apart(left, right)


def _is_range(money: Money) -> bool:
    return money.low is not None and money.high is not None and money.low < money.high


def _same_currency(a: Money, smaller: Decimal, b: Money, bigger: Decimal) -> Agreement:
    if smaller == bigger:
        told = significant(smaller)
        return Agreement((1.8, 2.5, 3.5, 4.5)[min(told, 4) - 1], f"same sum to {told} digits")
    gap = (bigger - smaller) / bigger
    if b.bound == "min" and gap > _CLOSE and not overlaps(a, b):
        return DIFFERENT  # 920 billion is not "over 1 trillion"
    if is_rounding(smaller, bigger) and gap <= _ROUNDED:
        return Agreement(2.5 if min(significant(smaller), significant(bigger)) > 1 else 0.8, "one sum rounds the other")
    if overlaps(a, b):
        return Agreement(1.2, "one sum lies within the range of the other")
    if "approx" in (a.bound, b.bound) and gap <= _ROUNDED:
        return Agreement(1.0, "about the same sum")
    if gap <= _CLOSE:
        return Agreement(1.0, "nearly the same sum")
    if b.bound == "max" and a.bound != "max" and gap <= _AWARDED:
        return Agreement(0.0, "within the ceiling")
    if a.bound == "min" and b.bound != "min" and gap <= _AWARDED:
        return Agreement(-0.5, "above the lower bound")
    if slipped(smaller, bigger):
        return Agreement(-0.4 if significant(smaller) > 1 else -1.0, "same figure, another magnitude", slip=True)
    if one_digit_off(smaller, bigger):
        return Agreement(-1.5 if significant(bigger) > 3 else -2.5, "figures one digit apart", slip=True)
    return DIFFERENT


def _converted(
    left: Decimal, currency: str, right: Decimal, target: str, days: tuple[str | None, str | None]
) -> Agreement:
    gaps = [
        abs(left * factor - right) / right
        for day in dict.fromkeys(days)
        if day and (factor := _factor(currency, target, day))
    ]
    if not gaps:
        return Agreement(-2.0, "currencies without a rate")
    if min(gaps) <= _CLOSE_RATE:
        return Agreement(2.2, f"same sum at the rate of the day ({currency}, {target})")
    if min(gaps) <= _LOOSE_RATE:
        return Agreement(1.0, f"nearly the same sum at the rate of the day ({currency}, {target})")
    return DIFFERENT


@lru_cache(maxsize=16384)
def _factor(currency: str, target: str, day: str) -> Decimal | None:
    found = rate(currency, target, day)
    return found.value if found else None


@lru_cache(maxsize=65536)
def digits(value: Decimal) -> str:
    """The digits a figure tells, without the zeros of its magnitude: 732 for 732 billion."""
    return "".join(map(str, value.normalize().as_tuple().digits))


def significant(value: Decimal) -> int:
    """How many digits a figure tells: 732 billion three, 1 trillion one."""
    return len(digits(value))


@lru_cache(maxsize=65536)
def is_rounding(a: Decimal, b: Decimal) -> bool:
    """Whether one figure is the other told with fewer digits (730 and 732 billion)."""
    short, long = sorted((a, b), key=significant)
    if significant(short) == significant(long):
        return False
    unit = Decimal(10) ** (short.adjusted() - significant(short) + 1)
    return abs(long - short) <= unit / 2


def slipped(a: Decimal, b: Decimal) -> bool:
    """Whether two figures are one figure in different magnitudes: a billion for a million, 兆 for 億."""
    small, big = sorted((a, b))
    return small > 0 and big / small in _SLIPS


def one_digit_off(a: Decimal, b: Decimal) -> bool:
    """Whether two figures of two digits or more differ in one of them only, as a slip of the pen leaves them."""
    return a.adjusted() == b.adjusted() and _one_apart(digits(a), digits(b))


def _one_apart(x: str, y: str) -> bool:
    """Whether two rows of digits, of two or more, differ in one place."""
    length = max(len(x), len(y))
    if length < 2:
        return False
    off = 0
    for p, q in zip(x.ljust(length, "0"), y.ljust(length, "0"), strict=True):
        off += p != q
        if off > 1:
            return False
    return off == 1


def overlaps(a: Money, b: Money) -> bool:
    """Whether both have two ends, one of them being a true range, and the ranges meet."""
    if a.low is None or a.high is None or b.low is None or b.high is None:
        return False
    return (_is_range(a) or _is_range(b)) and a.low <= b.high and b.low <= a.high
