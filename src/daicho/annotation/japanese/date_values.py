"""What a Japanese date that the grammar has found means, in the formats of `When.value`."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from daicho.annotation import calendar
from daicho.annotation.calendar import Direction
from daicho.annotation.japanese import date_grammar as grammar
from daicho.annotation.japanese.tense import direction_after
from daicho.model.flow import Flow

_NEAR = 4
"""Months to either side of publication that a bare month is looked for in where no tense tells."""


@dataclass(slots=True)
class Story:
    """What the dates read so far leave for those to come: the last one's value, and the era a bare 同10年 belongs to."""

    published: str | None
    last: str | None = None
    era: int | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A date as characters `start` to `end` of a sentence's line. low: a range's first end."""

    start: int
    end: int
    value: str | None
    low: str | None = None


def read_date(flow: Flow, head: re.Match[str], story: Story) -> Read | None:
    """The date that begins with `head`, or None where it turns out to be none."""
    text, published = flow.text, story.published
    match head.lastgroup:
        case "ey" | "y4" | "same" | "y2":
            year = _absolute(head, story)
            if decade := grammar.DECADE.match(text, head.end()):
                return Read(head.start(), decade.end(), None)
            return _within_year(text, head, f"{year:04}")
        case "fyear":
            value = calendar.fiscal_year_away(published, grammar.FISCAL_AWAY[head["fyear"]])
            tail = grammar.IN_YEAR.match(text, head.end())
            return Read(head.start(), tail.end() if tail else head.end(), value)
        case "year":
            return _within_year(text, head, calendar.year_away(published, grammar.YEARS_AWAY[head["year"]]))
        case "on":
            return _within_year(text, head, _year_on(text, head, story))
        case "when":
            return _counted(head, published)
        case "month":
            return _within_month(text, head, calendar.month_away(published, grammar.MONTHS_AWAY[head["month"]]))
        case "week" | "wd":
            return Read(head.start(), head.end(), _in_week(head, published))
        case "season" | "alone" | "within" | "wm" | "quarter" | "to" | "m" | "d" | "day_word":
            return _relative(flow, head, story)
    return None


def _year_on(text: str, head: re.Match[str], story: Story) -> str | None:
    """The year counted from the date before it. A fiscal one (翌年度) needs a fiscal one to count from."""
    year = calendar.later(story.last, grammar.YEARS_ON[head["on"]])
    if text.startswith("度", head.end()) and not (story.last or "").startswith("FY"):
        return None
    return _bare_year(year)


def _counted(head: re.Match[str], published: str | None) -> Read:
    """A time so many years or months from publication: 3年後, 半年後, 18カ月以内."""
    count = head["count"]
    if count == "半":
        return Read(head.start(), head.end(), calendar.month_away(published, 6))
    number = grammar.KANJI[count] if count in grammar.KANJI else int(count)
    away = calendar.month_away(published, number) if head["months"] else calendar.year_away(published, number)
    return Read(head.start(), head.end(), away)


def _absolute(head: re.Match[str], story: Story) -> int:
    if head["y4"]:
        return int(head["y4"])
    if head["era"]:
        story.era = grammar.ERAS[head["era"]]
        return story.era + (1 if head["ey"] == "元" else int(head["ey"]))
    number = int(head["same"] or head["y2"])
    if head["same"] and story.era is not None:
        return story.era + number
    around = int((story.published or story.last or "2025").removeprefix("FY")[:4])
    return min((1900 + number, 2000 + number), key=lambda year: abs(year - around))


def _within_year(text: str, head: re.Match[str], year: str | None) -> Read:
    tail = grammar.IN_YEAR.match(text, head.end())
    assert tail is not None  # noqa: S101  # every part of the pattern is optional
    return Read(head.start(), tail.end(), *_value(year, tail))


def _value(year: str | None, tail: re.Match[str]) -> tuple[str | None, str | None]:
    """The value and low end of a year with its tail."""
    if year is None:
        return None, None
    if tail["fiscal"]:
        return f"FY{year}", None
    if tail["last"]:
        first, last = int(tail["first"]), int(tail["last"])
        return _months(int(year) + (last < first), first, last)
    if tail["term"]:
        return _business_year(int(year), int(tail["m"])), None
    if tail["d"]:
        return calendar.iso_day(int(year), int(tail["m"]), int(tail["d"])), None
    if tail["m"]:
        return f"{year}-{int(tail['m']):02}", None
    if tail["q"]:
        return f"{year}-Q{_quarter(tail['q'])}", None
    return (calendar.end_of(year) if tail["end"] else year), None


def _months(year: int, first: int, last: int) -> tuple[str | None, str | None]:
    """Months `first` to `last` of the year `year` ends them in: a quarter where they are one."""
    if first % 3 == 1 and last == first + 2:
        return f"{year:04}-Q{last // 3}", None
    return f"{year:04}-{last:02}", f"{year - (last < first):04}-{first:02}"


def _business_year(year: int, month: int) -> str | None:
    """A company's year that ends in `month`: the March one is Japan's fiscal year, the December one the calendar's."""
    return {3: f"FY{year - 1:04}", 12: f"{year:04}"}.get(month)


