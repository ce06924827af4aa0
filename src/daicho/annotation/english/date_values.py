"""The value of a date form, resolved against the date of publication and the date before it in the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from daicho.annotation import calendar
from daicho.annotation.calendar import Direction
from daicho.annotation.english.date_grammar import MONTHS, SEASONS, WEEKDAYS, Found
from daicho.annotation.english.numerals import numeral
from daicho.model.patterns import lowered

_NTH = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "latter": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "final": 4,
}
_OFFSETS = {"next": 1, "coming": 1, "following": 1, "last": -1, "previous": -1, "this": 0, "current": 0}


@dataclass(frozen=True, slots=True)
class Time:
    """A resolved time; low is the earlier end of a range."""

    value: str | None
    low: str | None = None


@dataclass(slots=True)
class Context:
    """What a form is resolved against.

    direction: where the clause at a shadow offset looks; fiscal: whose fiscal year the text speaks of; last: the date before,
    which moves on as the text is read.
    """

    published: str | None
    direction: Callable[[int], Direction | None]
    fiscal: tuple[int, bool] | None
    last: Time = field(default=Time(None))


def resolve(item: Found, context: Context) -> Time:
    """The value of a form; the end of a year that "end of" names is its December."""
    time = _RESOLVERS[item.form](item, context)
    if item.part in ("end", "close") or re.match(
        r"end-|(?:end|close)[ \n]of|.*year[- ]end|.*end\Z", item.match.group(), re.I
    ):
        return Time(calendar.end_of(time.value), time.low)
    return time


def _year_of(item: Found, context: Context) -> str | None:
    """The year a form names itself, outright or relative to publication."""
    if year := item.group("year"):
        return year
    relative = (item.group("relative") or "").removeprefix("the ")
    if relative in ("same", "that"):
        return _bare_year(context.last.value)
    if relative == "following" and context.last.value:
        return _bare_year(calendar.later(context.last.value, 1))
    return calendar.year_away(context.published, _OFFSETS[relative]) if relative else None


def _bare_year(value: str | None) -> str | None:
    return value.removeprefix("FY")[:4] if value else None


def _day(item: Found, context: Context) -> Time:
    month = _month_number(item)
    day = int(item.match["day"])
    if year := _year_of(item, context):
        return Time(calendar.iso_day(int(year), month, day))
    if item.group("relative"):
        return Time(None)
    direction = "past" if item.group("weekday") and not context.published else context.direction(item.match.start())
    near = calendar.day_near(context.published, month, day, None)
    return Time(near or calendar.day_near(context.published, month, day, direction))


def _iso(item: Found, context: Context) -> Time:
    year, month, day = (int(item.match[name]) for name in ("year", "month", "day"))
    return Time(calendar.iso_day(year, month, day))


def _month_number(item: Found) -> int:
    return MONTHS[item.match["month"]]


def _month(item: Found, context: Context) -> Time:
    year = _year_of(item, context)
    return Time(f"{year}-{_month_number(item):02}" if year else None)


def _month_near(item: Found, context: Context) -> Time:
    month, which = _month_number(item), item.group("which")
    if which in ("next", "last"):
        # "Next March" is the coming one, "last March" the one gone by; the month of publication itself is neither.
        direction: Direction = "future" if which == "next" else "past"
        value = calendar.month_near(context.published, month, direction)
        here = calendar.month_away(context.published, 0)
        return Time(calendar.later(value, 1 if which == "next" else -1) if value and value == here else value)
    if which == "this":
        year = calendar.year_away(context.published, 0)
        return Time(f"{year}-{month:02}" if year else None)
    return Time(calendar.month_near(context.published, month, _direction(item, context)))


def _direction(item: Found, context: Context) -> Direction | None:
    """Where the clause looks; without a verb to tell, "since" looks back and "by" ahead."""
    if item.prep == "since":
        return "past"
    found = context.direction(item.match.start())
    return found or ("future" if item.prep in ("by", "until", "till", "as early as") else None)


def _quarter(item: Found, context: Context) -> Time:
    nth = item.group("nth")
    if nth == "last" and "three" not in item.match.group():
        return Time(calendar.quarter_away(context.published, -1))
    quarter = int(item.group("digit") or 0) or _NTH.get(nth or "", 4)
    if fiscal := item.group("fiscal"):
        return Time(_fiscal_value(fiscal))
    if year := _year_of(item, context):
        return Time(f"{year}-Q{quarter}")
    if item.group("relative"):
        return Time(None)
    return Time(calendar.quarter_near(context.published, quarter, _direction(item, context)))


def _half(item: Found, context: Context) -> Time:
    if fiscal := item.group("fiscal"):
        return Time(_fiscal_value(fiscal))
    if year := _year_of(item, context):
        return Time(year)
    if item.group("relative"):
        return Time(None)
    second = item.group("digit") == "2" or item.group("nth") in ("second", "latter", "last", "2nd")
    return Time(_year_near(context, item, (7, 12) if second else (1, 6)))


def _season(item: Found, context: Context) -> Time:
    months = SEASONS[lowered(item.match["season"])]
    if year := _year_of(item, context):
        return Time(year)
    which = (item.group("which") or "").removeprefix("the ")
    if which in ("next", "coming"):
        return Time(_year_near(context, item, (months[0], months[0]), "future"))
    if which == "last":
        return Time(_year_near(context, item, months, "past"))
    if which == "this":
        return Time(calendar.year_away(context.published, 0) if months != (12, 2) else None)
    return Time(_year_near(context, item, months))


def _year_near(
    context: Context, item: Found, months: tuple[int, int], direction: Direction | None = None
) -> str | None:
    """The year of a stretch of months named without one; winter, which lies in two years, has none."""
    first, last = months
    direction = direction or _direction(item, context)
    if first > last or not context.published or len(context.published) < 7:
        return None
    current = int(context.published[5:7])
    if first <= current <= last:
        return context.published[:4]
    near = calendar.month_near(context.published, last if direction == "future" else first, direction)
    return near[:4] if near else None


def _fiscal(item: Found, context: Context) -> Time:
    return Time(_fiscal_value(item.match["fiscal"]))


def _fiscal_value(year: str) -> str:
    return f"FY{year if len(year) == 4 else '20' + year}"


def _fiscal_near(item: Found, context: Context) -> Time:
    which = (item.group("which") or "").removeprefix("the ")
    if context.fiscal is None:
        return Time(None)
    return Time(calendar.fiscal_year_away(context.published, _OFFSETS[which], context.fiscal))


def fiscal_of(text: str) -> tuple[int, bool] | None:
    """Whose fiscal year the text speaks of: Japan's, the US government's, or it does not say."""
    if re.search(r"\bJapan|\byen\b|¥", text):
        return calendar.JAPAN_FISCAL
    return calendar.US_FISCAL if re.search(r"\b(?:Congress|federal|White House)\b", text) else None


def _near(item: Found, context: Context) -> Time:
    offset, unit = _OFFSETS[lowered(item.match["which"])], lowered(item.match["unit"])
    if unit == "month":
        return Time(calendar.month_away(context.published, offset))
    if unit == "quarter":
        return Time(calendar.quarter_away(context.published, offset))
    return Time(_month_of_week(context.published, offset))


def _month_of_week(published: str | None, offset: int) -> str | None:
    """The month a whole week lies in; None where it lies in two."""
    monday = calendar.day_away(calendar.weekday_near(published, 0), 7 * offset)
    sunday = calendar.day_away(monday, 6)
    return monday[:7] if monday and sunday and monday[:7] == sunday[:7] else None


def _ago(item: Found, context: Context) -> Time:
    return _distance(item, context.published, -1)


def _earlier(item: Found, context: Context) -> Time:
    """Before the date last spoken of where that lies ahead ("half a year earlier"), else before publication."""
    last = context.last.value
    ahead = last is not None and (context.published is None or last > context.published)
    return _distance(item, last if ahead else context.published, -1)


def _ahead(item: Found, context: Context) -> Time:
    """ "Will open in two years" names a date; "sales doubled in two years" names none."""
    if context.direction(item.match.start()) != "future":
        return Time(None)
    return _distance(item, context.published, 1)


def _from_now(item: Found, context: Context) -> Time:
    return _distance(item, context.published, 1)


def _later(item: Found, context: Context) -> Time:
    """So much time after the date before; both ends of a range move."""
    value = _distance(item, context.last.value, 1).value
    low = _distance(item, context.last.low, 1).value if context.last.low else None
    return Time(value, low)


def _distance(item: Found, base: str | None, sign: int) -> Time:
    """The time that lies a count of years, months, weeks or days from `base`, no more exact than the unit."""
    counts = [count_of(text) for text in (item.group("low"), item.group("high")) if text]
    moved = [_moved(base, count, lowered(item.match["unit"]).rstrip("s"), sign) for count in counts]
    if not moved or None in moved:
        return Time(None)
    return Time(moved[-1], moved[0] if len(moved) > 1 else None)


def count_of(text: str) -> Decimal | None:
    """A count before a unit of time: "three", "18", "a", "half a"."""
    if text in ("a", "an"):
        return Decimal(1)
    return Decimal("0.5") if text.startswith("half a") else numeral(text)


def _moved(base: str | None, count: Decimal | None, unit: str, sign: int) -> str | None:
    if base is None or count is None or count > 200:
        return None
    if unit == "year" and count != int(count):
        unit, count = "month", count * 12
    if unit in ("year", "decade"):
        years = int(count * (10 if unit == "decade" else 1))
        moved = calendar.later(base, sign * years)
        return moved if moved and moved.startswith("FY") else moved and moved[:4]
    if unit in ("month", "quarter"):
        months = int(count * (3 if unit == "quarter" else 1))
        if re.fullmatch(r"\d{4}-\d\d.*", base):
            return calendar.month_away(base[:7], sign * months)
        return calendar.later(base, sign * months // 12) if months % 12 == 0 else None
    return calendar.day_away(base, sign * int(count * (7 if unit == "week" else 1)))


def _following(item: Found, context: Context) -> Time:
    return Time(_bare_year(calendar.later(context.last.value, 1)))


def _same(item: Found, context: Context) -> Time:
    return Time(_bare_year(context.last.value))


def _year_relative(item: Found, context: Context) -> Time:
    if item.group("next"):
        return Time(calendar.year_away(context.published, 2))
    which = (item.group("which") or "").removeprefix("the ")
    return Time(calendar.year_away(context.published, _OFFSETS[which]))


def _this_year(item: Found, context: Context) -> Time:
    return Time(calendar.year_away(context.published, 0))


def _weekday(item: Found, context: Context) -> Time:
    which, number = item.group("which"), WEEKDAYS[item.match["weekday"]]
    direction = "future" if which == "next" or context.direction(item.match.start()) == "future" else "past"
    return Time(calendar.weekday_near(context.published, number, "past" if which == "last" else direction))  # type: ignore[arg-type]


def _today(item: Found, context: Context) -> Time:
    return Time(
        calendar.day_away(context.published, {"yesterday": -1, "tomorrow": 1}.get(item.match["word"].lower(), 0))
    )


def _decade(item: Found, context: Context) -> Time:
    return Time(None)  # the formats have no decade


def _plain_year(item: Found, context: Context) -> Time:
    return Time(item.match["year"])


def _years(item: Found, context: Context) -> Time:
    low, high = item.match["low"], item.match["high"]
    return Time(high if len(high) == 4 else low[:2] + high, low)


_RESOLVERS: dict[str, Callable[[Found, Context], Time]] = {
    "iso": _iso, "day": _day, "quarter": _quarter, "half": _half, "season": _season, "fiscal": _fiscal,
    "fiscal_near": _fiscal_near, "month": _month, "month_near": _month_near, "near": _near, "ago": _ago,
    "earlier": _earlier, "later": _later,
    "ahead": _ahead, "from_now": _from_now,
    "decade": _decade, "following": _following, "same": _same, "year_near": _year_relative,
    "this_year": _this_year, "weekday": _weekday, "today": _today, "year": _plain_year, "years": _years,
}  # fmt: skip
