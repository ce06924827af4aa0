"""ISO dates that may be partial: `2024`, `2024-04`, `2024-04-12`."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterable

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def is_partial_date(text: str) -> bool:
    """Whether `text` is a calendar date, possibly without day or month."""
    match = _PARTIAL.fullmatch(text)
    if not match:
        return False
    year, month, day = match.groups()
    try:
        datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True


def last_day(date: str) -> str:
    """The last day a partial date may mean: `2024-02` → `2024-02-29`."""
    year, month, day = (*date.split("-"), "", "")[:3]
    month = month or "12"
    return f"{year}-{month}-{day or calendar.monthrange(int(year), int(month))[1]:02}"


def known_by(date: str | None, as_of: str) -> bool:
    """Whether something dated `date` was surely known on the day `as_of`. An unknown date is never surely known."""
    return date is not None and last_day(date) <= last_day(as_of)


def earliest(dates: Iterable[str | None]) -> str | None:
    """The earliest known date; a partial one counts by its last day, and the more exact of equals wins."""
    return min((d for d in dates if d), key=lambda d: (last_day(d), -len(d)), default=None)


def interval(value: str) -> tuple[str, str]:
    """First and last day of a stated date in any format of `When.value`.

    A fiscal year (`FY2027`) is Japan's, April to March, as the stories that use the term without a country mean it.
    Raises ValueError for anything else.
    """
    if value.startswith("FY"):
        year = int(value[2:])
        return f"{year}-04-01", f"{year + 1}-03-31"
    if "-Q" in value:
        year, quarter = int(value[:4]), int(value[-1])
        return f"{year}-{quarter * 3 - 2:02}-01", last_day(f"{year}-{quarter * 3:02}")
    if not is_partial_date(value):
        raise ValueError(f"{value!r} is no date")
    return value + "-01-01"[len(value) - 10 :] if len(value) < 10 else value, last_day(value)


def months_between(earlier: str, later: str) -> int:
    """Whole months from one ISO day to another, rounded to the nearest."""
    days = (datetime.date.fromisoformat(later) - datetime.date.fromisoformat(earlier)).days
    return round(days / 30.44)
