"""Figures as the scoreboard compares them: within one per cent, units by their meaning, either side of a conversion."""

from __future__ import annotations

import re
import unicodedata

from daicho.evaluation.names import normalised

_TOLERANCE = 0.01

_CURRENCIES = (
    (r"NT\$|台湾ドル|TWD", "TWD"),
    (r"(?<![A-Z])(?:C|CA)\$|CAD", "CAD"),
    (r"(?<![A-Z])(?:A|AU)\$|AUD", "AUD"),
    (r"(?<![A-Z])S\$|SGD", "SGD"),
    (r"HK\$", "HKD"),
    (r"\$|ドル|dollar|USD", "USD"),
    (r"¥|￥|円|yen|JPY", "JPY"),
    (r"€|ユーロ|euro|EUR", "EUR"),
    (r"£|ポンド|pound|GBP", "GBP"),
    (r"₩|ウォン|won|KRW", "KRW"),
    (r"₹|\bRs|ルピー|rupee|crore|INR", "INR"),
    (r"元|yuan|RMB|CNY", "CNY"),
    (r"\bRM|ringgit|MYR", "MYR"),
)
_SCALES = {
    "trillion": 1e12, "tn": 1e12, "tr": 1e12, "兆": 1e12, "billion": 1e9, "bn": 1e9, "bil": 1e9, "b": 1e9, "億": 1e8,
    "million": 1e6, "mn": 1e6, "mil": 1e6, "m": 1e6, "百万": 1e6, "crore": 1e7, "lakh": 1e5, "万": 1e4, "千": 1e3,
}  # fmt: skip
_SCALED = re.compile(
    r"(\d+(?:\.\d+)?)\s*-?\s*(trillion|tn|billion|bn|bil|million|mn|mil|crore|lakh|百万|兆|億|万|千|b\b|m\b)?(億|万)?",
    re.I,
)
_RANGE = re.compile(r"\s+(?:to|and)\s+|(?<=\d)\s*[-–~〜]\s*(?=[^\d]{0,3}\d)|[〜～]")
_UNITS = (
    (r"giga ?watt.?hours?|ギガワット時|gwh", "gwh"),
    (r"mega ?watt.?hours?|mwh", "mwh"),
    (r"giga ?watts?|ギガワット|gw", "gw"),
    (r"mega ?watts?|メガワット|mw", "mw"),
    (r"kilo ?watts?|キロワット|kw", "kw"),
    (r"nano ?met(?:er|re)s?|ナノ(?:メートル)?|nm", "nm"),
    (r"(?:\d+.?inch )?wafers?|枚", "wafers"),
    (r"gpus?|基", "gpu"),
    (r"inch(?:es)?|インチ", "inch"),
    (r"times|倍", "times"),
)


def close(one: float | None, other: float | None) -> bool:
    """Whether two figures are known and equal within one per cent of the larger."""
    return one is not None and other is not None and abs(one - other) <= _TOLERANCE * max(abs(one), abs(other))


def rough_sum(wording: str) -> tuple[float, str | None]:
    """Value (a range's upper end) and currency of one side of a labelled conversion, which the labels give as wording alone.

    Rough on purpose and independent of daicho's own grammar of sums, which it helps to judge.
    """
    text = unicodedata.normalize("NFKC", wording).replace(",", "")
    currency = next((code for pattern, code in _CURRENCIES if re.search(pattern, text)), None)
    value = 0.0
    for digits, scale, thousands in _SCALED.findall(_RANGE.split(text)[-1]):
        value += float(digits) * _SCALES.get(scale.lower(), 1) * _SCALES.get(thousands, 1)
    return value, currency


def same_unit(one: str, other: str) -> bool:
    """Whether two wordings mean the same unit: `wafers/month` and `枚`, `megawatts` and `MW`."""
    return _unit(one) == _unit(other)


def _unit(wording: str) -> str:
    text = unicodedata.normalize("NFKC", wording).casefold()
    return next((name for pattern, name in _UNITS if re.match(pattern, text)), normalised(text)[:2])
