"""Figures as a person reads them: ¥943 bn, $2.9 bn, ≤ ¥732 bn."""

from __future__ import annotations

from decimal import Decimal

SIGNS = {
    "JPY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "KRW": "₩", "INR": "₹", "TWD": "NT$", "CNY": "CN¥", "CAD": "C$",
    "AUD": "A$", "SGD": "S$", "HKD": "HK$",
}  # fmt: skip
_SCALES = ((Decimal(10) ** 12, "tn"), (Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"), (Decimal(10) ** 3, "k"))


def figure(value: Decimal) -> str:
    """A number with its magnitude, to at most four digits: `943 bn`, `2.9 bn`, `1.18 tn`, `650`."""
    for scale, name in _SCALES:
        if abs(value) >= scale:
            return f"{_short(value / scale)} {name}"
    return _short(value)


def sum_of_money(value: Decimal, currency: str) -> str:
    """`¥943 bn`, `$2.9 bn`; a currency without a common sign is named: `SEK 4 bn`."""
    return f"{SIGNS.get(currency, currency + ' ')}{figure(value)}"


def money_range(low: Decimal | None, high: Decimal | None, currency: str) -> str:
    """A range, open bounds shown: `$2.9 bn`, `≤ ¥732 bn`, `≥ ¥2 tn`, `$5 bn to $7 bn`, `?` where nothing is known."""
    if low is not None and high is not None:
        if low == high:
            return sum_of_money(high, currency)
        return f"{sum_of_money(low, currency)} to {sum_of_money(high, currency)}"
    if high is not None:
        return f"≤ {sum_of_money(high, currency)}"
    return f"≥ {sum_of_money(low, currency)}" if low is not None else "?"


def total_range(low: Decimal, high: Decimal | None, currency: str) -> str:
    """A total: like `money_range`, but its low end is always known and shown."""
    if high is None:
        return f"≥ {sum_of_money(low, currency)}"
    return money_range(low, high, currency)


def share_range(low: Decimal, high: Decimal | None) -> str:
    """A share of a whole in hundredths, to two digits that tell: `0.12 %`, `0.1 % to 0.4 %`, `≥ 2.5 %`."""
    if high is None:
        return f"≥ {_percent(low)}"
    return _percent(low) if low == high else f"{_percent(low)} to {_percent(high)}"


def _percent(share: Decimal) -> str:
    hundredths = share * 100
    digits = max(0, 1 - hundredths.adjusted()) if hundredths else 0
    text = f"{round(hundredths, digits):,f}"
    return f"{text.rstrip('0').rstrip('.') if '.' in text else text} %"


def _short(value: Decimal) -> str:
    digits = max(0, 3 - value.adjusted())
    text = f"{round(value, digits):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