def _within_month(text: str, head: re.Match[str], month: str | None) -> Read:
    tail = grammar.IN_MONTH.match(text, head.end())
    assert tail is not None  # noqa: S101  # every part of the pattern is optional
    if tail["d"] and month:
        month = calendar.iso_day(int(month[:4]), int(month[5:]), int(tail["d"]))
    return Read(head.start(), tail.end(), month)


def _relative(flow: Flow, head: re.Match[str], story: Story) -> Read | None:
    text, published, end = flow.text, story.published, head.end()
    direction = direction_after(flow, end)
    if head["m"]:
        return _bare_month(text, head, published, direction)
    if head["d"]:
        if not grammar.AT.match(text, end):  # 15日、…を実施すると発表した: the day is that of the report
            direction = "past"
        return Read(head.start(), end, calendar.day_of_month_near(published, int(head["d"]), direction))
    if head["quarter"]:
        return Read(head.start(), end, calendar.quarter_near(published, _quarter(head["quarter"]), direction))
    if head["which"]:
        return Read(
            head.start(),
            end,
            calendar.year_away(published, "昨今来".find(head["which"]) - 1 if head["which"] != "翌" else 1),
        )
    if head["alone"]:
        near = calendar.month_near(published, grammar.SEASONS[head["alone"]], direction)
        return Read(head.start(), end, near and near[:4])
    if word := head["day_word"]:
        if word in grammar.DAYS_AWAY:
            return Read(head.start(), end, calendar.day_away(published, grammar.DAYS_AWAY[word]))
        return Read(head.start(), end, calendar.day_away(story.last, {"前日": -1, "同日": 0, "翌日": 1}[word]))
    value = _within(head["within"], published)
    if head["wm"] and value:  # 年明けの2月
        value = f"{value[:4]}-{int(head['wm']):02}"
    return Read(head.start(), end, value)


def _bare_month(text: str, head: re.Match[str], published: str | None, direction: Direction | None) -> Read | None:
    """A month without its year (4月, 8月末, 12月5日, 4〜6月期)."""
    month = int(head["m"])
    if head["to"]:
        last = int(head["to"][1:])
        near = calendar.month_near(published, last, direction)
        value, low = _months(int(near[:4]), month, last) if near else (None, None)
        return Read(head.start(), head.end() + text.startswith("期", head.end()), value, low)
    if text.startswith("期", head.end()):
        return None
    tail = grammar.IN_MONTH.match(text, head.end())
    if tail and tail["d"]:
        day = int(tail["d"])
        near_day = calendar.day_near(published, month, day, None) or calendar.day_near(published, month, day, direction)
        return Read(head.start(), tail.end(), near_day)
    return _within_month(text, head, calendar.month_near(published, month, direction or _nearer(published, month)))


def _nearer(published: str | None, month: int) -> Direction | None:
    """Where a month lies that no tense places (着工は11月。): where it is much nearer to publication."""
    if not published or len(published) < 7:
        return None
    ahead = (month - int(published[5:7])) % 12
    return "future" if ahead <= _NEAR else "past" if ahead >= 12 - _NEAR else None


def _in_week(head: re.Match[str], published: str | None) -> str | None:
    """The month or the day of a week named from publication (来週, 来週11日); None where the week lies in two months."""
    away = 7 * grammar.WEEKS_AWAY[head["week"]]
    day = calendar.day_away(published, away)
    if day is None:
        return None
    if head["wd"]:
        week = (calendar.day_away(published, away + k) for k in range(-6, 7))
        return next((found for found in week if found and int(found[8:]) == int(head["wd"])), None)
    monday = -datetime.date.fromisoformat(day).weekday()
    ends = {found[:7] for k in (monday, monday + 6) if (found := calendar.day_away(published, away + k))}
    return ends.pop() if len(ends) == 1 else None


def _within(word: str, published: str | None) -> str | None:
    match word:
        case "年内":
            return calendar.year_away(published, 0)
        case "年末":
            return calendar.end_of(calendar.year_away(published, 0))
        case "年明け":
            return calendar.year_away(published, 1)
        case "年度内" | "年度末":
            return calendar.fiscal_year_away(published, 0)
        case "月内" | "月末":
            return calendar.month_away(published, 0)
    return calendar.year_away(published, 0)  # 年初


def _bare_year(value: str | None) -> str | None:
    return value.removeprefix("FY")[:4] if value else None


def _quarter(text: str) -> int:
    return "一二三四".find(text) + 1 or int(text)
