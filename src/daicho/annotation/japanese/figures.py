"""Japanese numerals: 1兆2000億, 一兆二千億, 3億5千万, 1,234百万, 2.5億, 数千億. Matched on the shadow text."""

from __future__ import annotations

import re
from decimal import Decimal

from daicho.model.patterns import searchable

_KANJI = "〇一二三四五六七八九"
_DIGIT = {kanji: str(i) for i, kanji in enumerate(_KANJI)}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_BIG = {"万": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16}
_ARABIC = r"\d++(?:,\d{3}(?!\d))*+(?:[.・]\d++)?+"
_SPELT = rf"[{_KANJI}]++(?:・[{_KANJI}]++)?+"

# Possessive throughout, so that a megabyte of digits is read once.
FIGURE = searchable(
    rf"(?<![\d.,A-Za-z])(?:\d,\d(?=\s?[兆億万千百])|[{_KANJI}]、[{_KANJI}](?=[兆億万千百])|{_ARABIC}|{_SPELT}|[数十百千])"
    rf"(?:\s?[十百千万億兆京数]|(?<=[万億兆京千百十数])\s?{_ARABIC}|{_SPELT})*+"
)
"""A numeral with its units. 2,3兆 (two to three trillion) is one figure of two numbers."""

_LIST = re.compile(rf"([\d{_KANJI}])[,、]([\d{_KANJI}])(?=[兆億万千百])")
_PART = re.compile(rf"([\d{_KANJI}.・]+)|([十百千])")
_SCALE = re.compile(r"[十百千]?[万億兆京]\Z|[百千]\Z")


def value_of(figure: str) -> Decimal:
    """The number a figure without 数 states."""
    rest = re.sub(r"[\s,]", "", figure)
    total = Decimal(0)
    for unit in "京兆億万":
        head, found, tail = rest.partition(unit)
        if found:
            total += _below_ten_thousand(head) * _BIG[unit]
            rest = tail
    return total + (_below_ten_thousand(rest) if rest else 0)


def span_of(figure: str) -> tuple[Decimal, Decimal]:
    """The least and the greatest number a figure stands for: 数千億 2000億 to 9000億, 十数億 11億 to 19億, 2,3兆 2兆 to 3兆."""
    if pair := _LIST.match(figure):
        tail = figure[pair.end() :]
        return value_of(pair[1] + tail), value_of(pair[2] + tail)
    if "数" in figure:
        least = "一" if "十数" in figure else "二"
        return value_of(figure.replace("数", least)), value_of(figure.replace("数", "九"))
    number = value_of(figure)
    return number, number


def scale_of(figure: str) -> str:
    """The unit a figure ends in (億, 百万), which the lower end of a range shares when it has none: 50〜70億."""
    found = _SCALE.search(re.sub(r"[\s,]", "", figure))
    return found.group() if found else ""


def has_scale(figure: str) -> bool:
    """Whether the figure has a unit of its own."""
    return any(char in "十百千万億兆京" for char in figure)


def _below_ten_thousand(text: str) -> Decimal:
    """The number before 万, 億 and so on, or after the last of them; a bare unit counts once."""
    if not text:
        return Decimal(1)
    total, pending = Decimal(0), None
    for number, unit in _PART.findall(text):
        if number:
            pending = Decimal("".join(_DIGIT.get(c, c) for c in number).replace("・", "."))
        else:
            total += (1 if pending is None else pending) * _SMALL[unit]
            pending = None
    return total + (pending or 0)
