"""What a relative date means, counted from the date of publication. Language-neutral: the grammars call it.

Every answer is in the formats of `When.value` and no more exact than the wording and the publication date together allow;
None where they do not decide it. A publication date may be partial (`2024`, `2025-03`) or unknown (None).
"""

from __future__ import annotations

import datetime
from typing import Literal

Direction = Literal["past", "future"]

# Month in which a country's public fiscal year begins, and whether it is named by the year it ends in.
JAPAN_FISCAL = (4, False)
US_FISCAL = (10, True)


def year_away(published: str | None, years: int) -> str | None:
    """`years` calendar years from publication: last year is -1, this year 0, "five years ago" -5."""
    return _year(int(published[:4]) + years) if published else None


def month_away(published: str | None, months: int) -> str | None:
    """`months` calendar months from publication: last month is -1, 今月 0, "in three months" 3."""
    if not published or len(published) < 7:
        return None
    count = int(published[:4]) * 12 + int(published[5:7]) - 1 + months
    return f"{_year(count // 12)}-{count % 12 + 1:02}"


def day_away(published: str | None, days: int) -> str | None:
    """`days` days from publication: yesterday is -1, 翌日 1."""
    day = _day(published)
    return (day + datetime.timedelta(days)).isoformat() if day else None


def month_near(published: str | None, month: int, direction: Direction | None) -> str | None:
    """A month named without a year: the last one for what is past, the next for what is to come.

    The month of publication itself serves both. Without a direction only that one is decided.
    """
    if not published or len(published) < 7:
        return None
    year, current = int(published[:4]), int(published[5:7])
    if month != current:
        if direction is None:
            return None
        if direction == "past" and month > current:
            year -= 1
        if direction == "future" and month < current:
            year += 1
    return f"{_year(year)}-{month:02}"


def day_near(published: str | None, month: int, day: int, direction: Direction | None) -> str | None:
    """A day and month named without a year ("February 24", 2月24日).

    Without a direction the year of publication is taken only where the date lies within two months of it: a day is named
    without its year because the reader need not ask which.
    """
    today = _day(published)
    if not today:
        near = month_near(published, month, direction)
        return iso_day(int(near[:4]), month, day) if near else None
    candidates = [found for offset in (-1, 0, 1) if (found := _date(today.year + offset, month, day))]
    if direction == "past":
        candidates = [found for found in candidates if found <= today][-1:]
    elif direction == "future":
        candidates = [found for found in candidates if found >= today][:1]
    else:
        candidates = [found for found in candidates if abs((found - today).days) <= 62]
    return candidates[0].isoformat() if len(candidates) == 1 else None


def day_of_month_near(published: str | None, day: int, direction: Direction | None = "past") -> str | None:
    """A day named without its month (24日, "on the 24th"): in news the last such day, unless it is to come."""
    today = _day(published)
    if not today:
        return None
    steps = (0, 1, 2) if direction == "future" else (0, -1, -2)
    for step in steps:
        month = month_away(published, step)
        found = _date(int(month[:4]), int(month[5:7]), day) if month else None
        if found and (found >= today if direction == "future" else found <= today):
            return found.isoformat()
    return None


def weekday_near(published: str | None, weekday: int, direction: Direction | None = "past") -> str | None:
    """A day of the week (Monday is 0): the last one up to publication, or the next one from then."""
    today = _day(published)
    if not today:
        return None
    days = (weekday - today.weekday()) % 7 if direction == "future" else -((today.weekday() - weekday) % 7)
    return day_away(published, days)


def quarter_near(published: str | None, quarter: int, direction: Direction | None) -> str | None:
    """A calendar quarter named without a year; the current one serves both directions, as months do."""
    if not published or len(published) < 7:
        return None
    current = (int(published[5:7]) - 1) // 3 + 1
    year = int(published[:4])
    if quarter != current:
        if direction is None:
            return None
        year += (direction == "future" and quarter < current) - (direction == "past" and quarter > current)
    return f"{_year(year)}-Q{quarter}"


def quarter_away(published: str | None, quarters: int) -> str | None:
    """`quarters` calendar quarters from publication: last quarter is -1."""
    month = month_away(published, 3 * quarters)
    return f"{month[:4]}-Q{(int(month[5:7]) - 1) // 3 + 1}" if month else None


def fiscal_year_away(published: str | None, years: int, fiscal: tuple[int, bool] = JAPAN_FISCAL) -> str | None:
    """`years` fiscal years from publication: 今年度 is 0, 来年度 1. `fiscal` says whose year it is."""
    if not published or len(published) < 7:
        return None
    first_month, named_by_end = fiscal
    began = int(published[:4]) - (int(published[5:7]) < first_month)
    return f"FY{_year(began + named_by_end + years)}"


def end_of(value: str | None) -> str | None:
    """The end of a stated time: of a year its December, of anything shorter or fiscal itself (`2027` → `2027-12`)."""
    return f"{value}-12" if value and len(value) == 4 else value


def later(value: str | None, years: int) -> str | None:
    """The same time of year, `years` after a resolved one: "a year later" after `2030` is `2031`."""
    if not value:
        return None
    prefix = "FY" if value.startswith("FY") else ""
    bare = value.removeprefix("FY")
    return f"{prefix}{_year(int(bare[:4]) + years)}{bare[4:]}"


def iso_day(year: int, month: int, day: int) -> str | None:
    """`YYYY-MM-DD`, or None where the calendar has no such day."""
    found = _date(year, month, day)
    return found.isoformat() if found else None


def _year(year: int) -> str:
    return f"{min(max(year, 1), 9999):04}"


def _day(published: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(published) if published and len(published) == 10 else None


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
