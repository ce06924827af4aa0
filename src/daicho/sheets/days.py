"""Days in cells: ISO dates, serial numbers, 令和6年4月, Apr 12, 2024, 12.04.2024. A day that may be two is left to its year."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from daicho.model.dates import is_partial_date
from daicho.sheets.grid import Value

Order = Literal["day first", "month first"]

_ERAS = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "昭和": 1925, "S": 1925}  # the year before each era's first
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SERIALS = range(18_000, 80_000)  # 1949 to 2119
_YEARS = range(1900, 2200)

_NAMED = "|".join(f"{month}[a-z]*" for month in _MONTHS)
_BIG_ENDIAN = re.compile(r"(\d{4})[-/.年]\s?(?:(\d{1,2})(?:[-/.月]\s?(?:(\d{1,2})日?)?)?)?(?:[T ]\d{1,2}:.*)?")
_ERA = re.compile(r"(令和|平成|昭和|[RHS])\s?(元|\d{1,2})[年.]\s?(?:(\d{1,2})[月.]?\s?(?:(\d{1,2})日?)?)?")
_DAY_MONTH = re.compile(rf"(?:(\d{{1,2}})(?:st|nd|rd|th)?[ -])?({_NAMED})\.?[ -,]+\s?(\d{{4}})", re.I)
_MONTH_DAY = re.compile(rf"({_NAMED})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})", re.I)
_ALL_FIGURES = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")


def day_of(value: Value, epoch: str, order: Order | None = None) -> str | None:
    """The possibly partial ISO date that a cell states, None where it states none.

    epoch: what the serial number 0 stands for; order: of day and month in dates like 4/5/2024, where the column shows it.
    """
    if isinstance(value, Decimal):
        return _of_number(value, epoch)
    text = unicodedata.normalize("NFKC", value or "").strip()
    if re.fullmatch(r"\d{4,5}", text):
        return _of_number(Decimal(text), epoch)
    if found := _BIG_ENDIAN.fullmatch(text):
        return _iso(*found.groups())
    if found := _ERA.fullmatch(text):
        era, year, month, day = found.groups()
        return _iso(str(_ERAS[era] + (1 if year == "元" else int(year))), month, day)
    if found := _DAY_MONTH.fullmatch(text):
        return _iso(found[3], _month(found[2]), found[1])
    if found := _MONTH_DAY.fullmatch(text):
        return _iso(found[3], _month(found[1]), found[2])
    if found := _ALL_FIGURES.fullmatch(text):
        first, _, second, year = found.groups()
        order = order or ("day first" if int(first) > 12 else "month first" if int(second) > 12 else None)
        if order is None:
            return _iso(year, None, None) if first != second else _iso(year, first, first)
        return _iso(year, second, first) if order == "day first" else _iso(year, first, second)
    return None


def order_of(values: Iterable[Value]) -> Order | None:
    """Which of day and month a column's dates begin with, where its own cells leave no doubt."""
    first, second = 0, 0
    for value in values:
        if isinstance(value, str) and (found := _ALL_FIGURES.fullmatch(value.strip())):
            first, second = max(first, int(found[1])), max(second, int(found[3]))
    if (first > 12) == (second > 12):
        return None
    return "day first" if first > 12 else "month first"


def _of_number(number: Decimal, epoch: str) -> str | None:
    if number != number.to_integral_value() and int(number) not in _SERIALS:
        return None
    if int(number) in _YEARS:
        return f"{int(number):04}"
    if int(number) in _SERIALS:
        return (datetime.date.fromisoformat(epoch) + datetime.timedelta(int(number))).isoformat()
    return None


def _month(name: str) -> str:
    return str(_MONTHS.index(name[:3].lower()) + 1)


def _iso(year: str, month: str | None, day: str | None) -> str | None:
    text = "-".join([year, *(f"{int(part):02}" for part in (month, day if month else None) if part)])
    return text if is_partial_date(text) else None
