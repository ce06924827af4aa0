"""The sum that a cell states: a bare figure in its column's unit, or words that the amount grammar reads."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation

from daicho.model.money import Bound, Money
from daicho.model.span import Mention, Span
from daicho.sheets.grid import Value
from daicho.sheets.units import KANJI, LATIN, Sums, Unit

# Whole figures only, in thousands or lakhs: of "1.234,5" no piece is one.
_FIGURE = re.compile(
    r"(?<![\d.,])(?<!\d[eE])(?<!\d[eE][+-])(?:\d{1,3}(?:,\d{2,3})*,\d{3}|\d+)(?:\.\d+)?(?!\d|[.,]\d|[eE][+-]?\d)"
)
_POWER = re.compile(r"(?<![\w.,])\d(?:\.\d+)?[eE]\+?\d{1,2}(?![\w.,])")  # as spreadsheets save large figures: 7.32E+11
# Below zero, as tables write it: -5, $-5, △5, (5). It is no promise.
_NEGATIVE = re.compile(r"(?:[A-Z]{0,2}[$€£¥₩₹] ?)?[-−–△▲] ?[A-Z]{0,3}[$€£¥₩₹]? ?\d|\([^()]*\)$")
# A sum that names its magnitude itself, whatever the heading says: 5兆, 1兆2900億 (of 1兆2900 the rest is the heading's), 3 mn.
_IN_KANJI = re.compile(rf"(?:\d[\d,.]*\s*(?:{KANJI})\s*)+(\d[\d,.]*)?")
_IN_LATIN = re.compile(rf"\d\s*(?i:{LATIN})(?![A-Za-z])")
_KANJI_OF = {Decimal(10) ** power: kanji for kanji, power in (("万", 4), ("百万", 6), ("億", 8), ("兆", 12))}
_MOST = Decimal(10) ** 30  # beyond it a figure is a slip of the keyboard
_MARKED = re.compile(r"^\s*(?:(≤|<=|<)|(≥|>=|>)|(~|≈|c\.))\s*|\s*(\+)\s*$")  # "≤ 732", "5+": signs no newspaper uses
_SIGNS: tuple[tuple[int, Bound], ...] = ((1, "max"), (2, "min"), (3, "approx"), (4, "min"))
_NOWHERE = Mention("", Span(0, 0))


def sum_of(value: Value, unit: Unit, currency: str | None, sums: Sums) -> Money | None:
    """The sum in a cell, None where it states none or more than one. The mention is empty: the caller knows where it stands.

    unit: of the column; currency: of the row, where neither the cell nor the heading names one.
    """
    code = unit.currency or currency
    if isinstance(value, Decimal):
        found = exactly(value * unit.factor, code) if code else None
    else:
        found = _in_words(unicodedata.normalize("NFKC", value or "").strip(), unit, code, sums)
    return found if found and found.value is not None and 0 < found.value <= _MOST else None


def _in_words(text: str, unit: Unit, code: str | None, sums: Sums) -> Money | None:
    if _NEGATIVE.match(text):
        return None
    text = _POWER.sub(lambda figure: f"{Decimal(figure[0]):f}", text)
    if own := sums(text):
        return _under(unit, _alone(own))
    if code is None:
        return None
    bound: Bound = "exact"
    if marked := _MARKED.search(text):
        bound = next(bound for group, bound in _SIGNS if marked[group])
        text = (text[: marked.start()] + text[marked.end() :]).strip()
    if plain := _number(text):
        return between(
            None if bound == "max" else plain * unit.factor,
            None if bound == "min" else plain * unit.factor,
            code,
            bound,
        )
    if _IN_KANJI.search(text):
        found = _alone(sums(_IN_KANJI.sub(lambda figure: f"{_whole(figure, unit)}円", text)))
    else:
        if not _IN_LATIN.search(text):
            text = _FIGURE.sub(lambda figure: f"{(_number(figure[0]) or 0) * unit.factor:f}", text)
        in_japanese = _FIGURE.sub(lambda figure: f"{figure[0]}円", text)
        found = _alone(sums(in_japanese)) if not text.isascii() else None
        found = found or _alone(sums(_FIGURE.sub(lambda figure: f"USD {figure[0]}", text, count=1)))
    return found and between(found.low, found.high, code, found.bound)


def _whole(figure: re.Match[str], unit: Unit) -> str:
    """A sum in kanji with the magnitude of its last figure, which the heading has; nothing where that has none either."""
    if figure[1] is None:
        return figure[0].strip()
    return f"{figure[0].strip()}{_KANJI_OF[unit.factor]}" if unit.factor in _KANJI_OF else ""


def _under(unit: Unit, found: Money | None) -> Money | None:
    """A sum in the unit of its heading, where the cell has the sign of a currency ("$6,400") and no magnitude of its own."""
    if found is None or unit.currency not in (None, found.currency):
        return found
    figures = {_number(figure[0]) for figure in _FIGURE.finditer(found.mention.text)}
    if figures != {found.low, found.high} - {None}:
        return found
    low, high = (end if end is None else end * unit.factor for end in (found.low, found.high))
    return between(low, high, found.currency, found.bound)


def exactly(value: Decimal, currency: str) -> Money:
    """A sum known exactly."""
    return Money(_NOWHERE, value, value, value, currency)


def between(low: Decimal | None, high: Decimal | None, currency: str, bound: Bound = "exact") -> Money | None:
    """A sum between two bounds, either of which may be open, but not both."""
    if low is None and high is None:
        return None
    if bound != "approx":
        bound = "max" if low is None else "min" if high is None else "exact"
    return Money(_NOWHERE, high if high is not None else low, low, high, currency, bound)


def figure_of(value: Value) -> Decimal | None:
    """A cell that holds nothing but a figure, however its thousands are written."""
    return value if isinstance(value, Decimal) else _number(unicodedata.normalize("NFKC", value or "").strip())


def _alone(found: object) -> Money | None:
    """The one sum of a cell; of a sum and its conversion in brackets, the first."""
    return found[0] if isinstance(found, tuple | list) and found and found[0].value is not None else None


def _number(text: str) -> Decimal | None:
    if not _FIGURE.fullmatch(text):
        return None
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None
