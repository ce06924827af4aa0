"""Dates as bylines, datelines, metadata and addresses write them, in English and Japanese, to ISO dates.

Only what is certain is read: 03/04/2024, which is March in one country and April in the next, gives the year.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from daicho.model.dates import is_partial_date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d)"
_ERAS = {"令和": 2018, "平成": 1988, "R": 2018, "H": 1988}  # the year before each era's first

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<era>令和|平成)\s?(?P<era_year>元|\d{1,2})年\s?(?P<month>\d{1,2})月\s?(?P<day>\d{1,2})日",
        r"(?<![\w.])(?P<era>[RH])(?P<era_year>\d{1,2})\.(?P<month>\d{1,2})\.(?P<day>\d{1,2})(?!\d)",
        rf"(?<!\d){_YEAR}年\s?(?P<month>\d{{1,2}})月(?:\s?(?P<day>\d{{1,2}})日)?",
        rf"(?<![\d/.-]){_YEAR}(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}})(?!\d)",
        rf"(?<![\d/.-])(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}",
        rf"(?<![\d/.-])(?P<one>\d{{1,2}})/(?P<other>\d{{1,2}})/{_YEAR}",
        rf"\b{_MONTH}\s?{_DAY}\s?,?\s?{_YEAR}",
        rf"(?<![\d.,]){_DAY}(?:\sof)?[\s-]{_MONTH},?[\s-]{_YEAR}",
        rf"\b{_MONTH},?\s{_YEAR}",
        rf"\b{_MONTH}\s{_DAY}",
        rf"(?<![\d.,$]){_DAY}\s{_MONTH}",
        r"(?<!\d)(?P<month>\d{1,2})月\s?(?P<day>\d{1,2})日",
    )
)
_DIGIT = re.compile(r"\d")  # every form has one
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)\Z")
_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|[月火水木金土日](?:曜日?)?(?![^\s)）]))"
)
_WEEKDAY_BEFORE = re.compile(rf"[(]?{_WEEKDAY}[,)]?\s*\Z", re.IGNORECASE)
_TIME_AFTER = re.compile(
    rf"""(?: [\s,T@|(]* (?: at\s* )?
        (?: {_WEEKDAY} | \d\d?[:.]\d\d(?::\d\d(?:[.,]\d+)?)?(?:\s?[ap]\.?m\b\.?)? | \d\d?\s?[ap]\.?m\b\.?
          | (?:午前|午後)?\s?\d\d?時(?:\d\d?分)?
          | Z\b | (?-i:(?:GMT|UTC)(?:[+-]\d\d?(?::?\d\d)?)?|[A-Z]{{2,4}}T)\b | [+-]\d\d:?\d\d\b ) [)]? )+""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Written:
    """A date found at `start` to `end`. date: ISO, possibly partial; `--02-24` where the year is missing."""

    date: str
    start: int
    end: int


def dates_in(text: str) -> Iterator[Written]:
    """The dates in `text`, the forms that say most first, none overlapping. `text` should be NFKC."""
    if not _DIGIT.search(text):
        return
    taken: list[tuple[int, int]] = []
    for form in _FORMS:
        for match in form.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            if date := _iso(match.groupdict()):
                taken.append(match.span())
                yield Written(date, *match.span())


def written_date(text: str) -> str | None:
    """The date that `text`, a field that holds nothing else but perhaps a time, gives; None where it gives none for certain."""
    text = unicodedata.normalize("NFKC", text).strip()
    if is_partial_date(text):
        return text
    if compact := compact_date(text):
        return compact
    for found in dates_in(text):
        before, after = around(text, found)
        return found.date if not found.date.startswith("-") and not (before + after).strip() else None
    return None


def around(text: str, date: Written) -> tuple[str, str]:
    """What stands before and after a date, without the weekday, the time and the time zone that go with it."""
    time = _TIME_AFTER.match(text, date.end)
    return _WEEKDAY_BEFORE.sub("", text[: date.start]), text[time.end() if time else date.end :]


def compact_date(digits: str) -> str | None:
    """`20240412` → `2024-04-12`, if that is a day of the calendar."""
    match = _COMPACT.match(digits)
    date = "-".join(match.groups()) if match else ""
    return date if is_partial_date(date) else None


def _iso(parts: dict[str, str | None]) -> str | None:
    year = parts.get("year")
    if era := parts.get("era"):
        number = parts["era_year"] or ""
        year = str(_ERAS[era.upper()] + (1 if number == "元" else int(number)))
    month, day = parts.get("month"), parts.get("day")
    if name := parts.get("name"):
        month = str(_MONTHS.index(name.lower()[:3]) + 1)
    if one := parts.get("one"):
        month, day = _day_and_month(int(one), int(parts["other"] or 0))
    # A leap year stands in for a missing one, so that February 29 counts as a day.
    date = "-".join([year or "2000", *(f"{int(part):02}" for part in (month, day) if part)])
    if not is_partial_date(date):
        return None
    return date if year else f"--{date[5:]}"


def _day_and_month(one: int, other: int) -> tuple[str | None, str | None]:
    """Month and day of 17/09 or 09/17; neither where both could be the month."""
    if one == other or one > 12:
        return str(other), str(one)
    return (str(one), str(other)) if other > 12 else (None, None)
