"""How far a stated figure may be rounded: the interval of true values behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from daicho.model.money import Money

_FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
# "about 25 billion" may be off by more than its last digit.
_APPROXIMATE = Decimal("0.03")
# Trailing zeros may be rounding, but nobody rounds by more than this share of the sum.
_MOST_ROUNDED = Decimal("0.02")


@dataclass(frozen=True, slots=True)
class Interval:
    """All values between `low` and `high`, both included."""

    low: Decimal
    high: Decimal

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high


def stated_interval(money: Money) -> Interval | None:
    """The values that, rounded, give the sum as it is worded; None for a sum without a figure.

    "25 billion" is 24.5 to 25.5 billion; "300 billion" 294 to 306, as trailing zeros may be rounding; an approximate sum is
    three in a hundred wide on either side. A range is as wide as it says.
    """
    if money.value is None or money.value <= 0:
        return None
    low = money.low if money.low is not None and money.low != money.value else money.value
    return Interval(low - half_step(money, low), money.value + half_step(money, money.value))


def half_step(money: Money, value: Decimal) -> Decimal:
    """Half of the last place to which `value` seems to be rounded."""
    step = max(_last_written_place(money, value), min(_last_place(value), 2 * _MOST_ROUNDED * value))
    if money.bound == "approx":
        step = max(step, 2 * _APPROXIMATE * value)
    return step / 2


def _last_written_place(money: Money, value: Decimal) -> Decimal:
    """The unit of the last digit as written: 0.1 trillion for "3.9 trillion"; 0 where no written figure scales to `value`."""
    for written in _FIGURE.findall(money.mention.text):
        digits = Decimal(written.replace(",", ""))
        if digits and value % digits == 0 and str(value / digits).strip("0") in ("1", "1."):
            decimals = -int(digits.as_tuple().exponent)
            return value / digits / Decimal(10) ** decimals
    return Decimal(0)


def _last_place(value: Decimal) -> Decimal:
    """The unit of the last digit that is no zero: 10 for 250."""
    return Decimal(10) ** int(value.normalize().as_tuple().exponent)
